using Cylch.Records.Work;
using Cylch.Web.Charts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Work;

internal static class WorkPictures
{
    public static StackChart Standing(OutcomeStanding standing, W w) => new()
    {
        Id = "standing-chart",
        Title = w["work.standing"],
        Sentence = w["work.standing.sentence", standing.People, standing.All, standing.NotReviewed],
        Texts = ChartTexts.From(w),
        PartHeading = w["work.standing.result"],
        AmountHeading = w["work.standing.outcomes"],
        Parts =
        [
            Part(w.Of("result", Rules.Outcomes.OutcomeResult.Achieved), standing.Reached, StackFill.Solid, w),
            Part(w.Of("result", Rules.Outcomes.OutcomeResult.Maintained), standing.Held, StackFill.Stripes, w),
            Part(w.Of("result", Rules.Outcomes.OutcomeResult.Partly), standing.Partly, StackFill.Dots, w),
            Part(w.Of("result", Rules.Outcomes.OutcomeResult.Slipped), standing.Slipped, StackFill.Dark, w),
            Part(w["work.standing.ended"], standing.Ended, StackFill.Tint, w),
            Part(w["work.standing.not-reviewed"], standing.NotReviewed, StackFill.Hatch, w),
        ],
    };

    private static StackPart Part(string label, int count, StackFill fill, W w) => new(label, count, w.Say.Number(count), fill);
}
