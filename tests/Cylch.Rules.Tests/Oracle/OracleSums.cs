using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>The oracle's own arithmetic, in decimal pence.</summary>
internal static class Sums
{
    public static decimal Round(decimal pence) => Math.Round(pence, 0, MidpointRounding.AwayFromZero);

    public static decimal Of(decimal pence, Share share) => Round(pence * share.Numerator / share.Denominator);

    /// <summary>Rounds every part down, then hands the odd pennies round to whoever lost most.</summary>
    public static decimal[] Divide(decimal whole, int[] weights)
    {
        decimal together = weights.Sum();
        var exact = weights.Select(weight => whole * weight / together).ToArray();
        var parts = exact.Select(Math.Floor).ToArray();
        var queue = Enumerable.Range(0, weights.Length)
            .OrderByDescending(index => whole * weights[index] % together).ThenBy(index => index).ToList();
        for (var odd = 0; odd < whole - parts.Sum(); odd = 0)
        {
            parts[queue[0]] += 1;
            queue.RemoveAt(0);
        }

        return parts;
    }
}

/// <summary>Money held for one outcome, kept as the separate sums in which it came, each with what has happened to it.</summary>
internal sealed class OraclePots
{
    private readonly Dictionary<long, List<Pot>> _pots = [];

    private List<Pot> Of(long outcome) => _pots.TryGetValue(outcome, out var pots) ? pots : _pots[outcome] = [];

    public void Fill(long outcome, decimal pence) => Of(outcome).Add(new Pot(pence, pence, 0));

    public decimal Empty(long outcome)
    {
        var all = Of(outcome).Sum(pot => pot.Left);
        _pots[outcome] = [];
        return all;
    }

    /// <param name="apart">Held in this very period and not yet to be decided about.</param>
    public (decimal Released, decimal Returned) Review(long outcome, Share share, decimal apart)
    {
        var pots = Of(outcome);
        var fresh = pots.Where(pot => pot.Reviews == 0).Sum(pot => pot.Left) - apart;
        var waiting = pots.SingleOrDefault(pot => pot.Reviews == 1);
        var released = Sums.Of(fresh, share);
        var returned = 0m;
        var next = new List<Pot>();
        if (waiting is not null)
        {
            var already = waiting.Whole - waiting.Left;
            var due = Sums.Of(waiting.Whole, share);
            var more = due > already ? due - already : 0;
            returned = waiting.Left - more;
            if (fresh > released)
            {
                next.Add(new Pot(fresh, fresh - released, 1));
            }

            released += more;
        }
        else if (fresh > released)
        {
            next.Add(new Pot(fresh, fresh - released, 1));
        }

        if (apart > 0)
        {
            next.Add(new Pot(apart, apart, 0));
        }

        _pots[outcome] = next;
        return (released, returned);
    }

    private sealed record Pot(decimal Whole, decimal Left, int Reviews);
}

/// <summary>The oracle's own reading of marks and results.</summary>
internal static class OracleMarks
{
    public static bool IsMet(StoryOutcome outcome, int reading, int tolerance) => outcome.Kind == OutcomeKind.Maintenance
        ? outcome.Baseline - reading <= tolerance
        : outcome.Target - reading <= 0;

    public static Share ReleaseShare(ReleaseOnVerified term, StoryOutcome outcome, int reading)
    {
        if (IsMet(outcome, reading, term.MaintenanceTolerancePoints))
        {
            return term.ReachedShare;
        }

        // So much of the way as the term asks, without dividing: (reading − baseline) / (target − baseline) ≥ n / d.
        var far = (decimal)(reading - outcome.Baseline) * term.PartFrom.Denominator;
        var mark = (decimal)(outcome.Target - outcome.Baseline) * term.PartFrom.Numerator;
        return outcome.Kind == OutcomeKind.Change && far >= mark ? term.PartShare : new Share(0, 1);
    }

    public static decimal FlatPrice(PaymentTerm term, StoryOutcome outcome, int reading) => term switch
    {
        PriceForMaintaining flat => IsMet(outcome, reading, flat.PointsBelow) ? flat.Pence : 0,
        PriceForProcess flat => IsMet(outcome, reading, 0) ? flat.Pence : 0,
        PriceByResult card => Judged(outcome, reading) switch
        {
            'A' => card.AchievedPence,
            'P' => card.PartlyPence,
            'M' => card.MaintainedPence,
            _ => card.SlippedPence,
        },
        _ => throw new InvalidOperationException(),
    };

    /// <summary>By the measure's own rule: achieved, or held steady where that was wanted.</summary>
    public static bool IsReached(StoryOutcome outcome, int reading) => Judged(outcome, reading) switch
    {
        'A' => true,
        'M' => outcome.Kind == OutcomeKind.Maintenance,
        _ => false,
    };

    private static char Judged(StoryOutcome outcome, int reading)
    {
        var change = reading - outcome.Baseline;
        if (outcome.Kind == OutcomeKind.Maintenance)
        {
            return change < 0 ? 'S' : 'M';
        }

        var achieved = outcome is { Measure: Measure.OxfordHipScore, Kind: OutcomeKind.Change } ? change >= 8 : reading >= outcome.Target;
        return achieved ? 'A' : change > 0 ? 'P' : change == 0 ? 'M' : 'S';
    }
}
