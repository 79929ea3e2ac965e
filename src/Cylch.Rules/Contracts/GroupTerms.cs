using Cylch.Rules.Outcomes;

namespace Cylch.Rules.Contracts;

/// <summary>
/// A flat price for each outcome of one kind that is reached, by the group the outcome is in and the person's complexity band.
/// Reached is by the measure's own rule: achieved, or held steady where that was wanted. An outcome in no group is refused.
/// </summary>
/// <param name="Groups">No area of well-being stands in two of them.</param>
public sealed record PriceByGroup(int Number, OutcomeKind Kind, IReadOnlyList<OutcomeGroup> Groups, BandWeights Weights) : PaymentTerm(Number)
{
    /// <summary>The group of an area, or null when it is in none.</summary>
    public OutcomeGroup? Of(WellBeingArea? area)
    {
        foreach (var group in Groups)
        {
            foreach (var held in group.Areas)
            {
                if (held == area)
                {
                    return group;
                }
            }
        }

        return null;
    }
}

/// <param name="Name">What both parties call the group, in each language.</param>
/// <param name="Areas">The areas of well-being whose outcomes are in it; at least one.</param>
/// <param name="Pence">For each outcome reached, 0 or more.</param>
public sealed record OutcomeGroup(IndicatorName Name, IReadOnlyList<WellBeingArea> Areas, long Pence);

/// <summary>
/// For a change outcome: a flat price, once in its life, when a verified reading finds it still reached at least so many weeks
/// after the first of an unbroken run of readings that did. A reading below breaks the run, and the weeks begin again.
/// </summary>
/// <param name="Weeks">1 to 104.</param>
/// <param name="Pence">0 or more.</param>
public sealed record PriceWhenSustained(int Number, int Weeks, long Pence, BandWeights Weights) : PaymentTerm(Number);
