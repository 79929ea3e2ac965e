using Cylch.Rules.Fairness;
using NodaTime;

namespace Cylch.Records.Fairness;

/// <summary>
/// Reads the fairness watch of an authority as it is known on a day, anew each time: nothing of it is stored but what a conversation
/// keeps. It reads what was settled and verified; nothing that settles or pays reads it.
/// </summary>
public sealed class ReadFairness(CylchDb db)
{
    public Task<FairnessFacts> FactsAsync(long authorityId, LocalDate asOn, CancellationToken cancellationToken) =>
        new FairnessFactsReading(db, authorityId, asOn, cancellationToken).ReadAsync();

    /// <summary>One question's figures for one provider, to be kept; null when the provider has nothing to count in it.</summary>
    public async Task<FairnessSnapshot?> SnapshotAsync(
        long authorityId, long providerId, FairnessQuestion question, LocalDate asOn, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(authorityId, asOn, cancellationToken);
        return FairnessSnapshot.Take(FairnessWatch.Of(facts).Single(finding => finding.Question == question), facts, providerId);
    }
}
