using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Web.Access;
using Cylch.Web.Startup;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Layout;

/// <summary>
/// What the head of every page of a demonstration says of whom it shows. People and providers are invented, but readings of
/// real people may have been loaded beside them, and a page must not call those invented.
/// </summary>
public sealed class DemonstrationNotice(Settings settings, Current current, CylchDb db, W words)
{
    /// <summary>The sentence, or null where this is no demonstration.</summary>
    public async Task<string?> SayAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (settings.DemonstrationDay is not { } day)
        {
            return null;
        }

        var subject = context.Items[typeof(Subject)] as Subject ?? new Subject();
        return words[await KindAsync(subject, context.RequestAborted), words.Say.LongDate(day)];
    }

    private async Task<string> KindAsync(Subject subject, CancellationToken cancellationToken)
    {
        const string Invented = "shared.demonstration";
        const string Real = "shared.demonstration-real";

        // Whoever sees loaded readings holds a role in their authority beside one in the invented authority.
        var held = (await current.ViewerAsync())?.Roles.Select(r => r.OrganisationId).Distinct().ToArray() ?? [];
        if (held.Length < 2)
        {
            return Invented;
        }

        var real = await db.Organisations.Where(o => held.Contains(o.Id) && !o.IsDemonstration).Select(o => o.Id).ToListAsync(cancellationToken);
        if (real.Count == 0)
        {
            return Invented;
        }

        if (subject is { PersonId: null, ContractId: null, OrganisationId: null })
        {
            return "shared.demonstration-both";
        }

        var isReal = subject switch
        {
            { PersonId: { } person } => await db.People.AnyAsync(p => p.Id == person && real.Contains(p.AuthorityId), cancellationToken),
            { ContractId: { } contract } => await db.Contracts.AnyAsync(c => c.Id == contract && real.Contains(c.AuthorityId), cancellationToken),
            _ => await db.Organisations.AnyAsync(o => o.Id == subject.OrganisationId && !o.IsDemonstration, cancellationToken),
        };
        return isReal ? Real : Invented;
    }
}
