using Cylch.Rules.Outcomes;
using Cylch.Web.Charts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Outcomes;

/// <summary>The pictures of one outcome: its readings over time, and where it stands on its scale.</summary>
public static class OutcomeCharts
{
    public static TrendChart? Trend(W words, OutcomeCard outcome, bool small = false)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(outcome);
        var voices = outcome.Standing.Select(r => r.Voice).Distinct().Order().ToList();
        if (voices.Count == 0)
        {
            return null;
        }

        return new TrendChart
        {
            Id = FormattableString.Invariant($"{(small ? "spark" : "trend")}-{outcome.Id}"),
            Title = words["outcomes.trend.title", words.Either(outcome.TitleEn, outcome.TitleCy)],
            Sentence = Sentence(words, outcome),
            Texts = ChartTexts.From(words),
            Lowest = outcome.Range.Least,
            Highest = outcome.Range.Most,
            Series = [.. voices.Select(v => Series(words, outcome, v))],
            Marks = outcome.Target is { } target ? [new TrendMark(words["outcomes.target"], target, TrendMarkKind.Target)] : [],
            DateHeading = words["outcomes.reading.date"],
            RemarkHeading = words["outcomes.reading.how"],
            Small = small,
        };
    }

    /// <summary>Null until there is a start to mark.</summary>
    public static ScaleChart? Scale(W words, OutcomeCard outcome)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome.Baseline?.Value is not { } start)
        {
            return null;
        }

        List<ScaleMark> marks = [new(ScaleMarkKind.Start, start, words["outcomes.scale.start", start])];
        if (outcome.Latest(Voice.Person)?.Value is { } now)
        {
            marks.Add(new(ScaleMarkKind.Now, now, words["outcomes.scale.now", now]));
        }

        marks.AddRange(outcome.Differing.Select(r => new ScaleMark(ScaleMarkKind.Other, r.Value!.Value, words[$"outcomes.scale.{r.Voice}", r.Value])));
        if (outcome.Target is { } target)
        {
            marks.Add(new(ScaleMarkKind.Target, target, words["outcomes.scale.target", target]));
        }

        return new ScaleChart
        {
            Id = FormattableString.Invariant($"scale-{outcome.Id}"),
            Title = words["outcomes.scale.title", words.Either(outcome.TitleEn, outcome.TitleCy)],
            Sentence = Sentence(words, outcome),
            Texts = ChartTexts.From(words),
            Lowest = outcome.Range.Least,
            Highest = outcome.Range.Most,
            LowestLabel = words[$"scale.least.{outcome.Measure}"],
            HighestLabel = words[$"scale.most.{outcome.Measure}"],
            MarkHeading = words["outcomes.scale.mark"],
            ValueHeading = words["outcomes.reading.value"],
            Marks = marks,
        };
    }

    /// <summary>Where it began, where it is and where it is meant to be, in one whole sentence.</summary>
    public static string Sentence(W words, OutcomeCard outcome)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(outcome);
        return (outcome.Baseline?.Value, outcome.Latest(Voice.Person)?.Value, outcome.Target) switch
        {
            ({ } start, not null, { } target) when outcome.HasOnlyBegun => words["outcomes.sentence.begun", start, target],
            ({ } start, not null, null) when outcome.HasOnlyBegun => words["outcomes.sentence.begun-to-keep", start],
            ({ } start, { } now, { } target) => words["outcomes.sentence.all", start, now, target],
            ({ } start, { } now, null) => words["outcomes.sentence.no-target", start, now],
            (null, { } now, _) => words["outcomes.sentence.no-start", now],
            ({ } start, null, _) => words["outcomes.sentence.not-asked", start],
            _ => words["outcomes.sentence.nothing"],
        };
    }

    private static TrendSeries Series(W words, OutcomeCard outcome, Voice voice) => new(
        words.Of("voice", voice),
        voice == Voice.Person ? TrendVoice.Person : TrendVoice.Worker,
        [.. outcome.Standing.Where(r => r.Voice == voice).Select(r => Reading(words, r))]);

    private static TrendReading Reading(W words, ReadingRow row) => row.Value is { } value
        ? new TrendReading(row.TakenOn, words.Say.Date(row.TakenOn), value) { Remark = words.Of("how-asked", row.HowAsked) }
        : new TrendReading(row.TakenOn, words.Say.Date(row.TakenOn), words["outcomes.reading.none"]) { Remark = row.MissingReason };
}
