using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>What a term asks to be found out about the whole service in a period.</summary>
/// <param name="TermNumber">The term that asks.</param>
/// <param name="Indicator">The indicator, the index or the band of people it is about.</param>
/// <param name="Place">The band's place among the term's bands, from 1; 0 for what has no band.</param>
public sealed record NeededFigure(FigureNeed Need, int TermNumber, IndicatorName? Indicator, int Place = 0)
{
    /// <summary>Whether the figure is one of a term's own, not of the whole period.</summary>
    public static bool IsOfTerm(FigureNeed need) => need is FigureNeed.Indicator or FigureNeed.Population or FigureNeed.IndexFactor;

    /// <summary>Whether one figure holds for the rest of its contract year, until a newer one.</summary>
    public static bool HoldsOn(FigureNeed need) => need is FigureNeed.Population or FigureNeed.IndexFactor;

    /// <summary>Everything the terms ask for in a period, in order of the terms.</summary>
    public static IReadOnlyList<NeededFigure> Of(PaymentScheme scheme, PaymentPeriod period)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return [.. scheme.Terms.OrderBy(term => term.Number).SelectMany(term => Of(term, period))];
    }

    private static NeededFigure[] Of(PaymentTerm term, PaymentPeriod period) => term switch
    {
        SatisfactionShare => [new(FigureNeed.Replies, term.Number, null)],
        MissedVisitsDeduction => [new(FigureNeed.Visits, term.Number, null)],
        IndicatorDeduction deduction => [new(FigureNeed.Indicator, term.Number, deduction.Indicator)],
        GainShare gain when period.Number == PaymentPeriod.PerYear =>
            [new(FigureNeed.Indicator, term.Number, gain.Indicator), new(FigureNeed.Quality, term.Number, null)],
        CapitationByBand capitation =>
            [.. capitation.Bands.Select((band, place) => new NeededFigure(FigureNeed.Population, term.Number, band.Name, place + 1))],
        Indexation index when index.From <= period.Start => [new(FigureNeed.IndexFactor, term.Number, index.Index)],
        _ => [],
    };
}

/// <summary>The kinds of thing a term may ask for. Stored numbers: never renumber.</summary>
public enum FigureNeed
{
    Replies = 1,

    /// <summary>Visits planned, and missed through the provider's fault.</summary>
    Visits = 2,

    /// <summary>A named indicator, in its own unit.</summary>
    Indicator = 3,

    /// <summary>Whether quality opens the gate of a gain share, for the contract year.</summary>
    Quality = 4,

    /// <summary>How many people are in a band of a population.</summary>
    Population = 5,

    /// <summary>A published factor: what cost 1 when the terms were agreed costs this now.</summary>
    IndexFactor = 6,
}
