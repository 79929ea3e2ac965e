namespace Cylch.Rules.Contracts;

/// <summary>
/// A price for each outcome reached, of which a share is paid that depends on how many of the outcomes decided were reached:
/// all or nothing at one mark, or step by step. Judged by each measure's own rule (<see cref="Outcomes.Judge"/>): achieved or
/// maintained counts as reached. Neutral endings and results that wait are not counted.
/// </summary>
/// <param name="PencePerResult">0 or more.</param>
/// <param name="Tiers">In any order; the first begins at nothing reached, so that no share of results is without an answer.</param>
/// <param name="Over">Each period by itself, or the whole contract year in its last period.</param>
public sealed record PriceByTier(int Number, long PencePerResult, IReadOnlyList<Tier> Tiers, RangeOver Over) : PaymentTerm(Number)
{
    /// <summary>The tier for a share reached: the one with the highest beginning that is not above it.</summary>
    /// <param name="reached">0 to 1.</param>
    /// <exception cref="InvalidOperationException">No tier begins at 0: the terms were not checked.</exception>
    public Tier Of(Share reached)
    {
        Tier? found = null;
        foreach (var tier in Tiers)
        {
            if (tier.From <= reached && (found is null || tier.From > found.From))
            {
                found = tier;
            }
        }

        return found ?? throw new InvalidOperationException($"Term {Number} has no tier from 0.");
    }
}

/// <param name="From">Outcomes reached of those decided, 0 to 1; this exact share is in the tier.</param>
/// <param name="Pays">Of the price of each outcome reached, 0 to 1.</param>
public sealed record Tier(Share From, Share Pays);

/// <summary>
/// Some results would have come without the service, and some are others' doing: each result is paid for the part that is not.
/// </summary>
/// <param name="Deadweight">What would have come anyway, 0 up to but not including 1.</param>
/// <param name="Attribution">What of the rest is the service's doing, above 0 up to 1.</param>
public sealed record AttributionShare(int Number, Share Deadweight, Share Attribution) : PaymentTerm(Number)
{
    /// <summary>What of a price is paid.</summary>
    public Share Counted() => (Share.Whole - Deadweight) * Attribution;
}
