using Cylch.Rules.Settlement;
using Cylch.Web.Settlement;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What went into a line about the whole service, as rows of label and value.</summary>
internal static class ServiceInputRows
{
    public static IReadOnlyList<LineInput> Of(W words, Rules.Settlement.LineInputs? facts) => facts switch
    {
        AttributionLineInputs earned => [Pounds(words, "earned", earned.EarnedPence)],
        TierLineInputs counted => [Count(words, "decided", counted.Decided), Count(words, "reached", counted.Reached)],
        SatisfactionLineInputs said =>
        [
            Pounds(words, "time-together", said.PricePence), Count(words, "asked", said.Replies.Asked),
            Count(words, "replied", said.Replies.Replied), Count(words, "satisfied", said.Replies.Satisfied),
        ],
        PeriodLimitLineInputs limit =>
        [
            Pounds(words, "time-together", limit.PricePence), Pounds(words, "earned", limit.EarnedPence), Pounds(words, "forward", limit.ForwardPence),
        ],
        GainLineInputs gain =>
        [
            Figure(words, gain.Value), Count(words, "decided", gain.Decided), Count(words, "reached", gain.Reached),
            LineInputRows.Row(words, "quality", words[gain.QualityMet switch
            {
                true => "settlement.input.quality.good", false => "settlement.input.quality.not-good", null => "settlement.input.quality.not-said",
            }]),
        ],
        RangeLineInputs range => [Pounds(words, "paid-in-year", range.PaidBeforePence), Pounds(words, "before-this", range.ThisPeriodPence)],
        MissedVisitsLineInputs visits => [Count(words, "visits-planned", visits.Planned), Count(words, "visits-missed", visits.Missed)],
        IndicatorLineInputs indicator => [Figure(words, indicator.Value), Pounds(words, "time-together", indicator.PricePence)],
        CapitationLineInputs people =>
        [
            .. people.People.Select((count, place) => new LineInput(words["settlement.input.people-in-band", place + 1], words.Say.Number(count))),
        ],
        IndexLineInputs index =>
        [
            Pounds(words, "index-base", index.BasePence),
            LineInputRows.Row(words, "factor", LineWords.Value(words, Operand.Times(index.Factor))),
        ],
        SmoothingLineInputs kept => [Pounds(words, "before-this", kept.EarnedPence), Pounds(words, "kept", kept.KeptPence)],
        _ => [],
    };

    private static LineInput Pounds(W words, string key, long pence) => LineInputRows.Row(words, key, words.Say.Money(pence));

    private static LineInput Count(W words, string key, int count) => LineInputRows.Row(words, key, words.Say.Number(count));

    private static LineInput Figure(W words, Rules.Share? value) => LineInputRows.Row(
        words, "figure", value is { } known ? LineWords.Value(words, Operand.Figure(known)) : words["settlement.input.figure-none"]);
}
