using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Fairness;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A conversation with who wrote what in it.</summary>
public sealed record FairnessTalkShown(FairnessConversation Conversation, IReadOnlyList<FairnessSaid> Said)
{
    public FairnessTalk Stands { get; } = new([.. Said.Select(s => s.Entry.Kind)]);

    /// <summary>The step that is open; null when none is.</summary>
    public FairnessSaid? Step => Stands.HasStep ? Said.LastOrDefault(s => s.Entry.Kind == FairnessEntryKind.StepSet) : null;

    /// <summary>The figures it was last opened with.</summary>
    public FairnessSnapshot? Figures =>
        Said.LastOrDefault(s => s.Entry.Figures is not null) is { Entry.Figures: { } text } ? RulesJson.Read<FairnessSnapshot>(text) : null;

    /// <summary>The wording that says where it stands: fairness.talk.closed and its like.</summary>
    public string State => !Stands.IsOpen ? "fairness.talk.closed"
        : Stands.HasStep ? "fairness.talk.step"
        : Stands.AwaitsAuthority ? "fairness.talk.awaits-authority"
        : Stands.AwaitsProvider ? "fairness.talk.awaits-provider" : "fairness.talk.open";

    public static async Task<IReadOnlyList<FairnessTalkShown>> ReadAsync(
        CylchDb db, IQueryable<FairnessConversation> conversations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await conversations.AsNoTracking().Include(c => c.Entries).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var ids = found.SelectMany(c => c.Entries).SelectMany(e => new long?[] { e.WrittenByAccountId, e.OwnerAccountId }).OfType<long>().Distinct().ToList();
        var names = await db.Users.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        return [.. found.Select(c => new FairnessTalkShown(c, [.. c.Entries.OrderBy(e => e.Id).Select(e => new FairnessSaid(
            e, names.GetValueOrDefault(e.WrittenByAccountId, ""), e.OwnerAccountId is { } owner ? names.GetValueOrDefault(owner) : null))]))];
    }
}

/// <summary>One thing written, by whom, and whose the step is.</summary>
public sealed record FairnessSaid(FairnessEntry Entry, string By, string? Owner)
{
    public bool IsOfProvider => Entry.Kind == FairnessEntryKind.Answered;
}
