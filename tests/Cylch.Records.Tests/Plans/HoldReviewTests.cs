using Cylch.Records.Plans;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Plans;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Plans;

public sealed class HoldReviewTests
{
    private static readonly LocalDate Taken = new(2026, 9, 28);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_review_keeps_what_was_found_and_moves_the_next_one(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var reading = await world.ReadingAsync(Taken, 6);

        var held = (await world.HoldAsync(database, world.Review(reading, OutcomeResult.Partly), "form")).Value;
        (await world.HoldAsync(database, world.Review(reading, OutcomeResult.Partly), "form")).Value.ShouldBe(held);

        await using var db = database.Open();
        var review = await db.PlanReviews.Include(r => r.Findings).SingleAsync();
        review.HeldByAccountId.ShouldBe(world.CareManager);
        review.Findings.ShouldHaveSingleItem().ReadingId.ShouldBe(reading);
        (await db.CarePlans.Where(p => p.Id == world.PlanId).Select(p => p.ReviewDueOn).SingleAsync()).ShouldBe(new LocalDate(2027, 3, 30));
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(HoldReview))).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Closing_ends_the_plan_and_it_cannot_be_reviewed_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var closing = world.Review(null, OutcomeResult.CannotSay) with
        {
            Decision = ReviewDecision.Close,
            NextReviewOn = null,
            Findings = [new FindingInput(world.OutcomeId, OutcomeResult.CannotSay, null, NeutralReason.Died, null)],
        };

        (await world.HoldAsync(database, closing)).IsRefused.ShouldBeFalse();

        (await world.HoldAsync(database, closing)).Refusal!.Code.ShouldBe("plans.no-plan-to-review");
        await using var db = database.Open();
        (await db.CarePlans.Where(p => p.Id == world.PlanId).Select(p => p.ReplacedOn).SingleAsync()).ShouldBe(closing.HeldOn);
        (await db.ReviewFindings.SingleAsync()).NeutralReason.ShouldBe(NeutralReason.Died);
    }

    [Fact]
    public async Task A_review_that_does_not_hold_together_is_refused_and_nothing_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var world = await CareWorld.CreateAsync(database);
        var reading = await world.ReadingAsync(Taken, 6);
        var late = await world.ReadingAsync(new LocalDate(2026, 10, 1), 7);
        var good = world.Review(reading, OutcomeResult.Partly);
        var finding = good.Findings[0];
        (HoldReviewInput Input, string Code)[] wrong =
        [
            (good with { HeldOn = new LocalDate(2026, 10, 2) }, "plans.review-in-future"),
            (good with { Reasons = "" }, "plans.review-without-reasons"),
            (good with { Findings = [] }, "plans.finding-missing"),
            (good with { Findings = [finding with { Result = null }] }, "plans.finding-missing"),
            (good with { Findings = [finding, finding with { OutcomeId = 999 }] }, "plans.finding-of-another"),
            (good with { Findings = [finding with { ReadingId = null }] }, "plans.finding-without-reading"),
            (good with { Findings = [finding with { ReadingId = late }] }, "plans.reading-after-review"),
            (good with { Findings = [finding with { Result = OutcomeResult.Achieved }] }, "plans.finding-differs"),
            (good with { Findings = [finding with { Result = OutcomeResult.CannotSay }] }, "plans.finding-without-words"),
            (good with { Findings = [finding with { NeutralReason = NeutralReason.Died }] }, "plans.neutral-with-result"),
            (good with { NextReviewOn = null }, "plans.next-review-missing"),
            (good with { NextReviewOn = good.HeldOn }, "plans.next-review-before"),
            (good with { Decision = ReviewDecision.Close }, "plans.closed-with-next-review"),
            (good with { SeenVersion = 3 }, "shared.changed-since"),
        ];

        foreach (var (input, code) in wrong)
        {
            (await world.HoldAsync(database, input)).Refusal!.Code.ShouldBe(code);
        }

        await using var db = database.Open();
        (await db.PlanReviews.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_finding_may_differ_from_the_measures_own_rule_when_it_says_why()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var world = await CareWorld.CreateAsync(database);
        var reading = await world.ReadingAsync(Taken, 6);

        (await world.HoldAsync(database, world.Review(reading, OutcomeResult.Achieved, "She says six is enough."))).IsRefused.ShouldBeFalse();
    }
}
