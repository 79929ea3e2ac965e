using Cylch.Records.Outcomes;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Outcomes;

public class ReadingActionsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_reading_is_kept_with_its_voice_and_one_event(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);

        var decision = await RecordAsync(small, Reading(small) with { Value = 7, Words = "Dw i'n cyrraedd." });

        await using var db = small.Open();
        var reading = await db.Readings.SingleAsync(r => r.Id == decision.Value, Stop);
        (reading.Voice, reading.Value, reading.Words, reading.TakenByAccountId).ShouldBe((Voice.Person, 7, "Dw i'n cyrraedd.", small.World.CareManagerId));
        var told = await db.ChangeEvents.SingleAsync(e => e.Action == nameof(RecordReading), Stop);
        (told.SubjectKind, told.SubjectId, told.PersonId, told.AccountId).ShouldBe(("reading", reading.Id, small.World.PersonId, small.World.CareManagerId));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_same_form_sent_many_times_at_once_has_one_effect(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);
        var before = await small.AsAsync((db, _) => db.Readings.CountAsync(Stop));

        var decisions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RecordAsync(small, Reading(small), key: "one-form")));

        decisions.Select(d => d.Value).Distinct().Count().ShouldBe(1);
        (await small.AsAsync((db, _) => db.Readings.CountAsync(Stop))).ShouldBe(before + 1);
        (await small.AsAsync((db, _) => db.ChangeEvents.CountAsync(e => e.Action == nameof(RecordReading), Stop))).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_correction_is_a_new_reading_and_the_old_one_stays(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);
        var old = small.World.BaselineReadingId;

        var decision = await RecordAsync(small, Reading(small) with { Value = 3, CorrectsReadingId = old });

        await using var db = small.Open();
        (await db.Readings.SingleAsync(r => r.Id == old, Stop)).Value.ShouldBe(2);
        (await db.Readings.SingleAsync(r => r.Id == decision.Value, Stop)).CorrectsReadingId.ShouldBe(old);
        (await db.PersonalOutcomes.SingleAsync(o => o.Id == small.World.OutcomeId, Stop)).BaselineReadingId.ShouldBe(decision.Value);
        (await RecordAsync(small, Reading(small) with { Value = 4, CorrectsReadingId = old })).Refusal!.Code.ShouldBe("outcomes.already-corrected");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_the_rules_refuse_leaves_nothing_behind(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);
        var before = await small.AsAsync((db, _) => db.Readings.CountAsync(Stop));
        var good = Reading(small);
        (RecordReadingInput Input, string Code)[] refused =
        [
            (good with { Value = 11 }, "outcomes.reading-outside-measure"),
            (good with { Value = null }, "outcomes.reading-without-value"),
            (good with { MissingReason = "asleep" }, "outcomes.reading-with-both"),
            (good with { TakenOn = SmallWorld.Today.PlusDays(1) }, "outcomes.reading-in-future"),
            (good with { CorrectsReadingId = small.World.BaselineReadingId, Voice = Voice.CareWorker }, "outcomes.corrects-another"),
            (good with { CorrectsReadingId = 99_999 }, "outcomes.corrects-another"),
        ];

        foreach (var (input, code) in refused)
        {
            (await RecordAsync(small, input)).Refusal!.Code.ShouldBe(code);
        }

        (await small.AsAsync((db, _) => db.Readings.CountAsync(Stop))).ShouldBe(before);
        (await small.AsAsync((db, _) => db.ChangeEvents.CountAsync(e => e.Action == nameof(RecordReading), Stop))).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_reading_nobody_could_give_is_kept_with_its_reason(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);

        var decision = await RecordAsync(small, Reading(small) with { Value = null, MissingReason = "Yn yr ysbyty" });

        (await small.AsAsync((db, _) => db.Readings.SingleAsync(r => r.Id == decision.Value, Stop))).MissingReason.ShouldBe("Yn yr ysbyty");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_fixed_start_cannot_be_moved_nor_fixed_twice(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);

        (await LockAsync(small, version: 1)).IsRefused.ShouldBeFalse();

        (await LockAsync(small, version: 2)).Refusal!.Code.ShouldBe("outcomes.already-locked");
        (await RecordAsync(small, Reading(small) with { AsBaseline = true })).Refusal!.Code.ShouldBe("outcomes.baseline-locked");
        (await RecordAsync(small, Reading(small) with { CorrectsReadingId = small.World.BaselineReadingId })).Refusal!.Code.ShouldBe("outcomes.baseline-locked");
        (await small.AsAsync((db, _) => db.PersonalOutcomes.SingleAsync(o => o.Id == small.World.OutcomeId, Stop))).BaselineLockedOn.ShouldBe(SmallWorld.Today);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_second_to_edit_is_told_who_came_first_and_when(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);
        (await LockAsync(small, version: 1)).IsRefused.ShouldBeFalse();

        var late = await small.AsAsync((db, recorder) => new EndOutcome(db, recorder).RunAsync(
            SmallWorld.As(small.World.TeamLeaderId), new EndOutcomeInput(small.World.OutcomeId, SmallWorld.Today, NeutralReason.ChangedMind, 1), "x", Stop));

        late.Refusal.ShouldBe(new Refusal("shared.changed-since", "Elin Prys", SmallWorld.Now));
    }

    private static RecordReadingInput Reading(SmallDatabase small) => new(
        small.World.OutcomeId, new LocalDate(2026, 12, 1), Voice.Person, 6, null, null, null, "cy", HowAsked.AtHome, null);

    private static Task<Decision<long>> RecordAsync(SmallDatabase small, RecordReadingInput input, string? key = null) =>
        small.AsAsync((db, recorder) => new RecordReading(db, recorder).RunAsync(SmallWorld.As(small.World.CareManagerId, key), input, "asked", Stop));

    private static Task<Decision<long>> LockAsync(SmallDatabase small, int version) => small.AsAsync((db, recorder) =>
        new LockBaseline(db, recorder).RunAsync(SmallWorld.As(small.World.CareManagerId), new LockBaselineInput(small.World.OutcomeId, version), "fixed", Stop));
}
