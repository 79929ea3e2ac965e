using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Startup;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Access;

/// <summary>The demonstration's own way in: choose who to be. It has no address in production.</summary>
[OpenToAll]
[DemonstrationOnly]
public sealed class PersonasPage(CylchDb db, SignInManager<Account> signIn) : CylchPage
{
    public IReadOnlyList<Persona> Personas { get; private set; } = [];

    public string? Back { get; private set; }

    public async Task OnGetAsync(string? back)
    {
        Back = back;
        Personas = await (
            from account in db.Users
            where account.IsDemonstration
            from role in db.RoleAssignments.Where(r => r.AccountId == account.Id).OrderBy(r => r.Id).Take(1).DefaultIfEmpty()
            from link in db.PersonLinks.Where(l => l.AccountId == account.Id).OrderBy(l => l.Id).Take(1).DefaultIfEmpty()
            from organisation in db.Organisations.Where(o => o.Id == role!.OrganisationId).DefaultIfEmpty()
            orderby account.Id
            select new Persona(account.Id, account.DisplayName, role == null ? null : role.Role, link == null ? null : link.Kind,
                organisation == null ? null : organisation.NameEn, organisation == null ? null : organisation.NameCy))
            .ToListAsync();
    }

    public async Task<IActionResult> OnPostAsync(long accountId, string? back)
    {
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == accountId && a.IsDemonstration);
        if (account is null)
        {
            return NotFound();
        }

        await signIn.SignInAsync(account, isPersistent: false, authenticationMethod: "demonstration");
        if (HttpContext.Request.Cookies[LanguageChoice.Cookie] is null)
        {
            LanguageChoice.Set(HttpContext, Language.OfCode(account.Language));
        }

        return LocalRedirect(Url.IsLocalUrl(back) ? back! : "/");
    }
}

/// <summary>One of the invented people of the demonstration whom a visitor may be.</summary>
public sealed record Persona(long AccountId, string Name, Role? Role, LinkKind? Link, string? OrganisationEn, string? OrganisationCy);
