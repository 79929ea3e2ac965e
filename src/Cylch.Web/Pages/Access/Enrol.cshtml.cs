using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Access;

/// <summary>
/// Adds a second factor: for the first time on the way in, or another from one's own page. The first brings recovery codes,
/// shown this once.
/// </summary>
[OpenToAll]
public sealed class EnrolPage(
    CylchDb db, PartWay partWay, SignInSteps steps, Authenticators authenticators, Passkeys passkeys, KeepAuthenticator keepAuthenticator,
    MakeRecoveryCodes makeRecoveryCodes) : CylchPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(Name = "back", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "offered")]
    public string? OfferedBefore { get; set; }

    public OfferedKey? Offered { get; private set; }

    public IReadOnlyList<string>? Codes { get; private set; }

    /// <summary>Where the reader goes once the recovery codes are kept.</summary>
    public string Next => Url.IsLocalUrl(Back) ? Back! : FrameLinks.Home;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await WhoAsync(cancellationToken) is not { } account)
        {
            return Afresh();
        }

        Offered = authenticators.Offer(account);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await WhoAsync(cancellationToken) is not { } account)
        {
            return Afresh();
        }

        if (authenticators.Accept(account, OfferedBefore, Code ?? "") is not { } accepted)
        {
            Offered = authenticators.OfferAgain(account, OfferedBefore) ?? authenticators.Offer(account);
            Wrong(nameof(Code), "enrol.code-wrong");
            return AskAgain();
        }

        await keepAuthenticator.RunAsync(new Doing(account.Id, Current.Now), account.Id, accepted.Key, accepted.Step, cancellationToken);
        return await AddedAsync(account, WayIn.Authenticator, cancellationToken);
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken cancellationToken) =>
        await WhoAsync(cancellationToken) is { } account ? Content(await passkeys.AskForNewAsync(account), "application/json") : Afresh();

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? passkeyName, CancellationToken cancellationToken)
    {
        if (await WhoAsync(cancellationToken) is not { } account)
        {
            return Afresh();
        }

        if (await passkeys.KeepAsync(account, credential, passkeyName, cancellationToken) is { } refusal)
        {
            Offered = authenticators.Offer(account);
            return Refused(refusal);
        }

        return await AddedAsync(account, WayIn.Passkey, cancellationToken);
    }

    private async Task<IActionResult> AddedAsync(Account account, WayIn wayIn, CancellationToken cancellationToken)
    {
        if (Current.AccountId is not null)
        {
            Tell(W["enrol.added"]);
            return RedirectToPage("Mine");
        }

        Codes = (await makeRecoveryCodes.RunAsync(new Doing(account.Id, Current.Now), account.Id, cancellationToken)).Value;
        await steps.FinishAsync(account, wayIn, cancellationToken);
        ModelState.Clear();
        return Page();
    }

    // Somebody part of the way in who has a second factor must prove it, not add another.
    private async Task<Account?> WhoAsync(CancellationToken cancellationToken) => Current.AccountId is { } id
        ? await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken)
        : await partWay.AccountAsync() is { TwoFactorEnabled: false } account ? account : null;

    private RedirectToPageResult Afresh() => RedirectToPage("SignIn", new { back = Back });
}
