using Cylch.Records;
using Cylch.Records.Population;
using Cylch.Web.Charts;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>The population indicators a zone contract is judged by, each against its baseline.</summary>
internal sealed class IndicatorCharts(CylchDb db, W words, CancellationToken cancellationToken)
{
    public async Task<IReadOnlyList<TrendChart>> OfAsync(long contractId)
    {
        var indicators = await db.PopulationIndicators.AsNoTracking().Include(i => i.Values)
            .Where(i => db.ContractIndicators.Any(c => c.ContractId == contractId && c.IndicatorId == i.Id))
            .OrderBy(i => i.Id).ToListAsync(cancellationToken);
        return [.. indicators.Where(i => i.Values.Count > 0).Select(Chart)];
    }

    private TrendChart Chart(PopulationIndicator indicator)
    {
        var values = indicator.Values.OrderBy(v => v.UntilOn).ToList();
        var baseline = values.Find(v => v.IsBaseline) ?? values[0];
        var (start, latest) = (Rate(indicator, baseline), Rate(indicator, values[^1]));
        var better = latest == start ? "same" : latest < start == indicator.LowerIsBetter ? "better" : "worse";
        return new TrendChart
        {
            Id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"indicator-{indicator.Id}"),
            Title = words.Either(indicator.NameEn, indicator.NameCy),
            Sentence = words["contracts.indicator." + better, Said(latest), Said(start), words.Say.Date(values[^1].UntilOn)],
            Note = words.Either(indicator.SourceEn, indicator.SourceCy),
            Texts = ChartTexts.From(words),
            AxisTitle = words["contracts.indicator.per", words.Say.Number(indicator.PerResidents)],
            DateHeading = words["contracts.indicator.year-to"],
            Lowest = 0,
            Highest = Math.Ceiling(values.Max(v => Rate(indicator, v)) * 1.2m / 10) * 10,
            Marks = [new TrendMark(words["contracts.indicator.baseline"], start, TrendMarkKind.Baseline)],
            Series =
            [
                new TrendSeries(words["contracts.indicator.counted"], TrendVoice.Counted,
                    [.. values.Select(v => new TrendReading(v.UntilOn, words.Say.Date(v.UntilOn), Rate(indicator, v)))]),
            ],
        };
    }

    private string Said(decimal rate) => rate.ToString("0.#", words.Language.Culture);

    private static decimal Rate(PopulationIndicator indicator, IndicatorValue value) =>
        Math.Round((decimal)value.Numerator * indicator.PerResidents / value.Denominator, 1, MidpointRounding.AwayFromZero);
}
