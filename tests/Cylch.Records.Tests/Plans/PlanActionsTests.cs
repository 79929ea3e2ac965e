using Cylch.Records.Assessment;
using Cylch.Records.Plans;
using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Plans;

public sealed class PlanActionsTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_plan_in_force_goes_on_until_the_new_one_is_approved_and_starts(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);

        var written = (await world.WriteAsync(database)).Value;

        await using var db = database.Open();
        var plan = await db.CarePlans.Include(p => p.Steps).SingleAsync(p => p.Id == written);
        plan.Number.ShouldBe(2);
        plan.WrittenByAccountId.ShouldBe(world.CareManager);
        plan.ApprovedOn.ShouldBeNull();
        plan.Steps.ShouldHaveSingleItem().Who.ShouldBe("Nia");
        (await db.CarePlans.Where(p => p.Id == world.PlanId).Select(p => p.ReplacedOn).SingleAsync()).ShouldBeNull();

        (await world.ApproveAsync(database, written)).IsRefused.ShouldBeFalse();

        await using var after = database.Open();
        (await after.CarePlans.Where(p => p.Id == world.PlanId).Select(p => p.ReplacedOn).SingleAsync()).ShouldBe(new LocalDate(2026, 10, 5));
        var approved = await after.CarePlans.SingleAsync(p => p.Id == written);
        approved.ApprovedByAccountId.ShouldBe(world.TeamLeader);
        approved.AgreedByPersonOn.ShouldBe(PlanSteps.Written);
        (await after.ChangeEvents.Where(e => e.SubjectId == written && e.SubjectKind == "plan").Select(e => e.Action).ToListAsync())
            .ShouldBe([nameof(WritePlan), nameof(ApprovePlan)], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_same_form_sent_twice_writes_one_plan_and_approves_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);

        var first = await world.WriteAsync(database, key: "form");
        (await world.WriteAsync(database, key: "form")).Value.ShouldBe(first.Value);
        await world.ApproveAsync(database, first.Value, key: "approve");
        (await world.ApproveAsync(database, first.Value, key: "approve")).Value.ShouldBe(first.Value);

        await using var db = database.Open();
        (await db.CarePlans.CountAsync()).ShouldBe(2);
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(WritePlan) || e.Action == nameof(ApprovePlan))).ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Whoever_wrote_after_the_form_was_opened_is_named(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.WriteAsync(database);

        var refusal = (await world.WriteAsync(database)).Refusal!;

        refusal.Code.ShouldBe("shared.changed-since");
        refusal.Facts[0].ShouldBe("Elin Prys");
        await using var db = database.Open();
        (await db.CarePlans.CountAsync()).ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_version_that_waited_is_set_aside_by_the_next_and_cannot_be_approved(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var waiting = (await world.WriteAsync(database)).Value;

        var next = (await world.WriteAsync(database, world.Plan() with { SeenNumber = 2 })).Value;

        (await world.ApproveAsync(database, waiting)).Refusal!.Code.ShouldBe("plans.already-replaced");
        (await world.ApproveAsync(database, next)).IsRefused.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_approves_their_own_plan_or_one_the_person_has_not_agreed_to(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var written = (await world.WriteAsync(database)).Value;

        (await world.ApproveAsync(database, written, by: world.CareManager)).Refusal!.Code.ShouldBe("plans.approve-own");
        (await world.ApproveAsync(database, written, agreedOn: new LocalDate(2026, 9, 30))).Refusal!.Code.ShouldBe("plans.agreed-outside");
        (await world.ApproveAsync(database, written, agreedOn: new LocalDate(2026, 10, 3))).Refusal!.Code.ShouldBe("plans.agreed-outside");
        (await world.ApproveAsync(database, written, seen: 4)).Refusal!.Code.ShouldBe("shared.changed-since");
        (await world.ApproveAsync(database, world.PlanId)).Refusal!.Code.ShouldBe("plans.already-approved");
    }

    [Fact]
    public async Task A_plan_that_does_not_hold_together_is_refused_and_nothing_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var world = await CareWorld.CreateAsync(database);
        var good = world.Plan();
        (WritePlanInput Input, string Code)[] wrong =
        [
            (good with { MinutesPerWeek = 0 }, "plans.envelope-outside"),
            (good with { MinutesPerWeek = 10_081 }, "plans.envelope-outside"),
            (good with { FixedMinutesPerWeek = -1 }, "plans.minutes-below-zero"),
            (good with { FixedMinutesPerWeek = 481 }, "plans.fixed-over-envelope"),
            (good with { FixedFor = " " }, "plans.fixed-without-reason"),
            (good with { StartsOn = CareWorld.YearStart }, "plans.starts-before-in-force"),
            (good with { ReviewDueOn = good.StartsOn }, "plans.review-before-start"),
            (good with { Steps = [] }, "plans.outcome-without-step"),
            (good with { Steps = [good.Steps[0] with { What = "" }] }, "plans.step-without-words"),
            (good with { Steps = [good.Steps[0], good.Steps[0] with { OutcomeId = 999 }] }, "plans.step-of-another"),
        ];

        foreach (var (input, code) in wrong)
        {
            (await world.WriteAsync(database, input)).Refusal!.Code.ShouldBe(code);
        }

        await using var db = database.Open();
        (await db.CarePlans.CountAsync()).ShouldBe(1);
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(WritePlan))).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_planned_for_somebody_who_has_died_or_without_an_outcome()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var world = await CareWorld.CreateAsync(database);
        await using (var db = database.Open())
        {
            (await db.PersonalOutcomes.SingleAsync()).EndedOn = new LocalDate(2026, 9, 1);
            await db.SaveChangesAsync();
        }

        (await world.WriteAsync(database, world.Plan() with { Steps = [] })).Refusal!.Code.ShouldBe("plans.no-outcomes");

        await using (var db = database.Open())
        {
            (await db.People.SingleAsync()).DiedOn = new LocalDate(2026, 9, 1);
            await db.SaveChangesAsync();
        }

        (await world.WriteAsync(database)).Refusal!.Code.ShouldBe("plans.person-has-died");
    }
}
