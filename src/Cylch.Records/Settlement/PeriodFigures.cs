using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>What is known of a contract as a whole in each period, as settling asks for it.</summary>
/// <param name="figures">All of the contract's, oldest first.</param>
internal sealed class PeriodFigures(IReadOnlyList<PeriodFigure> figures)
{
    public ContractInputs Of(PaymentScheme scheme, PaymentPeriod period, ContractStanding before, LocalDate? endsOn)
    {
        var held = NeededFigure.Of(scheme, period).Where(need => NeededFigure.HoldsOn(need.Need))
            .Select(need => (Need: need, Figure: Held(need, period))).Where(pair => pair.Figure is not null).ToList();
        var newest = figures.Where(figure => figure.YearStartsOn == period.YearStart && figure.PeriodNumber == period.Number)
            .GroupBy(figure => (figure.Kind, figure.TermNumber)).ToDictionary(group => group.Key, group => group.Last());
        var replies = newest.GetValueOrDefault((FigureNeed.Replies, 0));
        var visits = newest.GetValueOrDefault((FigureNeed.Visits, 0));
        return new ContractInputs(
            replies is null ? Replies.None : new Replies((int)replies.First, (int)replies.Second, (int)replies.Third),
            visits is null ? null : new VisitCounts((int)visits.First, (int)visits.Second),
            [
                .. newest.Values.Where(figure => figure.Kind == FigureNeed.Indicator && scheme.Numbered(figure.TermNumber) is IndicatorDeduction or GainShare)
                    .OrderBy(figure => figure.TermNumber).Select(figure => new IndicatorValue(figure.TermNumber, new Share(figure.First, figure.Second))),
            ],
            newest.GetValueOrDefault((FigureNeed.Quality, 0)) is { } quality ? quality.First == 1 : null,
            before)
        {
            Population =
            [
                .. held.Where(pair => pair.Need.Need == FigureNeed.Population)
                    .Select(pair => new PopulationCount(pair.Need.TermNumber, pair.Need.Place - 1, (int)pair.Figure!.First)),
            ],
            IndexFactors =
            [
                .. held.Where(pair => pair.Need.Need == FigureNeed.IndexFactor)
                    .Select(pair => new IndexFactor(pair.Need.TermNumber, new Share(pair.Figure!.First, pair.Figure.Second))),
            ],
            EndsOn = endsOn,
        };
    }

    // A count or factor holds from its period until a newer one, and never into another contract year.
    private PeriodFigure? Held(NeededFigure need, PaymentPeriod period) => figures
        .Where(figure => figure.IsFor(need) && figure.YearStartsOn == period.YearStart && figure.PeriodNumber <= period.Number)
        .OrderBy(figure => figure.PeriodNumber).ThenBy(figure => figure.Id).LastOrDefault();
}
