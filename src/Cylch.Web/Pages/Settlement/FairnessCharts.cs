using Cylch.Rules;
using Cylch.Rules.Fairness;
using Cylch.Rules.Statistics;
using Cylch.Web.Charts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>The pictures of a finding, made from what may be shown of it and never from the counts behind.</summary>
public sealed class FairnessCharts(W w, FairnessReader reader, FairnessFinding finding, FairnessShown shown)
{
    private const int LinePoints = 40;

    private readonly ChartTexts _texts = ChartTexts.From(w);

    private string Id => FairnessLinks.Anchor(finding.Question);

    /// <summary>The picture of the question; null when there is nothing to draw.</summary>
    public Chart? Main() => (finding.Marks is null ? null : Columns()) is { } columns ? columns : Funnel();

    /// <summary>A second one, of time or of two groups, or of providers where the first is of all; null when there is none.</summary>
    public Chart? Second() => finding.Marks is not null && Columns() is not null ? Funnel() : finding.Times.Count > 0 && shown.Times.Count > 0 ? Quarters() : Parts();

    public string Name(long providerId) => reader.Names.TryGetValue(providerId, out var name) ? w.Either(name.En, name.Cy) : w["fairness.another"];

    private FunnelChart? Funnel()
    {
        if (finding.Lines is not { } lines)
        {
            return null;
        }

        // Without names the order must not give them away: by size then.
        var points = reader.IsNamed ? finding.Compared.ToList() : [.. finding.Compared.OrderByDescending(p => reader.OwnIds.Contains(p.ProviderId)).ThenBy(p => p.Of)];
        return new FunnelChart
        {
            Id = Id + "-providers",
            Title = w["fairness.funnel.title", w.Of("fairness.counted", finding.Question)],
            Sentence = w["fairness.funnel.sentence", points.Count, finding.CountOf(PointStanding.Outside), points.Count - finding.CountOf(PointStanding.Outside) - finding.CountOf(PointStanding.Inside)],
            Texts = _texts,
            Points = [.. points.Select(Point)],
            Lines = [.. LinesOf(lines, points.Max(p => p.Of))],
            Centre = (decimal)lines.Centre,
            CentreLabel = w["fairness.funnel.all"],
            InnerLabel = w["fairness.funnel.inner"],
            OuterLabel = w["fairness.funnel.outer"],
            OwnLabel = w["fairness.funnel.own"],
            SizeTitle = w.Of("fairness.size", finding.Question),
            NameHeading = w["fairness.provider"],
            CountHeading = w.Of("fairness.counted", finding.Question),
            ShareHeading = w["fairness.share"],
            ExpectedHeading = w["fairness.expected"],
            MarkHeading = w["fairness.where"],
            Note = lines.IsSpread ? w["fairness.spread"] : points.Any(p => shown.Of(p).Count is null) ? w["fairness.hidden-note"] : null,
        };
    }

    private FunnelPoint Point(ProviderPoint point)
    {
        var count = shown.Of(point);
        return new FunnelPoint(
            Name(point.ProviderId), point.Of, w.Say.Number(point.Of), count.Text, count.Share, Percent(count), count.Lowest, count.Highest,
            w["fairness.from-to", point.Least!, point.Most!],
            point.Standing switch { PointStanding.Outside => FunnelMark.Outside, PointStanding.BetweenLines or PointStanding.OtherSide => FunnelMark.BetweenLines, _ => FunnelMark.Inside },
            w.Of("fairness.point", point.Standing))
        {
            IsOwn = !reader.IsNamed && reader.OwnIds.Contains(point.ProviderId),
        };
    }

    // The lines are drawn through the limits at the sizes of a fifth of the largest and up, smoothed over three neighbours.
    private static IEnumerable<FunnelLine> LinesOf(Funnel funnel, int largest)
    {
        var sizes = Enumerable.Range(0, LinePoints).Select(i => Math.Max(5, (int)Math.Round(largest * (0.12 + 0.93 * i / (LinePoints - 1))))).Distinct().ToList();
        var limits = sizes.Select(of => (Inner: Smooth(funnel, of, FairnessRule.InnerTail), Outer: Smooth(funnel, of, FairnessRule.OuterTail))).ToList();
        return sizes.Select((of, i) => new FunnelLine(
            of, (decimal)limits[i].Inner.Lowest, (decimal)limits[i].Inner.Highest, (decimal)limits[i].Outer.Lowest, (decimal)limits[i].Outer.Highest));
    }

