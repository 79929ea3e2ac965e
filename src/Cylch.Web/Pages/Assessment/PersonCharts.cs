using Cylch.Rules.Outcomes;
using Cylch.Web.Charts;
using Cylch.Web.Pages.Outcomes;
using Cylch.Web.Wording;
using NodaTime;

namespace Cylch.Web.Pages.Assessment;

/// <summary>The pictures on a person's record.</summary>
public static class PersonCharts
{
    /// <summary>Null when there is no open outcome with a number to show.</summary>
    public static StarChart? Star(W words, PersonHead person, IReadOnlyList<OutcomeCard> outcomes, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(person);
        var open = outcomes.Where(o => o.EndedOn is null && o.Baseline?.Value is not null).ToList();
        return open.Count < 2 ? null : new StarChart
        {
            Id = "star",
            Title = words["assessment.star.title", person.Called],
            Sentence = words["assessment.star.sentence"],
            Texts = Texts(words),
            ArmHeading = words["assessment.star.arm"],
            Arms = [.. open.Select(o => Arm(words, o, on))],
        };
    }

    public static BarChart Week(W words, IReadOnlyList<DayMinutes> days)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(days);
        return new BarChart
        {
            Id = "week",
            Title = words["assessment.week.title", words.Say.Range(days[0].On, days[^1].On)],
            Sentence = words["assessment.week.sentence", words.Say.Minutes(days.Sum(d => d.Given))],
            Note = words.Count("assessment.week.missed", days.Sum(d => d.Missed)),
            Texts = Texts(words),
            RowHeading = words["assessment.week.day"],
            AmountHeading = words["assessment.week.time"],
            Rows = [.. days.Select(d => new BarRow(words.Say.WeekDay(d.On), d.Given, words.Say.Minutes(d.Given)))],
        };
    }

    public static ChartTexts Texts(W words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return ChartTexts.From(words);
    }

    private static StarArm Arm(W words, OutcomeCard outcome, LocalDate on)
    {
        var range = outcome.Range;
        var now = outcome.Now(on)?.Value;
        var last = outcome.Latest(Voice.Person)?.TakenOn;
        return new StarArm(words.Either(outcome.TitleEn, outcome.TitleCy), range.Least, range.Most)
        {
            Start = outcome.Baseline?.Value,
            Target = outcome.Target,
            Now = now,
            NotAsked = now is not null ? null
                : last is { } day ? words["assessment.not-asked-since", words.Say.DayAndMonth(day)] : words["assessment.not-asked-yet"],
        };
    }
}
