using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;

namespace Cylch.Records.Settlement;

/// <summary>
/// What a closed run decided about outcomes, read back from its own lines: a period worked out again takes late visits
/// into account, but never decides a result a second time, and never by a target that was agreed later.
/// </summary>
internal sealed class ClosedFindings
{
    private readonly Dictionary<long, (Finding Finding, ReadingFacts? Facts)> _found = [];
    private readonly Dictionary<long, Dictionary<long, int>> _weights = [];
    private readonly Dictionary<long, WellBeingArea> _areas = [];
    private readonly Dictionary<long, IndependenceFinding> _independence = [];
    private readonly Reversals _reversals;

    /// <param name="reversals">What was decided and taken back since is found as it stands now.</param>
    public ClosedFindings(ClosedRun closed, Reversals reversals)
    {
        _reversals = reversals;
        foreach (var line in closed.Own.Where(line => line.PackageId is not null))
        {
            var facts = LineText.Read(line.Inputs);
            if (facts is IndependenceLineInputs found)
            {
                _independence[line.PackageId!.Value] = new IndependenceFinding(found.ResultId, found.RewardedBefore);
            }

            if (facts is GroupLineInputs { Area: var area })
            {
                _areas[line.OutcomeId!.Value] = area;
            }

            if (facts is HoldLineInputs hold)
            {
                Weigh(line.PackageId!.Value, line.OutcomeId, hold);
            }
            else if (line.OutcomeId is { } outcomeId && Found(facts) is { } result)
            {
                _found[outcomeId] = result;
            }
        }
    }

    public Finding? Finding(long outcomeId) => _found.TryGetValue(outcomeId, out var found) ? _reversals.AsItStands(found.Finding) : null;

    /// <summary>Results that stand in the place of one decided here: they are decided with it, and never once more.</summary>
    public IEnumerable<long> DecidedInPlace => _found.Values.SelectMany(found => _reversals.InPlaceOf(found.Finding.ResultId));

    public ReadingFacts? Facts(long outcomeId) => _found.TryGetValue(outcomeId, out var found) ? found.Facts : null;

    public IndependenceFinding? Independence(long packageId) => _independence.GetValueOrDefault(packageId);

    /// <summary>The area an outcome's price went by, or null when no price did.</summary>
    public WellBeingArea? Area(long outcomeId) => _areas.TryGetValue(outcomeId, out var area) ? area : null;

    /// <summary>The weight an outcome had, or null when the run held nothing for the package.</summary>
    public int? Weight(long packageId, long outcomeId) =>
        _weights.TryGetValue(packageId, out var weights) ? weights.GetValueOrDefault(outcomeId) : null;

    private void Weigh(long packageId, long? outcomeId, HoldLineInputs hold)
    {
        if (!_weights.TryGetValue(packageId, out var weights))
        {
            _weights.Add(packageId, weights = []);
        }

        if (outcomeId is { } id)
        {
            weights[id] = hold.Weights[hold.Position];
        }
    }

    private static (Finding, ReadingFacts?)? Found(LineInputs facts) => facts switch
    {
        ReleaseLineInputs review => (Verified(review.ResultId, review.Facts), review.Facts),
        ResultLineInputs result => (Verified(result.ResultId, result.Facts), result.Facts),
        GroupLineInputs result => (Verified(result.ResultId, result.Facts), result.Facts),
        SustainedLineInputs held => (Verified(held.ResultId, held.Facts), held.Facts),
        CountedLineInputs counted => (Verified(counted.ResultId, counted.Facts), counted.Facts),
        MissedLineInputs missed => (Verified(missed.ResultId, missed.Facts), missed.Facts),
        BalanceLineInputs { Facts: { } reading } balance => (Verified(balance.ResultId, reading), reading),
        BalanceLineInputs { NeutralReason: { } reason } balance => (new NeutralEnding(balance.ResultId, reason), null),
        NeutralLineInputs neutral => (new NeutralEnding(neutral.ResultId, neutral.Reason), null),
        WaitLineInputs waits => (new Undecided(waits.ResultId, waits.Reason), null),
        _ => null,
    };

    private static VerifiedReading Verified(long resultId, ReadingFacts facts) =>
        new(resultId, facts.Reading, Cylch.Rules.Settlement.Confirmation.Confirmed);
}
