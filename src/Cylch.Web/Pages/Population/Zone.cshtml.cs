using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Records.Population;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Access;
using Cylch.Web.Charts;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Population;

/// <summary>One zone: its indicators against where they started, and the equal payments of the contract that answers for it.</summary>
[Needs(Permission.ReadPopulation)]
public sealed class ZonePage(CylchDb db) : CylchPage
{
    public ZoneRow Zone { get; private set; } = null!;

    public IReadOnlyList<PopulationIndicator> Indicators { get; private set; } = [];

    public bool MayReadContract { get; private set; }

    /// <summary>The equal payments of the zone's contract, where its terms have them.</summary>
    public BlockPayment? Block { get; private set; }

    public async Task<IActionResult> OnGetAsync(long zoneId, CancellationToken cancellationToken) =>
        await ReadAsync(zoneId, cancellationToken) ? Page() : new StatusCodeResult(StatusCodes.Status403Forbidden);

    public async Task<IActionResult> OnGetCsvAsync(long zoneId, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(zoneId, cancellationToken))
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }

        var csv = new CsvText(W["population.indicator"], W["population.from"], W["population.until"], W["population.count"], W["population.out-of"], W["population.rate"], W["population.is-start"]);
        foreach (var (i, v) in Indicators.SelectMany(i => i.Values.OrderBy(v => v.UntilOn).Select(v => (i, v))))
        {
            var few = v.Numerator < ZoneRow.Fewest;
            csv.Row(W.Either(i.NameEn, i.NameCy), v.FromOn, v.UntilOn, few ? W["population.fewer-than", ZoneRow.Fewest] : v.Numerator, v.Denominator,
                few ? null : Rate(i, v), v.IsBaseline ? W["population.start"] : "");
        }

        return csv.ToFile(W["population.file"] + ".csv");
    }

    public TrendChart Chart(PopulationIndicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var values = indicator.Values.OrderBy(v => v.UntilOn).ToList();
        var shown = values.Where(v => v.Numerator >= ZoneRow.Fewest).ToList();
        var baseline = shown.Find(v => v.IsBaseline);
        var latest = shown.Count == 0 ? null : shown[^1];
        return new TrendChart
        {
            Id = FormattableString.Invariant($"indicator-{indicator.Id}"),
            Title = W.Either(indicator.NameEn, indicator.NameCy),
            Sentence = baseline is null || latest is null ? W["population.sentence.few"]
                : W["population.sentence." + Direction(indicator, baseline, latest), Rate(indicator, latest), Rate(indicator, baseline), W.Say.Date(latest.UntilOn)],
            Note = W.Either(indicator.SourceEn, indicator.SourceCy),
            Texts = ChartTexts.From(W),
            AxisTitle = W["population.per", W.Say.Number(indicator.PerResidents)],
            DateHeading = W["population.year-to"],
            Lowest = 0,
            Highest = Math.Max(10, Math.Ceiling((shown.Count == 0 ? 0 : shown.Max(v => Rate(indicator, v))) * 1.2m / 10) * 10),
            Marks = baseline is null ? [] : [new TrendMark(W["population.start"], Rate(indicator, baseline), TrendMarkKind.Baseline)],
            Series = [new TrendSeries(W["population.counted"], TrendVoice.Counted, [.. values.Select(v => Point(indicator, v))])],
        };
    }

    private TrendReading Point(PopulationIndicator indicator, IndicatorValue value) => value.Numerator < ZoneRow.Fewest
        ? new TrendReading(value.UntilOn, W.Say.Date(value.UntilOn), W["population.fewer-than", ZoneRow.Fewest])
        : new TrendReading(value.UntilOn, W.Say.Date(value.UntilOn), Rate(indicator, value));

    private static string Direction(PopulationIndicator indicator, IndicatorValue baseline, IndicatorValue latest)
    {
        var (start, now) = (Rate(indicator, baseline), Rate(indicator, latest));
        return now == start ? "same" : now < start == indicator.LowerIsBetter ? "better" : "worse";
    }

    private static decimal Rate(PopulationIndicator indicator, IndicatorValue value) =>
        value.Denominator == 0 ? 0 : Math.Round((decimal)value.Numerator * indicator.PerResidents / value.Denominator, 1, MidpointRounding.AwayFromZero);

    // False for a zone of an authority the reader has no part in.
    private async Task<bool> ReadAsync(long zoneId, CancellationToken cancellationToken)
    {
        var rows = await ZoneRows.ReadAsync(db, await Evaluator.ReachAsync(Permission.ReadPopulation), Today, cancellationToken);
        if (rows.FirstOrDefault(z => z.Id == zoneId) is not { } zone)
        {
            return false;
        }

        Zone = zone;
        Indicators = await db.PopulationIndicators.AsNoTracking().Include(i => i.Values).Where(i => i.ZoneId == zoneId && i.Values.Any())
            .OrderBy(i => i.Id).ToListAsync(cancellationToken);
        if (zone.ContractId is { } contractId)
        {
            MayReadContract = await MayAsync(Permission.ReadContract, new Records.Access.Subject(ContractId: contractId));
            var newest = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == contractId && s.InForceFrom <= Today)
                .OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
            Block = newest is null ? null : SchemeText.Read(newest).Find<BlockPayment>();
        }

        return true;
    }
}
