using Cylch.Records.Access;
using Cylch.Rules;
using Cylch.Web.Access;
using Cylch.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Access;

/// <summary>The way in for everybody with an account: a password first, or a passkey alone.</summary>
[OpenToAll]
public sealed class SignInPage(Settings settings, SignInSteps steps, Passkeys passkeys, PartWay partWay) : CylchPage
{
    [BindProperty]
    public string? Mail { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(Name = "back", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>They were on a page and must sign in to go on with it.</summary>
    public bool WasElsewhere => Url.IsLocalUrl(Back) && Back != Layout.FrameLinks.Home;

    public IActionResult OnGet() =>
        settings.Mode == Mode.Demonstration ? RedirectToPage("Personas", new { back = Back }) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Mail))
        {
            Wrong(nameof(Mail), "sign-in.mail-missing");
        }

        if (string.IsNullOrEmpty(Password))
        {
            Wrong(nameof(Password), "sign-in.password-missing");
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        if (await steps.PasswordAsync(Mail!, Password!, cancellationToken) is { } refusal)
        {
            return Refused(refusal, nameof(Mail));
        }

        return RedirectToPage("SecondFactor", new { back = Back });
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.AskForProofAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        var proved = await passkeys.ProveAsync(credential);
        if (proved.IsRefused)
        {
            return Refused(proved.Refusal!);
        }

        await partWay.EndAsync();
        await steps.FinishAsync(proved.Value, WayIn.Passkey, cancellationToken);
        return GoBack(Back);
    }
}
