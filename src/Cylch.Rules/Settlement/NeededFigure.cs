using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>What a term asks to be found out about the whole service in a period.</summary>
/// <param name="TermNumber">The term that asks.</param>
public sealed record NeededFigure(FigureNeed Need, int TermNumber, IndicatorName? Indicator)
{
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
}
