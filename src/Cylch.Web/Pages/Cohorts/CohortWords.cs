using System.Globalization;
using Cylch.Rules.Outcomes;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Cohorts;

/// <summary>What is said of a cohort's rows and results, on the page and on the command line alike.</summary>
internal static class CohortWords
{
    /// <summary>Why rows stand as they do.</summary>
    public static string Reason(W words, TallyLine line) => line.Standing switch
    {
        RowStanding.Judged => words["outcomes.outcome-result." + line.Reason],
        RowStanding.Neutral => words["outcomes.neutral-reason." + line.Reason],
        RowStanding.Missing => words["outcomes.missing-score." + line.Reason],
        _ => words["outcomes.refused-row." + line.Reason.Split('.')[^1], line.Column ?? ""],
    };

    /// <summary>A count as it may be shown.</summary>
    public static string Count(W words, long? count) => count is { } shown ? words.Say.Number(shown) : words["outcomes.cohort.hidden"];

    public static string Provider(W words, CohortTableRow row) =>
        row.Provider.Length > 0 ? row.Provider : words.Count("outcomes.cohort.small-providers", row.Together);

    /// <summary>+1.43 or −0.2 points; why not, when there is none.</summary>
    public static string Mean(W words, ShownCaseMix? mean) => mean is null
        ? words["outcomes.cohort.too-few"]
        : (mean.MeanPoints < 0 ? "−" : "+") + decimal.Abs(mean.MeanPoints).ToString("0.00", CultureInfo.InvariantCulture);

    public static string About(W words, ShownCaseMix mean) =>
        words[mean.IsRounded ? "outcomes.cohort.mix.about" : "outcomes.cohort.mix.exactly", words.Say.Number(mean.People)];

    public static string Band(W words, int least, int most) => (least, most) switch
    {
        (0, 0) => words["outcomes.cohort.change.none"],
        ( < 0, _) => words["outcomes.cohort.change.down", -most, -least],
        _ => words["outcomes.cohort.change.up", least, most],
    };
}
