using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Access;

/// <summary>The demonstration's own way in: choose who to be. It has no address in production.</summary>
[OpenToAll]
[DemonstrationOnly]
public sealed class PersonasPage(CylchDb db, SignInSteps steps) : CylchPage
{
    [BindProperty(Name = "back", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Personas by the organisation they work for; last those who are there for themselves or somebody near.</summary>
    public IReadOnlyList<IGrouping<Organisation?, Persona>> Groups { get; private set; } = [];

    /// <summary>Authorities whose people are real, loaded beside the invented one, and which personas see them.</summary>
    public IReadOnlyList<(Organisation Authority, IReadOnlyList<string> Names)> Real { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var organisations = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, cancellationToken);
        var personas = await (
            from account in db.Users
            where account.IsDemonstration && account.ClosedAt == null
            from role in db.RoleAssignments.Where(r => r.AccountId == account.Id).OrderBy(r => r.Id).Take(1).DefaultIfEmpty()
            from link in db.PersonLinks.Where(l => l.AccountId == account.Id).OrderBy(l => l.Id).Take(1).DefaultIfEmpty()
            where role != null || link != null
            orderby account.Id
            select new Persona(account.Id, account.DisplayName, role == null ? null : role.Role, link == null ? null : link.Kind, role == null ? null : role.OrganisationId))
            .ToListAsync(cancellationToken);
        var real = organisations.Values.Where(o => o is { IsDemonstration: false, Kind: OrganisationKind.LocalAuthority }).Select(o => o.Id).ToArray();
        var seen = real.Length == 0 ? [] : await (
            from role in db.RoleAssignments
            join account in db.Users on role.AccountId equals account.Id
            where real.Contains(role.OrganisationId) && account.ClosedAt == null
            orderby account.Id
            select new { role.OrganisationId, account.DisplayName }).ToListAsync(cancellationToken);
        Real = [.. seen.GroupBy(s => organisations[s.OrganisationId], s => s.DisplayName).Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Distinct()]))];
        Groups = [.. personas
            .GroupBy(p => p.OrganisationId is { } id ? organisations[id] : null)
            .OrderBy(g => g.Key is null ? int.MaxValue : (int)g.Key.Kind).ThenBy(g => g.Key?.Id)];
    }

    public async Task<IActionResult> OnPostAsync(long accountId, CancellationToken cancellationToken)
    {
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId && a.IsDemonstration && a.ClosedAt == null, cancellationToken);
        if (account is null)
        {
            return NotFound();
        }

        await steps.FinishAsync(account, WayIn.Persona, cancellationToken);
        return GoBack(Back);
    }
}

/// <summary>One of the invented people of the demonstration whom a visitor may be.</summary>
public sealed record Persona(long AccountId, string Name, Role? Role, LinkKind? Link, long? OrganisationId);
