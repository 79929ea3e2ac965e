using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Access;

/// <summary>The one-time link: choose a password, then a second factor.</summary>
[OpenToAll]
public sealed class SetUpPage(CylchDb db, UseSetUpLink useSetUpLink, PartWay partWay, SignInSteps steps) : CylchPage
{
    [BindProperty(Name = "code", SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>Whose link it is; null when it has been used or has run out.</summary>
    public Account? Account { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => FindAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        if (Account is null)
        {
            return AskAgain();
        }

        if (Password != Again)
        {
            Wrong(nameof(Again), "set-up.not-the-same");
            return AskAgain();
        }

        var decision = await useSetUpLink.RunAsync(Doing, Code ?? "", Password, cancellationToken);
        if (decision.IsRefused)
        {
            return Refused(decision.Refusal!, nameof(Password));
        }

        await steps.EndThisAsync(cancellationToken);
        await partWay.BeginAsync(await db.Users.AsNoTracking().SingleAsync(a => a.Id == decision.Value, cancellationToken));
        return RedirectToPage("Enrol");
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        var link = await useSetUpLink.FindAsync(Doing, Code, cancellationToken);
        Account = link is null ? null : await db.Users.AsNoTracking().SingleAsync(a => a.Id == link.AccountId, cancellationToken);
    }
}
