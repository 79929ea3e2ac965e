using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Cylch.Web.Settlement;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What went into a line, as rows of label and value.</summary>
internal static class LineInputRows
{
    public static IReadOnlyList<LineInput> Of(W words, Rules.Settlement.LineInputs? facts) => facts switch
    {
        TimeLineInputs time => Time(words, time),
        BlockLineInputs block => [Row(words, "payment-number", words.Say.Number(block.PartNumber))],
        PlanLineInputs plan => Plan(words, plan),
        HoldLineInputs hold => [Row(words, "price", words.Say.Money(hold.PricePence)), .. Weights(words, hold.Weights, hold.Position)],
        ReleaseLineInputs review => [.. Reading(words, review.Facts), .. Held(words, review.Held)],
        NeutralLineInputs neutral => [Row(words, "neutral", words.Of("outcomes.neutral-reason", neutral.Reason)), Row(words, "held", words.Say.Money(neutral.HeldPence))],
        WaitLineInputs waits => [Row(words, "waits", words.Of("settlement.undecided-reason", waits.Reason)), Row(words, "held", words.Say.Money(waits.HeldPence))],
        BalanceLineInputs balance => [.. Plan(words, balance.Plan), .. Weights(words, balance.Weights, balance.Position), .. Reading(words, balance.Facts)],
        ResultLineInputs result =>
        [
            .. Reading(words, result.Facts), Row(words, "highest-paid", words.Say.Number(result.HighestPointPaid)),
            Row(words, "complexity", words.Of("contracts.complexity-band", result.Complexity)),
        ],
        CapLineInputs cap => [Row(words, "paid-before", words.Say.Money(cap.PaidBeforePence)), Row(words, "this-period", words.Say.Money(cap.ThisPeriodPence))],
        MissedLineInputs missed => Reading(words, missed.Facts),
        CountedLineInputs counted => Reading(words, counted.Facts),
        GroupLineInputs group =>
        [
            .. Reading(words, group.Facts), Row(words, "area", words.Of("outcomes.well-being-area", group.Area)),
            Row(words, "complexity", words.Of("contracts.complexity-band", group.Complexity)),
        ],
        SustainedLineInputs held =>
        [
            .. Reading(words, held.Facts), Row(words, "reading-on", words.Say.Date(held.TakenOn)),
            Row(words, "reached-since", held.ReachedSince is { } since ? words.Say.Date(since) : words["settlement.input.not-reached-now"]),
            Row(words, "complexity", words.Of("contracts.complexity-band", held.Complexity)),
        ],
        _ => ServiceInputRows.Of(words, facts),
    };

    /// <summary>The reading a line was judged by, or null when it rests on none.</summary>
    public static ReadingFacts? ReadingOf(Rules.Settlement.LineInputs? facts) => facts switch
    {
        ReleaseLineInputs review => review.Facts,
        BalanceLineInputs balance => balance.Facts,
        ResultLineInputs result => result.Facts,
        MissedLineInputs missed => missed.Facts,
        CountedLineInputs counted => counted.Facts,
        GroupLineInputs group => group.Facts,
        SustainedLineInputs held => held.Facts,
        _ => null,
    };

    private static IReadOnlyList<LineInput> Time(W words, TimeLineInputs time) =>
    [
        Row(words, "envelope", words.Say.Minutes(time.Envelope.Sum(row => row.Minutes))),
        .. time.Given.GroupBy(row => row.Band).Select(band => new LineInput(
            words["settlement.input.given", words.Of("contracts.rate-band", band.Key)], words.Say.Minutes(band.Sum(row => row.Minutes)))),
        Row(words, "bank", words.Say.Minutes(time.BankOpeningMinutes)),
        Row(words, "bank-limit", words.Say.Minutes(time.BankCapMinutes)),
    ];

    private static IReadOnlyList<LineInput> Plan(W words, PlanLineInputs plan) =>
    [
        Row(words, "weekly", words.Say.Minutes(plan.WeeklyMinutes)), Row(words, "weeks", words.Say.Number(plan.Weeks)),
        Row(words, "rate", words.Say.Money(plan.PenceAnHour)),
    ];

    private static IReadOnlyList<LineInput> Weights(W words, IReadOnlyList<int> weights, int position) => weights.Count == 0
        ? []
        : [new LineInput(words["settlement.input.weight"], words["settlement.input.weight-of", weights[position], weights.Sum()])];

    private static IReadOnlyList<LineInput> Held(W words, HeldMoney held) => held.WaitingPence == 0
        ? [Row(words, "held", words.Say.Money(held.FreshPence))]
        : [Row(words, "held", words.Say.Money(held.FreshPence)), Row(words, "waiting", words.Say.Money(held.WaitingPence))];

    private static IReadOnlyList<LineInput> Reading(W words, ReadingFacts? facts) => facts is null ? [] :
    [
        Row(words, "baseline", words.Say.Number(facts.Baseline)),
        .. facts.Kind == OutcomeKind.Maintenance ? Array.Empty<LineInput>() : [Row(words, "target", words.Say.Number(facts.Target))],
        Row(words, "reading", words.Say.Number(facts.Reading)),
    ];

    internal static LineInput Row(W words, string key, string value) => new(words["settlement.input." + key], value);
}
