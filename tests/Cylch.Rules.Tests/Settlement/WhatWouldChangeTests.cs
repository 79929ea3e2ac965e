using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Cylch.Rules.Tests.Oracle;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class WhatWouldChangeTests
{
    private static readonly LocalDate YearStart = new(2026, 4, 6);

    [Fact]
    public void Every_alternative_of_a_random_period_is_what_the_changed_facts_come_to()
    {
        var priced = 0;
        for (var seed = 1UL; seed <= 60; seed++)
        {
            var story = StoryMaker.Make(seed);
            var driver = new StoryDriver(story);
            foreach (var told in story.Periods)
            {
                var (inputs, draft) = driver.Next(told);
                priced += draft.Lines.Sum(line => Checked(story.Scheme, inputs, draft, line, seed));
            }
        }

        priced.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void One_point_better_would_have_released_all_of_what_waits_for_Mair()
    {
        var (scheme, inputs, draft) = Mair(new VerifiedReading(1, 6, Confirmation.Confirmed));

        var better = Of(scheme, inputs, draft, LineKind.Released).All[0];

        better.Change.ShouldBe(new ReadingIs("reading-better", 11, 1, 7));
        (better.LineWasPence, better.LineWouldBePence).ShouldBe((98_28, 163_80));
        (better.PaidChangePence, better.KeptChangePence, better.WhySame).ShouldBe((65_52, -65_52, null));
    }

    [Fact]
    public void A_point_that_passes_no_mark_changes_nothing_and_says_so()
    {
        var (scheme, inputs, draft) = Mair(new VerifiedReading(1, 5, Confirmation.Confirmed));

        var alternatives = Of(scheme, inputs, draft, LineKind.Released).All;

        (alternatives[0].Change.Code, alternatives[0].WhySame).ShouldBe(("reading-better", SamePaid.SameSideOfMark));
        (alternatives[1].Change.Code, alternatives[1].PaidChangePence).ShouldBe(("reading-wanted", 65_52));
    }

    [Fact]
    public void The_missing_confirmation_is_the_one_thing_that_was_missing()
    {
        var (scheme, inputs, draft) = Mair(new VerifiedReading(1, 7, Confirmation.Awaited));

        var only = Of(scheme, inputs, draft, LineKind.Waits).All.ShouldHaveSingleItem();

        (only.Change.Code, only.PaidChangePence, only.KeptChangePence).ShouldBe(("confirmed", 163_80, -163_80));
    }

    [Fact]
    public void What_goes_over_the_limit_of_the_period_is_kept_for_a_later_one()
    {
        var period = new PaymentPeriod(YearStart, 7);
        var scheme = new PaymentScheme(1, 1, YearStart,
        [
            Time(), new NeutralEndings(2, 14), new PricePerPoint(3, 100_00, BandWeights.Same),
            new PeriodLimit(4, Share.Percent(10), 1, AboveLimit.GoesForward),
        ]);
        var package = Package(period, [Outcome(11, 1, HeldMoney.None, new VerifiedReading(1, 4, Confirmation.Confirmed))]);
        var inputs = new PeriodInputs(period, [package], [], 0, new HashSet<long>());
        var draft = Settle.Period(scheme, inputs).Value;

        var better = Of(scheme, inputs, draft, LineKind.Result).All[0];

        (better.LineChangePence, better.PaidChangePence, better.KeptChangePence, better.WhySame).ShouldBe((100_00, 0, 100_00, SamePaid.KeptForLater));
        Of(scheme, inputs, draft, LineKind.PeriodLimit).WhyNone.ShouldBe("limit");
    }

    [Fact]
    public void Visits_replies_and_indicators_each_have_their_own_single_change()
    {
        var period = new PaymentPeriod(YearStart, 7);
        var scheme = new PaymentScheme(1, 1, YearStart,
        [
            Time(), new SatisfactionShare(2, Share.Percent(2), 1, Share.Percent(50)), new MissedVisitsDeduction(3, 45_00, 0),
            new IndicatorDeduction(4, new IndicatorName("Falls", "Cwympiadau"), Better.Lower, new Share(5, 1), Share.Percent(1), 1),
        ]);
        var inputs = new PeriodInputs(period, [Package(period, [])], [], 0, new HashSet<long>())
        {
            Contract = new ContractInputs(new Replies(10, 3, 2), new VisitCounts(100, 4), [new IndicatorValue(4, new Share(6, 1))], null, ContractStanding.Start),
        };
        var draft = Settle.Period(scheme, inputs).Value;

        var replies = Of(scheme, inputs, draft, LineKind.Joined).All.ShouldHaveSingleItem();
        (replies.Change, replies.LineWouldBePence).ShouldBe((new RepliesAre("enough-replies", new Replies(10, 5, 4)), 14_56));
        Of(scheme, inputs, draft, LineKind.MissedVisits).All.Select(a => (a.Change.Code, a.PaidChangePence))
            .ShouldBe([("one-fewer-missed", 45_00), ("none-missed", 180_00)]);
        Of(scheme, inputs, draft, LineKind.Indicator).All.ShouldHaveSingleItem().PaidChangePence.ShouldBe(9_10);
        Of(scheme, inputs, draft, LineKind.Time).WhyNone.ShouldBe("as-agreed");
    }

    private static int Checked(PaymentScheme scheme, PeriodInputs inputs, StatementDraft draft, StatementLine line, ulong seed)
    {
        var found = WhatWouldChange.Of(scheme, inputs, draft, line);
        (found.All.Count is 1 or 2 ^ found.WhyNone is not null).ShouldBeTrue($"seed {seed}, {line}");
        foreach (var alternative in found.All)
        {
            var changed = alternative.Change.Apply(inputs);
            Differences(inputs, changed).ShouldBeLessThanOrEqualTo(1, $"seed {seed}, {alternative.Change}");
            var other = Settle.Period(scheme, changed).Value;
            alternative.PaidChangePence.ShouldBe(other.Lines.Sum(l => l.Amount.Pence) - draft.Lines.Sum(l => l.Amount.Pence), $"seed {seed}");
            var held = other.Lines.Sum(l => l.HeldChange.Pence) - draft.Lines.Sum(l => l.HeldChange.Pence);
            alternative.KeptChangePence.ShouldBe(held + Later(other) - Later(draft), $"seed {seed}");
        }

        return found.All.Count;
    }

    private static long Later(StatementDraft draft) => draft.Contract.ForwardPence + draft.Contract.SmoothedPence;

    // How many single facts are another: outcomes, what was given, and each fact of the whole contract.
    private static int Differences(PeriodInputs one, PeriodInputs other)
    {
        var outcomes = one.Packages.SelectMany(p => p.Outcomes).Zip(other.Packages.SelectMany(p => p.Outcomes)).Count(pair => pair.First != pair.Second);
        var given = one.Packages.Zip(other.Packages).Count(pair => !pair.First.Given.SequenceEqual(pair.Second.Given));
        var (was, now) = (one.Contract, other.Contract);
        return outcomes + given + (was.Replies != now.Replies ? 1 : 0) + (was.Visits != now.Visits ? 1 : 0) + (was.QualityMet != now.QualityMet ? 1 : 0)
            + (was.Indicators.ToHashSet().SetEquals(now.Indicators) ? 0 : 1) + (was.Before != now.Before ? 1 : 0);
    }

    private static Alternatives Of(PaymentScheme scheme, PeriodInputs inputs, StatementDraft draft, LineKind kind) =>
        WhatWouldChange.Of(scheme, inputs, draft, draft.Lines.First(line => line.Kind == kind));

    private static (PaymentScheme, PeriodInputs, StatementDraft) Mair(Finding finding)
    {
        var period = new PaymentPeriod(YearStart, 7);
        var scheme = new PaymentScheme(14, 3, new LocalDate(2026, 3, 1),
        [
            Time(), new HoldForOutcomes(2, Share.Percent(6), 1),
            new ReleaseOnVerified(3, 2, Share.Whole, Share.Percent(60), new Share(1, 2), 1, ReleaseFrom.BeforeThisPeriod), new NeutralEndings(4, 14),
        ]);
        var package = Package(period, [Outcome(11, 5, new HeldMoney(163_80, 0, 0), finding), Outcome(12, 3, HeldMoney.None, null)]);
        var inputs = new PeriodInputs(period, [package], [], 0, new HashSet<long>());
        return (scheme, inputs, Settle.Period(scheme, inputs).Value);
    }

    private static TimeAtRate Time() => new(
        1, TimeBasis.Envelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
        [new HourlyRate(RateBand.Day, new LocalDate(2026, 3, 1), 32_50)], new LocalDate(2027, 4, 4), MinuteRounding.ToTheMinute);

    private static PackageInputs Package(PaymentPeriod period, IReadOnlyList<OutcomeInputs> outcomes)
    {
        BandMinutes[] minutes = [new BandMinutes(RateBand.Day, period.Start, period.End, 28 * 60)];
        return new PackageInputs(2207, 1, ComplexityBand.A, minutes, minutes, TimeBankInputs.None, outcomes);
    }

    private static OutcomeInputs Outcome(long id, int weight, HeldMoney held, Finding? finding) =>
        new(id, OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, weight, held, null, 0, false, finding);
}
