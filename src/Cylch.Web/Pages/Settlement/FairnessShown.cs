using Cylch.Rules.Fairness;
using Cylch.Rules.Statistics;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A count beside the number it is of, as it may be shown.</summary>
/// <param name="Count">Null when it is hidden.</param>
public sealed record ShownCount(int Of, int? Count, string Text, decimal Lowest, decimal Highest)
{
    /// <summary>Hidden to cover another: nothing of it may be said.</summary>
    public bool IsVague => Count is null && Lowest <= 0 && Highest >= 1;

    public decimal? Share => Count is { } count ? (decimal)count / Of : null;
}

/// <summary>
/// Which counts of a finding may be shown. Those of 1 to 4, and those by which they could be worked out, are hidden from everybody who
/// opens the page: a figure that is shown is soon passed on.
/// </summary>
public sealed class FairnessShown
{
    private readonly Dictionary<long, ShownCount> _points = [];

    public FairnessShown(FairnessFinding finding, W w)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var compared = finding.Compared.ToList();
        var others = finding.Points.Except(compared).ToList();
        (int Of, int Counted)[] together = others.Count == 0 ? [] : [(others.Sum(p => p.Of), others.Sum(p => p.Counted))];
        var rows = Protect([.. compared.Select(p => (p.Of, p.Counted)), .. together], w);
        for (var i = 0; i < compared.Count; i++)
        {
            _points[compared[i].ProviderId] = rows[i];
        }

        // Those too small to compare stand in a row together, so that what is shown of all does not give them away.
        Whole = finding.Whole is { Of: >= FairnessRule.LeastForOne } ? rows[^1] : null;
        if (finding.Parts is { } parts)
        {
            var both = Protect([(parts.Asked.Of, parts.Asked.Counted), (parts.Other.Of, parts.Other.Counted)], w);
            (Asked, Other) = (both[0], both[1]);
        }

        Times = finding.Times.All(t => t.Of == 0) ? [] : Protect([.. finding.Times.Select(t => (t.Of, t.Counted))], w);
        Bars = finding.Marks is { } marks ? SmallNumbers.HiddenInRow([.. marks.Bars.Select(b => (long)b)]) : [];
    }

    /// <summary>All together, those too small to compare among them; null when too few to show.</summary>
    public ShownCount? Whole { get; }

    public ShownCount? Asked { get; }

    public ShownCount? Other { get; }

    /// <summary>One for each part of the year, then all.</summary>
    public IReadOnlyList<ShownCount> Times { get; }

    /// <summary>True for the columns that are hidden.</summary>
    public IReadOnlyList<bool> Bars { get; }

    /// <summary>Only for a provider that was compared.</summary>
    public ShownCount Of(ProviderPoint point) => _points[point.ProviderId];

    /// <summary>One count by itself, as the one in a conversation.</summary>
    public static ShownCount One(int of, int count, W w) => of == 0 ? new ShownCount(0, 0, "0", 0, 0) : Protect([(of, count)], w)[0];

    /// <summary>The counts in their order, and after them their sum where there is more than one.</summary>
    private static List<ShownCount> Protect(IReadOnlyList<(int Of, int Counted)> counts, W w)
    {
        var rows = counts.Select(c => (c.Of, c.Counted)).ToList();
        if (rows.Count > 1)
        {
            rows.Add((counts.Sum(c => c.Of), counts.Sum(c => c.Counted)));
        }

        // A row too small to stand at all is shown without any count, and no sum gives it away.
        if (rows.Any(row => SmallNumbers.IsSmall(row.Of)))
        {
            return [.. rows.Select(row => Shown(row.Of, row.Counted, true, w))];
        }

        var hidden = SmallNumbers.Hidden([.. rows.Select(row => (IReadOnlyList<long>)[row.Counted, row.Of - row.Counted])]);
        return [.. rows.Select((row, i) => Shown(row.Of, row.Counted, hidden[i][0] || hidden[i][1], w))];
    }

    private static ShownCount Shown(int of, int counted, bool isHidden, W w)
    {
        if (!isHidden || of == 0)
        {
            return new ShownCount(of, counted, w.Say.Number(counted), of == 0 ? 0 : (decimal)counted / of, of == 0 ? 0 : (decimal)counted / of);
        }

        const int Least = SmallNumbers.Least;
        var (text, low, high) = SmallNumbers.IsSmall(counted) ? (w["fairness.under"], 1, Math.Min(of, Least - 1))
            : SmallNumbers.IsSmall(of - counted) ? (w["fairness.nearly-all"], Math.Max(0, of - Least + 1), of - 1)
            : (w["fairness.not-shown"], 0, of);
        return new ShownCount(of, null, text, (decimal)low / of, (decimal)high / of);
    }
}
