namespace Cylch.Web.Pages.Access;

/// <summary>The form that asks the browser for a passkey: to make one, or to prove one.</summary>
/// <param name="Back">Where to go once in.</param>
public sealed record PasskeyForm(bool Makes, string? Back, bool IsPrimary = false);
