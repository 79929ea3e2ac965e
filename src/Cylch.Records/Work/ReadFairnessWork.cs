using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Rules.Fairness;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Work;

/// <summary>What waits in conversations about findings: answers of providers, replies of the authority, and steps for whoever owns them.</summary>
internal sealed class ReadFairnessWork(CylchDb db)
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    public async Task<IEnumerable<WorkItem>> OfAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var authorities = Reach.Of(viewer, Permission.AskFairness).AuthorityIds;
        var providers = Reach.Of(viewer, Permission.AnswerFairness).ProviderIds;
        if (authorities.Count + providers.Count == 0)
        {
            return [];
        }

        var talks = await db.FairnessConversations.AsNoTracking().Include(c => c.Entries)
            .Where(c => authorities.Contains(c.AuthorityId) || providers.Contains(c.ProviderId)).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var names = await db.Organisations.AsNoTracking()
            .Where(o => db.FairnessConversations.Any(c => c.AuthorityId == o.Id || c.ProviderId == o.Id))
            .ToDictionaryAsync(o => o.Id, cancellationToken);
        var items = new List<WorkItem>();
        foreach (var talk in talks)
        {
            var entries = talk.Entries.OrderBy(e => e.Id).ToList();
            var stands = new FairnessTalk([.. entries.Select(e => e.Kind)]);
            if (stands.HasStep && entries.FindLast(e => e.Kind == FairnessEntryKind.StepSet) is { } step && step.OwnerAccountId == viewer.AccountId)
            {
                items.Add(Item(WorkKind.TakeStep, talk, step, authorities.Contains(talk.AuthorityId) ? talk.ProviderId : talk.AuthorityId));
            }
            else if (stands.AwaitsProvider && providers.Contains(talk.ProviderId))
            {
                items.Add(Item(WorkKind.AnswerFinding, talk, entries.FindLast(e => e.DueOn is not null) ?? entries[0], talk.AuthorityId));
            }
            else if (stands.AwaitsAuthority && authorities.Contains(talk.AuthorityId))
            {
                items.Add(Item(WorkKind.ReplyToFinding, talk, entries.FindLast(e => e.Kind == FairnessEntryKind.Answered)!, talk.ProviderId));
            }
        }

        return items;

        WorkItem Item(WorkKind kind, FairnessConversation talk, FairnessEntry entry, long with) => new(
            kind, talk.Id, names[with].Reference, names[with].NameEn, names[with].NameCy, entry.DueOn, entry.WrittenAt.InZone(London).Date,
            entry.DueOn is null ? ClockSetBy.Nobody : ClockSetBy.OwnAim);
    }
}
