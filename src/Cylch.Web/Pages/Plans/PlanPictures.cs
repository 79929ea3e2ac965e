using Cylch.Web.Charts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Plans;

/// <summary>The envelope of hours as one bar: what keeps its time, and what is for the person and the care workers to decide.</summary>
public static class PlanPictures
{
    public static StackChart Envelope(W words, PlanView plan)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(plan);
        var free = plan.MinutesPerWeek - plan.FixedMinutesPerWeek;
        List<StackPart> parts = [];
        if (plan.FixedMinutesPerWeek > 0)
        {
            parts.Add(new(plan.FixedFor ?? words["plans.fixed"], plan.FixedMinutesPerWeek, words.Say.Minutes(plan.FixedMinutesPerWeek), StackFill.Hatch));
        }

        parts.Add(new(words["plans.free"], free, words.Say.Minutes(free), StackFill.Tint));
        return new StackChart
        {
            Id = "envelope",
            Title = words["plans.envelope"],
            Sentence = plan.FixedMinutesPerWeek == 0
                ? words["plans.envelope.sentence-free", words.Say.Minutes(plan.MinutesPerWeek)]
                : words["plans.envelope.sentence", words.Say.Minutes(plan.MinutesPerWeek), words.Say.Minutes(plan.FixedMinutesPerWeek), words.Say.Minutes(free)],
            Texts = ChartTexts.From(words),
            PartHeading = words["plans.envelope.part"],
            AmountHeading = words["plans.envelope.time"],
            Parts = parts,
        };
    }
}
