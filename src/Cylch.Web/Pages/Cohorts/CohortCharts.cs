using Cylch.Rules.Outcomes;
using Cylch.Web.Charts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Cohorts;

/// <summary>The two pictures of a cohort. Both are made from the protected table, never from the counts behind it.</summary>
internal static class CohortCharts
{
    /// <summary>What came of everybody, the missing as a part of their own.</summary>
    public static StackChart Results(W words, CohortTable table)
    {
        var whole = table.Whole;
        var shown = Enum.GetValues<CohortPart>().Where(part => whole.Of(part) is not null)
            .Select(part => Part(words["outcomes.cohort-part." + part], whole.Of(part)!.Value, Fill(part))).ToList();
        if (whole.HiddenTogether is > 0 and { } hidden)
        {
            shown.Add(Part(words["outcomes.cohort.hidden-together"], hidden, StackFill.Dark));
        }

        return new StackChart
        {
            Id = "cohort-results",
            Title = words["outcomes.cohort.results.title"],
            Sentence = words["outcomes.cohort.results.sentence", CohortWords.Count(words, whole.People), CohortWords.Count(words, whole.Of(CohortPart.Achieved)),
                CohortWords.Count(words, whole.Of(CohortPart.Missing))],
            Texts = ChartTexts.From(words),
            PartHeading = words["outcomes.cohort.result"],
            AmountHeading = words["outcomes.cohort.people"],
            Parts = shown,
            Note = words["outcomes.cohort.results.note"],
        };

        StackPart Part(string label, long people, StackFill fill) => new(label, people, words.Say.Number(people), fill);
    }

    /// <summary>How far the score changed, in bands of eight points; those without both scores in a row of their own.</summary>
    public static BarChart Changes(W words, CohortTable table) => new()
    {
        Id = "cohort-changes",
        Title = words["outcomes.cohort.change.title"],
        Sentence = words["outcomes.cohort.change.sentence"],
        Texts = ChartTexts.From(words),
        RowHeading = words["outcomes.cohort.change"],
        AmountHeading = words["outcomes.cohort.people"],
        Rows =
        [
            .. table.Changes.Select(band => Bar(words, CohortWords.Band(words, band.Least, band.Most), band.People)),
            Bar(words, words["outcomes.cohort-part.Missing"], table.Whole.Of(CohortPart.Missing)),
        ],
        Note = words["outcomes.cohort.change.note"],
    };

    private static BarRow Bar(W words, string label, long? people) =>
        people is { } shown ? new BarRow(label, shown, words.Say.Number(shown)) : new BarRow(label, words["outcomes.cohort.hidden"]);

    private static StackFill Fill(CohortPart part) => part switch
    {
        CohortPart.Achieved => StackFill.Solid,
        CohortPart.Partly => StackFill.Dots,
        CohortPart.Maintained => StackFill.Stripes,
        CohortPart.Slipped => StackFill.Zigzag,
        CohortPart.Neutral => StackFill.Tint,
        _ => StackFill.Hatch,
    };
}
