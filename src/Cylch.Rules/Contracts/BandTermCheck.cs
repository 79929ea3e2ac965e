namespace Cylch.Rules.Contracts;

/// <summary>Whether the parameters of a term by group, band, index or average are within their ranges.</summary>
internal static class BandTermCheck
{
    private const int MostWeeks = 104;

    /// <summary>Null when the term is not one of these.</summary>
    public static IEnumerable<Refusal>? Parameters(PaymentTerm term) => term switch
    {
        PriceByGroup price => Groups(price),
        PriceWhenSustained price => TermCheck.Pence(term, price.Pence).Concat(TermCheck.Weights(term, price.Weights)).Concat(
            price.Weeks is < 1 or > MostWeeks ? [new("contracts.weeks-outside", term.Number, price.Weeks, MostWeeks)] : []),
        CapitationByBand capitation => Bands(capitation),
        Indexation index => Index(index),
        Smoothing smoothing => TermCheck.Pence(term, smoothing.PencePerPeriod),
        _ => null,
    };

    private static IEnumerable<Refusal> Groups(PriceByGroup price)
    {
        foreach (var refusal in TermCheck.Pence(price, [.. price.Groups.Select(group => group.Pence)]).Concat(TermCheck.Weights(price, price.Weights)))
        {
            yield return refusal;
        }

        if (price.Groups.Count == 0)
        {
            yield return new Refusal("contracts.groups-none", price.Number);
        }

        for (var place = 0; place < price.Groups.Count; place++)
        {
            if (IsUnnamed(price.Groups[place].Name))
            {
                yield return new Refusal("contracts.group-unnamed", price.Number, place + 1);
            }

            if (price.Groups[place].Areas.Count == 0)
            {
                yield return new Refusal("contracts.group-without-area", price.Number, place + 1);
            }
        }

        foreach (var area in price.Groups.SelectMany(group => group.Areas).GroupBy(area => area).Where(same => same.Count() > 1))
        {
            yield return new Refusal("contracts.area-in-two-groups", price.Number, area.Key);
        }
    }

    private static IEnumerable<Refusal> Bands(CapitationByBand capitation)
    {
        foreach (var refusal in TermCheck.Pence(capitation, [.. capitation.Bands.Select(band => band.AnnualPence)]))
        {
            yield return refusal;
        }

        if (capitation.Bands.Count == 0)
        {
            yield return new Refusal("contracts.bands-none", capitation.Number);
        }

        for (var place = 0; place < capitation.Bands.Count; place++)
        {
            if (IsUnnamed(capitation.Bands[place].Name))
            {
                yield return new Refusal("contracts.group-unnamed", capitation.Number, place + 1);
            }
        }
    }

    private static IEnumerable<Refusal> Index(Indexation index)
    {
        foreach (var refusal in TermCheck.Shares(index, index.Part)
            .Concat(ServiceTermCheck.AboveNone(index, index.Part)).Concat(ServiceTermCheck.Named(index, index.Index)))
        {
            yield return refusal;
        }

        if (index.OfTerms.Count == 0)
        {
            yield return new Refusal("contracts.index-of-nothing", index.Number);
        }

        foreach (var twice in index.OfTerms.GroupBy(number => number).Where(same => same.Count() > 1))
        {
            yield return new Refusal("contracts.index-twice", index.Number, twice.Key);
        }
    }

    private static bool IsUnnamed(IndicatorName name) => string.IsNullOrWhiteSpace(name.English) || string.IsNullOrWhiteSpace(name.Welsh);
}
