using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;

namespace Cylch.Records.Settlement;

/// <summary>A verification that does not stand, and what stands in its place.</summary>
internal sealed record ReversalOf(long VerificationId, long? ReplacedById, int? Reading, NeutralReason? NeutralReason, Confirmation? Confirmation);

/// <summary>
/// Results of a contract that were taken back after their disputes. A period that decided one is worked out again by what stands in its place, under the first
/// one's number, so that each line is set against the line it corrects.
/// </summary>
/// <param name="setAside">Results that a dispute has set aside and nothing stands in the place of yet: they wait.</param>
internal sealed class Reversals(IReadOnlyList<ReversalOf> all, IReadOnlySet<long> setAside)
{
    private readonly Dictionary<long, ReversalOf> _byResult = all.ToDictionary(r => ResultKey.OfVerification(r.VerificationId));

    public bool Reverses(long resultId) => _byResult.ContainsKey(resultId);

    /// <summary>What stands or stood in the place of a result, one after another.</summary>
    public IEnumerable<long> InPlaceOf(long resultId)
    {
        while (_byResult.TryGetValue(resultId, out var reversal) && reversal.ReplacedById is { } id)
        {
            yield return resultId = ResultKey.OfVerification(id);
        }
    }

    public Finding AsItStands(Finding finding)
    {
        ReversalOf? last = null;
        foreach (var resultId in InPlaceOf(finding.ResultId).Prepend(finding.ResultId))
        {
            last = _byResult.GetValueOrDefault(resultId) ?? last;
        }

        return last switch
        {
            null => setAside.Contains(finding.ResultId) ? new Undecided(finding.ResultId, UndecidedReason.Disputed) : finding,
            { NeutralReason: { } neutral } => new NeutralEnding(finding.ResultId, neutral),
            { Reading: { } reading } => new VerifiedReading(finding.ResultId, reading, OpenFindings.Said(last.Confirmation)),
            _ => new Undecided(finding.ResultId, UndecidedReason.NotVerified),
        };
    }
}
