using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Access;

/// <summary>After the password: a passkey, a code of the authenticator app, or a recovery code. Nobody is in without one.</summary>
[OpenToAll]
public sealed class SecondFactorPage(CylchDb db, PartWay partWay, SignInSteps steps, Passkeys passkeys) : CylchPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(Name = "back", SupportsGet = true)]
    public string? Back { get; set; }

    public bool HasAuthenticator { get; private set; }

    public bool HasPasskey { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { } account ? account.TwoFactorEnabled ? Page() : RedirectToPage("Enrol", new { back = Back }) : Afresh();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { TwoFactorEnabled: true } account)
        {
            return Afresh();
        }

        if (string.IsNullOrWhiteSpace(Code))
        {
            Wrong(nameof(Code), "second-factor.code-missing");
            return AskAgain();
        }

        return await steps.CodeAsync(account, Code, cancellationToken) is { } refusal ? Refused(refusal, nameof(Code)) : GoBack(Back);
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { } account ? Content(await passkeys.AskForProofAsync(account), "application/json") : Afresh();

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is null)
        {
            return Afresh();
        }

        var proved = await passkeys.ProveAsync(credential);
        if (proved.IsRefused)
        {
            return Refused(proved.Refusal!);
        }

        await steps.FinishAsync(proved.Value, WayIn.Passkey, cancellationToken);
        return GoBack(Back);
    }

    private async Task<Account?> FindAsync(CancellationToken cancellationToken)
    {
        var account = await partWay.AccountAsync();
        HasAuthenticator = account?.AuthenticatorKey is not null;
        HasPasskey = account is not null && await db.UserPasskeys.AnyAsync(p => p.UserId == account.Id, cancellationToken);
        return account;
    }

    private RedirectToPageResult Afresh() => RedirectToPage("SignIn", new { back = Back });
}
