using Cylch.Records.Outcomes;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Outcomes;

public class OutcomeActionsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_outcome_points_at_the_words_and_starts_at_its_first_reading(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);

        var decision = await WriteAsync(small, Outcome(small));

        await using var db = small.Open();
        var outcome = await db.PersonalOutcomes.Include(o => o.Readings).SingleAsync(o => o.Id == decision.Value, Stop);
        (outcome.SaidLineId, outcome.TitleCy, outcome.WrittenByAccountId).ShouldBe((small.World.SpareOutcomeLineId, "Canu eto", small.World.CareManagerId));
        outcome.BaselineReadingId.ShouldBe(outcome.Readings.Single().Id);
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(WriteOutcome) && e.SubjectId == outcome.Id, Stop)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_same_outcome_form_sent_at_once_makes_one_outcome(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);

        var decisions = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => WriteAsync(small, Outcome(small), key: "same")));

        decisions.Select(d => d.Value).Distinct().Count().ShouldBe(1);
        (await small.AsAsync((db, _) => db.PersonalOutcomes.CountAsync(o => o.SaidLineId == small.World.SpareOutcomeLineId, Stop))).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_unsound_outcome_is_refused_by_name_and_nothing_is_kept(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);
        var good = Outcome(small);
        (WriteOutcomeInput Input, string Code)[] refused =
        [
            (good with { SaidLineId = small.World.StrengthLineId }, "outcomes.line-not-outcome"),
            (good with { PersonId = small.World.OtherPersonId }, "outcomes.line-not-outcome"),
            (good with { TitleCy = " " }, "outcomes.title-missing"),
            (good with { Measure = Measure.OxfordHipScore }, "outcomes.measure-imported-only"),
            (good with { Priority = 0 }, "outcomes.priority-below-one"),
            (good with { Target = null }, "outcomes.target-missing"),
            (good with { Target = 11 }, "outcomes.target-outside-measure"),
            (good with { Target = 1 }, "outcomes.target-not-above-baseline"),
            (good with { ReviewDueOn = SmallWorld.Today.PlusDays(-1) }, "outcomes.review-in-past"),
            (good with { Baseline = good.Baseline! with { Value = 12 } }, "outcomes.baseline-outside-measure"),
            (good with { Baseline = good.Baseline! with { Value = null } }, "outcomes.reading-without-value"),
        ];

        foreach (var (input, code) in refused)
        {
            (await WriteAsync(small, input)).Refusal!.Code.ShouldBe(code);
        }

        (await small.AsAsync((db, _) => db.PersonalOutcomes.CountAsync(Stop))).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Not_yet_may_be_looked_at_again_and_all_four_may_not(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);

        (await CheckAsync(small, isAchievable: false, version: 1)).IsRefused.ShouldBeFalse();
        (await CheckAsync(small, isAchievable: true, version: 2)).IsRefused.ShouldBeFalse();

        (await CheckAsync(small, isAchievable: true, version: 3)).Refusal!.Code.ShouldBe("outcomes.already-checked");
        await using var db = small.Open();
        (await db.OutcomeChecks.SingleAsync(c => c.OutcomeId == small.World.OutcomeId, Stop)).IsAchievable.ShouldBeTrue();
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(CheckOutcome), Stop)).ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_checks_an_outcome_of_their_own(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);

        (await CheckAsync(small, isAchievable: true, version: 1, by: small.World.CareManagerId)).Refusal!.Code.ShouldBe("outcomes.check-own");

        (await small.AsAsync((db, _) => db.OutcomeChecks.CountAsync(Stop))).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_who_check_at_once_do_not_overwrite_each_other(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);
        await CheckAsync(small, isAchievable: false, version: 1);

        var second = await CheckAsync(small, isAchievable: true, version: 1);

        second.Refusal!.Code.ShouldBe("shared.changed-since");
        second.Refusal.Facts[0].ShouldBe("Rhian Morgan");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_outcome_ends_once_on_a_day_it_was_there_with_its_neutral_reason(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);

        (await EndAsync(small, new LocalDate(2026, 1, 1), 1)).Refusal!.Code.ShouldBe("outcomes.end-outside");
        (await EndAsync(small, SmallWorld.Today, 1)).IsRefused.ShouldBeFalse();

        (await EndAsync(small, SmallWorld.Today, 2)).Refusal!.Code.ShouldBe("outcomes.outcome-ended");
        var outcome = await small.AsAsync((db, _) => db.PersonalOutcomes.SingleAsync(o => o.Id == small.World.OutcomeId, Stop));
        (outcome.EndedOn, outcome.NeutralReason).ShouldBe((SmallWorld.Today, NeutralReason.InHospital));
    }

    private static WriteOutcomeInput Outcome(SmallDatabase small) => new(
        small.World.PersonId, small.World.SpareOutcomeLineId, "Sing again", "Canu eto", WellBeingArea.ContributionToSociety, OutcomeKind.Change,
        Measure.OwnScale0To10, 6, "Efo'r capel", 2, SmallWorld.Today.PlusDays(60),
        new FirstReadingInput(SmallWorld.Today, Voice.Person, 1, null, null, "cy", HowAsked.AtHome, null));

    private static Task<Decision<long>> WriteAsync(SmallDatabase small, WriteOutcomeInput input, string? key = null) =>
        small.AsAsync((db, recorder) => new WriteOutcome(db, recorder).RunAsync(SmallWorld.As(small.World.CareManagerId, key), input, "asked", Stop));

    private static Task<Decision<long>> CheckAsync(SmallDatabase small, bool isAchievable, int version, long? by = null) =>
        small.AsAsync((db, recorder) => new CheckOutcome(db, recorder).RunAsync(
            SmallWorld.As(by ?? small.World.TeamLeaderId),
            new CheckOutcomeInput(small.World.OutcomeId, true, true, isAchievable, true, "Her words.", version), "looked", Stop));

    private static Task<Decision<long>> EndAsync(SmallDatabase small, LocalDate on, int version) => small.AsAsync((db, recorder) =>
        new EndOutcome(db, recorder).RunAsync(
            SmallWorld.As(small.World.CareManagerId), new EndOutcomeInput(small.World.OutcomeId, on, NeutralReason.InHospital, version), "ended", Stop));
}
