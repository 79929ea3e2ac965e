using Cylch.Records.Plans;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Plans;
using NodaTime;

namespace Cylch.Records.Tests.Plans;

/// <summary>Plans and reviews as one line each, by whoever would do them.</summary>
internal static class PlanSteps
{
    public static readonly LocalDate Written = new(2026, 10, 1);

    public static WritePlanInput Plan(this CareWorld world) => new(
        world.PersonId, "cy", new LocalDate(2026, 10, 5), 480, 210, "Moddion", 360, "Y gweddill gyda'n gilydd", "Ffonio'r swyddfa",
        new LocalDate(2027, 3, 30), [new PlanStepInput(world.OutcomeId, StepBy.Family, "Nia", "Ffonio bob nos")], 1);

    public static async Task<Decision<long>> WriteAsync(this CareWorld world, TestDatabase database, WritePlanInput? input = null, string? key = null)
    {
        await using var db = database.Open();
        return await new WritePlan(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.CareManager, Written, key), input ?? world.Plan(), "review", CancellationToken.None);
    }

    public static async Task<Decision<long>> ApproveAsync(
        this CareWorld world, TestDatabase database, long planId, long? by = null, LocalDate? agreedOn = null, int seen = 0, string? key = null)
    {
        await using var db = database.Open();
        return await new ApprovePlan(db, new Recorder(db)).RunAsync(
            CareWorld.By(by ?? world.TeamLeader, Written.PlusDays(1), key), new ApprovePlanInput(planId, agreedOn ?? Written, seen), "approved", CancellationToken.None);
    }

    public static HoldReviewInput Review(this CareWorld world, long? readingId, OutcomeResult? result, string? words = null) => new(
        world.PersonId, world.PlanId, new LocalDate(2026, 9, 30), "Nia", ReviewDecision.Confirm, "Mae'n mynd yn dda", new LocalDate(2027, 3, 30), "cy",
        [new FindingInput(world.OutcomeId, result, readingId, null, words)], 0);

    public static async Task<Decision<long>> HoldAsync(this CareWorld world, TestDatabase database, HoldReviewInput input, string? key = null)
    {
        await using var db = database.Open();
        return await new HoldReview(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.CareManager, new LocalDate(2026, 10, 1), key), input, "review", CancellationToken.None);
    }
}
