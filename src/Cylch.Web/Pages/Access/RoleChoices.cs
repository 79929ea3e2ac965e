using System.Globalization;
using Cylch.Records;
using Cylch.Rules.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Access;

/// <summary>What an administrator may give: the organisations they administer, the roles that exist there, the teams.</summary>
public sealed record RoleChoices(IReadOnlyList<GovukChoice> Organisations, IReadOnlyList<GovukChoice> Authorities, IReadOnlyList<GovukChoice> Roles, IReadOnlyList<GovukChoice> Teams)
{
    public static readonly RoleChoices None = new([], [], [], []);

    public static async Task<RoleChoices> ReadAsync(CylchDb db, W words, Reach reach, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(reach);
        var ids = reach.OrganisationIds.ToArray();
        var organisations = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).OrderBy(o => o.Id).ToListAsync(cancellationToken);
        var teams = await db.Teams.AsNoTracking().Where(t => ids.Contains(t.OrganisationId)).OrderBy(t => t.Id).ToListAsync(cancellationToken);
        var roles = organisations.SelectMany(o => RoleCheck.RolesIn((RolePlace)o.Kind)).Distinct().Order();
        GovukChoice none = new("", words["accounts.choose"]);
        return new RoleChoices(
            [none, .. organisations.Select(o => Choice(o.Id, words.Either(o.NameEn, o.NameCy)))],
            [none, .. organisations.Where(o => (RolePlace)o.Kind == RolePlace.LocalAuthority).Select(o => Choice(o.Id, words.Either(o.NameEn, o.NameCy)))],
            [none, .. roles.Select(r => new GovukChoice(r.ToString(), words.Of("role", r)))],
            [new("", words["accounts.no-team"]), .. teams.Select(t => Choice(t.Id, words.Either(t.NameEn, t.NameCy)))]);
    }

    private static GovukChoice Choice(long id, string text) => new(id.ToString(CultureInfo.InvariantCulture), text);
}
