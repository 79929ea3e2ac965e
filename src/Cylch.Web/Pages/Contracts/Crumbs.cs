using Cylch.Records.Contracts;

namespace Cylch.Web.Pages.Contracts;

/// <summary>The way to a page of a contract.</summary>
/// <param name="ByVersions">Whether the list of versions is on the way.</param>
public sealed record Crumbs(Contract Contract, string Here, bool ByVersions);
