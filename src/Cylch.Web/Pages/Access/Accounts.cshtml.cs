using Cylch.Records.Access;
using Cylch.Records;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Access;

/// <summary>The accounts that have to do with the organisations I administer.</summary>
[Needs(Permission.Administer)]
public sealed class AccountsPage(CylchDb db, Ties ties) : CylchPage
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public PageOf<AccountRow> Accounts { get; private set; } = new([], 1, 0);

    public string RolesOf(AccountRow account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return string.Join(", ", account.Roles.Distinct().Select(r => W.Of("role", r)).Concat(account.Links.Distinct().Select(l => W.Of("link", l))));
    }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Accounts = await Paging.ReadAsync(await ChosenAsync(), Number, cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var csv = new CsvText(W["accounts.name"], W["sign-in.mail"], W["accounts.roles"], W["accounts.standing"]);
        foreach (var account in await (await ChosenAsync()).ToListAsync(cancellationToken))
        {
            csv.Row(account.Name, account.Mail, RolesOf(account), W[account.Standing]);
        }

        return csv.ToFile(W["accounts.file"] + ".csv");
    }

    private async Task<IQueryable<AccountRow>> ChosenAsync()
    {
        var reach = await Evaluator.ReachAsync(Permission.Administer);
        var organisations = reach.OrganisationIds.ToArray();
        var accounts = ties.Accounts(reach);
        if (!string.IsNullOrWhiteSpace(Search))
        {
            var sought = Search.Trim().ToUpperInvariant();
            accounts = accounts.Where(a => a.DisplayName.ToUpper().Contains(sought) || (a.NormalizedEmail != null && a.NormalizedEmail.Contains(sought)));
        }

        var today = Today;
        return accounts.OrderBy(a => a.DisplayName).ThenBy(a => a.Id).Select(a => new AccountRow(
            a.Id,
            a.DisplayName,
            a.Email,
            a.ClosedAt != null ? "accounts.closed" : a.TwoFactorEnabled || a.IsDemonstration ? "accounts.open" : "accounts.not-begun",
            db.RoleAssignments.Where(r => r.AccountId == a.Id && organisations.Contains(r.OrganisationId) && r.FromOn <= today && (r.UntilOn == null || r.UntilOn >= today))
                .Select(r => r.Role).ToList(),
            db.PersonLinks.Where(l => l.AccountId == a.Id && l.FromOn <= today && (l.UntilOn == null || l.UntilOn >= today)
                    && db.People.Any(p => p.Id == l.PersonId && organisations.Contains(p.AuthorityId)))
                .Select(l => l.Kind).ToList()));
    }
}

/// <summary>An account in the list, with what it holds today in the organisations I administer.</summary>
/// <param name="Standing">The wording key of how it stands: in use, not begun, closed.</param>
public sealed record AccountRow(long Id, string Name, string? Mail, string Standing, IReadOnlyList<Role> Roles, IReadOnlyList<LinkKind> Links);
