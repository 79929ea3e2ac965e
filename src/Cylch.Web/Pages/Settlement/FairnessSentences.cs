using System.Globalization;
using Cylch.Rules;
using Cylch.Rules.Fairness;
using Cylch.Rules.Statistics;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A finding in plain words: what is seen, how sure that is, and what cannot be told.</summary>
public sealed class FairnessSentences(W w, FairnessReader reader, FairnessFinding finding, FairnessShown shown)
{
    /// <summary>One line for the list of all questions.</summary>
    public string InShort => finding.Standing == FairnessStanding.TooFew ? w["fairness.short.too-few", FairnessRule.LeastForOne]
        : finding.Marks is { IsMore: true } ? w["fairness.short.gathers"]
        : finding.CountOf(PointStanding.Outside) is > 0 and var outside ? w.Count("fairness.short.outside", outside, finding.Looks)
        : finding.Parts is { IsMore: true } ? w.Of("fairness.short.more", finding.Question)
        : w.Count("fairness.short.inside", finding.Compared.Count());

    /// <summary>What is seen, sentence by sentence.</summary>
    public IEnumerable<string> Seen()
    {
        if (shown.Whole is { } whole)
        {
            yield return w.Of("fairness.seen", finding.Question, whole.Text, w.Say.Number(whole.Of), Share(whole));
        }

        if (finding.Marks is { Curve: { } curve } && !shown.Bars[FairnessRule.Reach])
        {
            var (least, most) = curve.Range(FairnessRule.RangeLevel);
            yield return w[finding.Marks.IsMore ? "fairness.seen.gathers" : "fairness.seen.spread-out", curve.AtMark, curve.Together, least, most];
        }

        if (finding.Compared.Any())
        {
            yield return w.Count("fairness.outside", finding.CountOf(PointStanding.Outside), finding.Compared.Count());
        }

        foreach (var point in reader.IsPanel ? [] : finding.Points.Where(p => p.Standing == PointStanding.Outside || IsOwn(p)))
        {
            yield return Of(point);
        }

        if (finding.Parts is { IsEnough: true } && shown is { Asked: { } asked, Other: { } other })
        {
            yield return asked.IsVague || other.IsVague
                ? w["fairness.parts-hidden"]
                : w.Of("fairness.seen.parts", finding.Question, asked.Text, w.Say.Number(asked.Of), other.Text, w.Say.Number(other.Of));
        }
        else if (finding.Question is FairnessQuestion.Baselines or FairnessQuestion.Confirmation)
        {
            yield return w["fairness.first-year"];
        }

        if (finding.Standing == FairnessStanding.TooFew)
        {
            yield return w["fairness.too-few", FairnessRule.LeastForOne, FairnessRule.LeastProviders];
        }
    }

    /// <summary>How sure that is.</summary>
    public IEnumerable<string> Sure()
    {
        var compared = finding.Compared.Count();
        if (compared > 0)
        {
            var outer = compared * 2 * FairnessRule.InnerTail;
            yield return w["fairness.sure.lines", compared, Number(outer), compared - finding.CountOf(PointStanding.Inside),
                finding.CountOf(PointStanding.Outside)];
        }

        if (finding.Lines is { IsSpread: true })
        {
            yield return w["fairness.spread"];
        }

        if (finding.Marks is { Curve: { } curve })
        {
            yield return Once(curve.ChanceOfSoMany);
        }

        // From a hidden count and its range the count could be worked out again.
        if (finding.Parts?.Difference is { } difference && shown is { Asked.Count: not null, Other.Count: not null })
        {
            yield return Difference(difference);
        }
    }

    /// <summary>What the records cannot tell yet, and what it would need; null when nothing is missing.</summary>
    public string? Cannot => finding.Question switch
    {
        FairnessQuestion.Complexity => w["fairness.cannot.Complexity"],
        FairnessQuestion.ReturnSoon => w["fairness.cannot.ReturnSoon", FairnessRule.SoonDays / 7],
        FairnessQuestion.Targets => w["fairness.cannot.Targets"],
        _ => null,
    };

    private string Of(ProviderPoint point)
    {
        var name = reader.Names.TryGetValue(point.ProviderId, out var known) ? w.Either(known.En, known.Cy) : w["fairness.another"];
        if (point.Standing == PointStanding.TooFew)
        {
            return w["fairness.own-too-few", name, FairnessRule.LeastForOne];
        }

        var count = shown.Of(point);
        return w["fairness.provider-count", name, count.Text, w.Say.Number(count.Of), point.Least!, point.Most!];
    }

    private bool IsOwn(ProviderPoint point) => !reader.IsNamed && reader.OwnIds.Contains(point.ProviderId);

    private string Share(ShownCount count) => count.Count is { } known ? w.Say.Percent(new Share(known, Math.Max(1, count.Of))) : w["fairness.not-shown"];

    private string Once(double chance) => chance switch
    {
        >= 0.5 => w["fairness.sure.often"],
        >= 0.0001 => w["fairness.sure.once", Round(1 / chance)],
        _ => w["fairness.sure.rarely"],
    };

    private string Difference(ShareRange difference)
    {
        var (low, high) = (Hundredths(difference.Lowest), Hundredths(difference.Highest));
        return low > 0 ? w["fairness.sure.more", low, high]
            : high < 0 ? w["fairness.sure.fewer", -high, -low]
            : w["fairness.sure.either", -low, high];
    }

    private static int Hundredths(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);

    // To one figure that means something: 43 becomes 40, 6,841 becomes 7,000.
    private string Round(double tries)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(tries)));
        return w.Say.Number((long)(Math.Round(tries / power) * power));
    }

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
