using Cylch.Records.Delivery;
using Cylch.Records.Outcomes;
using Cylch.Rules.Outcomes;
using Cylch.Web.Charts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Thread;

/// <summary>The charts on the knots of a thread.</summary>
internal static class ThreadPictures
{
    public static ScaleChart? Scale(ThreadView view)
    {
        var (outcome, w) = (view.Thread.Outcome, view.W);
        if (view.Thread.Baseline?.Value is not { } start || outcome.Target is not { } target)
        {
            return null;
        }

        var range = MeasureRange.Of(outcome.Measure);
        return new ScaleChart
        {
            Id = "thread-scale",
            Title = w.Of("measure", outcome.Measure),
            Sentence = w["thread.outcome.scale", start, target],
            Texts = Texts(w),
            Lowest = range.Least,
            Highest = range.Most,
            LowestLabel = w.Of("scale.least", outcome.Measure),
            HighestLabel = w.Of("scale.most", outcome.Measure),
            MarkHeading = w["outcome.measure"],
            ValueHeading = w["outcome.start"],
            Marks =
            [
                new ScaleMark(ScaleMarkKind.Start, start, w["thread.readings.start", start]),
                new ScaleMark(ScaleMarkKind.Target, target, w["thread.readings.target", target]),
            ],
        };
    }

    public static StackChart? Envelope(ThreadView view)
    {
        if (view.Thread.Plan?.Plan is not { MinutesPerWeek: > 0 } plan)
        {
            return null;
        }

        var (w, free) = (view.W, plan.MinutesPerWeek - plan.FixedMinutesPerWeek);
        return new StackChart
        {
            Id = "thread-envelope",
            Title = w["thread.plan.envelope"],
            Sentence = plan.FixedMinutesPerWeek == 0
                ? w["thread.plan.hours-free", w.Say.Minutes(plan.MinutesPerWeek)]
                : w["thread.plan.hours", w.Say.Minutes(plan.MinutesPerWeek), w.Say.Minutes(plan.FixedMinutesPerWeek)],
            Texts = Texts(w),
            PartHeading = w["thread.plan.part"],
            AmountHeading = w["thread.plan.time"],
            Parts =
            [
                .. plan.FixedMinutesPerWeek == 0 ? Array.Empty<StackPart>() :
                [
                    new StackPart(plan.FixedFor ?? w["thread.plan.fixed"], plan.FixedMinutesPerWeek, w.Say.Minutes(plan.FixedMinutesPerWeek), StackFill.Hatch),
                ],
                new StackPart(w["thread.plan.free"], free, w.Say.Minutes(free), StackFill.Tint),
            ],
        };
    }

    public static TrendChart? Trend(ThreadView view)
    {
        var (t, w) = (view.Thread, view.W);
        var range = MeasureRange.Of(t.Outcome.Measure);
        var series = t.Readings.GroupBy(r => r.Voice).OrderBy(g => g.Key)
            .Select(g => new TrendSeries(view.VoiceName(g.Last()), g.Key == Voice.Person ? TrendVoice.Person : TrendVoice.Worker, [.. g.Select(r => Reading(view, r))]))
            .ToList();
        if (series.Count == 0)
        {
            return null;
        }

        return new TrendChart
        {
            Id = "thread-trend",
            Title = w["thread.readings.title"],
            Sentence = w["thread.readings.sentence", t.Readings.Count(r => r.Value is not null), t.Readings.Count(r => r.Value is null)],
            Texts = Texts(w),
            Lowest = range.Least,
            Highest = range.Most,
            DateHeading = w["thread.readings.date"],
            RemarkHeading = w["thread.readings.how"],
            Series = series,
            Marks = t.Outcome.Target is { } target ? [new TrendMark(w["thread.readings.target", target], target, TrendMarkKind.Target)] : [],
        };
    }

    /// <summary>First, middle and last note: enough to hear how it went without reading all.</summary>
    public static IEnumerable<VisitNote> Chosen(IReadOnlyList<VisitNote> notes)
    {
        var told = notes.Where(n => n.Progress != NoteProgress.NotThisTime).ToArray();
        return told.Length <= 3 ? told : [told[0], told[told.Length / 2], told[^1]];
    }

    public static ChartTexts Texts(W w) => ChartTexts.From(w);

    private static TrendReading Reading(ThreadView view, Reading reading)
    {
        var on = view.W.Say.DayAndMonth(reading.TakenOn);
        var how = view.W.Of("how-asked", reading.HowAsked);
        return reading.Value is { } value
            ? new TrendReading(reading.TakenOn, on, value) { Remark = how }
            : new TrendReading(reading.TakenOn, on, reading.MissingReason ?? view.W["thread.readings.not-taken"]) { Remark = how };
    }
}
