using Cylch.Web.Charts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Brokerage;

/// <summary>What was given, week by week, beside what the plan's envelope holds.</summary>
public static class PackagePictures
{
    /// <summary>Null until there has been a full week.</summary>
    public static BarChart? Weeks(W words, IReadOnlyList<WeekRow> weeks)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(weeks);
        return weeks.Count == 0 ? null : new BarChart
        {
            Id = "weeks",
            Title = words["brokerage.weeks"],
            Sentence = words["brokerage.weeks.sentence", words.Say.Minutes(weeks.Sum(w => w.Given)), words.Say.Minutes(weeks.Sum(w => w.Envelope))],
            Texts = ChartTexts.From(words),
            RowHeading = words["brokerage.week-of"],
            AmountHeading = words["brokerage.given"],
            Rows = [.. weeks.Select(w => new BarRow(words.Say.Date(w.Monday), w.Given, words.Say.Minutes(w.Given))
            {
                Detail = words["brokerage.of-envelope", words.Say.Minutes(w.Envelope)],
            })],
        };
    }
}
