namespace Cylch.Rules.Contracts;

/// <summary>Whether the parameters of a term about the whole service, not one person's result, are within their ranges.</summary>
internal static class ServiceTermCheck
{
    /// <summary>Null when the term is not one of these.</summary>
    public static IEnumerable<Refusal>? Parameters(PaymentTerm term) => term switch
    {
        SatisfactionShare share => TermCheck.Shares(term, share.Share, share.LeastReplies).Concat(AboveNone(term, share.LeastReplies)),
        PeriodLimit limit => limit.Share < Share.None ? [new("contracts.share-outside", term.Number, limit.Share)] : [],
        PaymentRange range => Range(range),
        PriceByTier price => Tiers(price),
        AttributionShare share => TermCheck.Shares(term, share.Deadweight, share.Attribution)
            .Concat(AboveNone(term, Share.Whole - share.Deadweight)).Concat(AboveNone(term, share.Attribution)),
        IndicatorDeduction deduction => TermCheck.Shares(term, deduction.Share).Concat(Named(term, deduction.Indicator)),
        MissedVisitsDeduction missed => TermCheck.Pence(term, missed.Pence).Concat(
            missed.FreePerThousand is < 0 or > 1_000 ? [new("contracts.free-visits-outside", term.Number, missed.FreePerThousand)] : []),
        GainShare gain => TermCheck.Shares(term, gain.GainPart, gain.LossPart, gain.LeastReached)
            .Concat(TermCheck.Pence(term, gain.PencePerUnit, gain.LimitPence))
            .Concat(gain.Corridor < Share.None ? [new("contracts.corridor-below-zero", term.Number, gain.Corridor)] : [])
            .Concat(Named(term, gain.Indicator)),
        _ => null,
    };

    internal static IEnumerable<Refusal> AboveNone(PaymentTerm term, Share share) =>
        share <= Share.None ? [new("contracts.share-not-above-zero", term.Number, share)] : [];

    internal static IEnumerable<Refusal> Named(PaymentTerm term, IndicatorName name) =>
        string.IsNullOrWhiteSpace(name.English) || string.IsNullOrWhiteSpace(name.Welsh)
            ? [new("contracts.indicator-unnamed", term.Number)]
            : [];

    private static IEnumerable<Refusal> Range(PaymentRange range)
    {
        if (range is { LeastPence: null, MostPence: null })
        {
            yield return new Refusal("contracts.range-empty", range.Number);
        }

        foreach (var refusal in TermCheck.Pence(range, range.LeastPence ?? 0, range.MostPence ?? 0))
        {
            yield return refusal;
        }

        if (range.MostPence < range.LeastPence)
        {
            yield return new Refusal(
                "contracts.ceiling-below-floor", range.Number, new Money(range.MostPence.Value), new Money(range.LeastPence.Value));
        }
    }

    private static IEnumerable<Refusal> Tiers(PriceByTier price)
    {
        foreach (var refusal in TermCheck.Pence(price, price.PencePerResult)
            .Concat(TermCheck.Shares(price, [.. price.Tiers.SelectMany(tier => new[] { tier.From, tier.Pays })])))
        {
            yield return refusal;
        }

        if (price.Tiers.All(tier => tier.From != Share.None))
        {
            yield return new Refusal("contracts.tiers-gap", price.Number);
        }

        foreach (var same in price.Tiers.GroupBy(tier => tier.From).Where(group => group.Count() > 1))
        {
            yield return new Refusal("contracts.tiers-overlap", price.Number, same.Key);
        }

        // Reaching more must never pay a smaller share: somebody would gain by stopping short.
        var inOrder = price.Tiers.OrderBy(tier => tier.From).ToList();
        foreach (var (lower, higher) in inOrder.Zip(inOrder.Skip(1)).Where(pair => pair.Second.Pays < pair.First.Pays))
        {
            yield return new Refusal("contracts.tiers-fall", price.Number, higher.From, higher.Pays, lower.Pays);
        }
    }
}