    private static ShareRange Smooth(Funnel funnel, int of, double tail)
    {
        var near = Enumerable.Range(Math.Max(5, of - 2), 5).Select(size => funnel.Limits(size, tail)).ToList();
        return new ShareRange(near.Average(limit => limit.Lowest), near.Average(limit => limit.Highest));
    }

    private ColumnChart? Columns()
    {
        var marks = finding.Marks!;
        if (marks.Bars.Sum() < FairnessRule.LeastForWhole)
        {
            return null;
        }

        var range = marks.Curve?.Range(FairnessRule.RangeLevel);
        return new ColumnChart
        {
            Id = Id + "-columns",
            Title = w["fairness.columns.title"],
            Sentence = range is { } r ? w["fairness.columns.sentence", r.Least, r.Most] : w["fairness.columns.no-curve"],
            Texts = _texts,
            Columns = [.. marks.Bars.Select((bar, i) => Column(marks, i, range))],
            LabelHeading = w["fairness.columns.distance"],
            CountHeading = w["fairness.columns.results"],
            ExpectedHeading = w["fairness.columns.expected"],
            AxisTitle = w["fairness.columns.distance"],
            RangeLabel = w["fairness.columns.range"],
            Note = shown.Bars.Any(hidden => hidden) ? w["fairness.columns.hidden"] : null,
        };
    }

    private ColumnBar Column(MarkBars marks, int at, (int Least, int Most)? range)
    {
        var distance = at - FairnessRule.Reach;
        var count = shown.Bars[at] ? (int?)null : marks.Bars[at];

        // What the curve says of the two at the mark adds up to their number: with that hidden, so is this.
        var expected = marks.Curve is { } curve && !shown.Bars[FairnessRule.Reach] && !shown.Bars[FairnessRule.Reach - 1]
            ? Math.Round((decimal)curve.Expected[at], 1)
            : (decimal?)null;
        return new ColumnBar(
            distance == 0 ? w["fairness.columns.mark"] : distance > 0 ? "+" + w.Say.Number(distance) : "−" + w.Say.Number(-distance),
            count, count is { } n ? w.Say.Number(n) : w["fairness.not-shown"], expected, expected is { } e ? _texts.Number(e) : "")
        {
            IsMark = distance == 0,
            Range = distance == 0 && expected is not null && range is { } r ? (r.Least, r.Most) : null,
        };
    }

    private RangeChart Quarters() => Ranges(
        "-times", w["fairness.times.title"], w["fairness.times.sentence"],
        [.. finding.Times.Select((time, i) => (time, Shown: shown.Times[i])).Where(t => t.time.Of > 0)
            .Select(t => Row(w.Say.Range(t.time.FromOn, t.time.UntilOn), t.Shown, false))]);

    private RangeChart? Parts() => finding.Parts is { IsEnough: true } && shown is { Asked: { } asked, Other: { } other }
        ? Ranges(
            "-parts", w.Of("fairness.parts.title", finding.Question), w["fairness.parts.sentence"],
            [Row(w.Of("fairness.parts.asked", finding.Question), asked, false), Row(w.Of("fairness.parts.other", finding.Question), other, true)])
        : null;

    private RangeChart Ranges(string id, string title, string sentence, IReadOnlyList<RangeRow> rows) => new()
    {
        Id = Id + id,
        Title = title,
        Sentence = sentence,
        Texts = _texts,
        Rows = rows,
        RowHeading = w["fairness.group"],
        OfHeading = w.Of("fairness.size", finding.Question),
        CountHeading = w.Of("fairness.parts.counted", finding.Question),
        ShareHeading = w["fairness.share"],
        RangeHeading = w["fairness.range"],
    };

    // The range of a hidden count is that of all the counts it may be.
    private RangeRow Row(string label, ShownCount count, bool isOther)
    {
        var (low, high) = count.Count is { } known ? (known, known) : ((int)Math.Round(count.Lowest * count.Of), (int)Math.Round(count.Highest * count.Of));
        var (lowest, highest) = (
            (decimal)ShareRange.Wilson(low, count.Of, FairnessRule.RangeLevel).Lowest, (decimal)ShareRange.Wilson(high, count.Of, FairnessRule.RangeLevel).Highest);
        return new RangeRow(
            label, w.Say.Number(count.Of), count.Text, count.Share, Percent(count), lowest, highest,
            lowest <= 0 && highest >= 1 ? w["fairness.not-shown"] : w["fairness.range-of", Math.Round(100 * lowest), Math.Round(100 * highest)])
        {
            IsOther = isOther,
        };
    }

    private string Percent(ShownCount count) => count.Count is { } known ? w.Say.Percent(new Share(known, Math.Max(1, count.Of))) : count.Text;
}
