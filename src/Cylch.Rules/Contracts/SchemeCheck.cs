namespace Cylch.Rules.Contracts;

/// <summary>
/// What stops payment terms from being saved. A scheme that passes can be settled for every day it must cover: nothing is
/// missing, nothing contradicts, nothing refers to something that is not there.
/// </summary>
public static class SchemeCheck
{
    /// <summary>Everything wrong with the terms, in order of their numbers; empty when they can be saved.</summary>
    /// <param name="scheme">The terms as they would be saved.</param>
    /// <param name="mustCover">Days the terms must be able to price; the end must be known.</param>
    /// <exception cref="ArgumentException">The days to cover have no end.</exception>
    public static IReadOnlyList<Refusal> AllRefusals(PaymentScheme scheme, DateRange mustCover)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        var until = mustCover.End ?? throw new ArgumentException("The days to cover must have an end.", nameof(mustCover));
        return [.. AllRefusals(scheme), .. RateCheck.Gaps(scheme, mustCover.Start, until)];
    }

    /// <summary>Everything wrong with the terms themselves, whatever days they are used for.</summary>
    public static IReadOnlyList<Refusal> AllRefusals(PaymentScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return [.. Identity(scheme), .. scheme.Terms.SelectMany(TermCheck.Parameters), .. ReferenceCheck.Of(scheme), .. Together(scheme)];
    }

    /// <summary>The scheme itself when it can be saved, otherwise the first refusal.</summary>
    public static Decision<PaymentScheme> Accept(PaymentScheme scheme, DateRange mustCover) =>
        AllRefusals(scheme, mustCover) is [var first, ..] ? first : scheme;

    private static IEnumerable<Refusal> Identity(PaymentScheme scheme)
    {
        if (scheme.Version < 1)
        {
            yield return new Refusal("contracts.version-below-one", scheme.Version);
        }

        if (scheme.Terms.Count == 0)
        {
            yield return new Refusal("contracts.no-terms");
        }

        foreach (var number in scheme.Terms.GroupBy(term => term.Number).Where(group => group.Count() > 1))
        {
            yield return new Refusal("contracts.term-number-twice", number.Key);
        }

        // A price rule stands once for each kind of outcome, a range once for period and year; indicators and indexes are told
        // apart by their numbers; every other kind of term stands once.
        foreach (var same in scheme.Terms.Where(term => term is not (PriceByResult or PriceByGroup or IndicatorDeduction or Indexation))
            .GroupBy(term => (term.GetType(), (term as PaymentRange)?.Over)).Where(group => group.Count() > 1))
        {
            yield return new Refusal("contracts.same-kind-twice", same.First().Number, same.Last().Number);
        }

        foreach (var priced in scheme.Terms.Where(term => TermCheck.PricedKind(term) is not null)
            .GroupBy(term => TermCheck.PricedKind(term)).Where(group => group.Count() > 1))
        {
            yield return new Refusal("contracts.outcome-priced-twice", priced.First().Number, priced.Last().Number);
        }
    }

    private static IEnumerable<Refusal> Together(PaymentScheme scheme)
    {
        if (scheme.Find<ReleaseOnVerified>() is { } release && scheme.Find<HoldForOutcomes>() is null)
        {
            yield return new Refusal("contracts.release-without-hold", release.Number);
        }

        if (scheme.Find<HoldForOutcomes>() is { } hold && scheme.Find<ReleaseOnVerified>() is null)
        {
            yield return new Refusal("contracts.hold-without-release", hold.Number);
        }

        if (scheme.Find<UpFrontShare>() is { } upFront && scheme.Find<BalanceOnConfirmation>() is null)
        {
            yield return new Refusal("contracts.up-front-without-balance", upFront.Number);
        }

        if (scheme.Terms.FirstOrDefault(DependsOnOutcomes) is { } dependent && scheme.Find<NeutralEndings>() is null)
        {
            yield return new Refusal("contracts.neutral-rule-missing", dependent.Number);
        }

        foreach (var refusal in Caps(scheme).Concat(WithoutPrice(scheme)).Concat(Ranges(scheme)).Concat(Indexes(scheme)))
        {
            yield return refusal;
        }
    }

    private static IEnumerable<Refusal> WithoutPrice(PaymentScheme scheme)
    {
        if (scheme.Find<AttributionShare>() is { } share && !scheme.Terms.Any(term => term is PriceWhenSustained || TermCheck.PricedKind(term) is not null))
        {
            yield return new Refusal("contracts.attribution-without-price", share.Number);
        }

        if (scheme.Find<PeriodLimit>() is { } limit && !scheme.Terms.Any(term => PricesResults(term) || term is SatisfactionShare))
        {
            yield return new Refusal("contracts.limit-without-earnings", limit.Number);
        }

        if (scheme.Find<Smoothing>() is { } smoothing && !scheme.Terms.Any(term => term is TimeAtRate or BlockPayment or CapitationByBand))
        {
            yield return new Refusal("contracts.smoothing-of-nothing", smoothing.Number);
        }
    }

    // Thirteen floors above the year's ceiling could not both be kept.
    private static IEnumerable<Refusal> Ranges(PaymentScheme scheme)
    {
        var ranges = scheme.Terms.OfType<PaymentRange>().ToList();
        if (ranges.Find(range => range.Over == RangeOver.Period) is { LeastPence: { } least } period
            && ranges.Find(range => range.Over == RangeOver.ContractYear) is { MostPence: { } most } year
            && (Int128)least * PaymentPeriod.PerYear > most)
        {
            yield return new Refusal("contracts.year-ceiling-below-floors", year.Number, new Money(most), period.Number, new Money(least));
        }
    }

    // More than the whole movement of the indexes together would be growth that nobody published.
    private static IEnumerable<Refusal> Indexes(PaymentScheme scheme)
    {
        foreach (var term in scheme.Terms)
        {
            var parts = scheme.Terms.OfType<Indexation>().Where(index => index.AppliesTo(term)).ToList();
            var together = parts.Aggregate(Share.None, (sum, index) => sum + index.Part);
            if (parts.Count > 1 && together > Share.Whole)
            {
                yield return new Refusal("contracts.index-parts-above-whole", term.Number, together);
            }
        }
    }

    private static IEnumerable<Refusal> Caps(PaymentScheme scheme)
    {
        (int Number, long Pence)[] caps =
        [
            .. scheme.Terms.OfType<OutcomeCap>().Select(cap => (cap.Number, cap.CapPence)),
            .. scheme.Terms.OfType<PersonYearCap>().Select(cap => (cap.Number, cap.CapPence)),
            .. scheme.Terms.OfType<ContractYearCap>().Select(cap => (cap.Number, cap.CapPence)),
        ];
        if (caps.Length > 0 && !scheme.Terms.Any(PricesResults))
        {
            yield return new Refusal("contracts.cap-without-price", caps[0].Number);
        }

        for (var wider = 1; wider < caps.Length; wider++)
        {
            if (caps[wider].Pence < caps[wider - 1].Pence)
            {
                yield return new Refusal(
                    "contracts.cap-below-another",
                    caps[wider].Number, new Money(caps[wider].Pence), caps[wider - 1].Number, new Money(caps[wider - 1].Pence));
            }
        }
    }

    private static bool DependsOnOutcomes(PaymentTerm term) =>
        term is HoldForOutcomes or ReleaseOnVerified or BalanceOnConfirmation or MissedDeduction or GainShare || PricesResults(term);

    private static bool PricesResults(PaymentTerm term) => term is PriceByTier or PriceWhenSustained || TermCheck.PricedKind(term) is not null;
}
