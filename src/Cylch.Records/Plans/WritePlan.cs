using Cylch.Rules;
using Cylch.Rules.Plans;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Plans;

/// <param name="Who">The name of whoever does it; null where the kind says enough.</param>
public sealed record PlanStepInput(long OutcomeId, StepBy By, string? Who, string What);

/// <param name="Language">"en" or "cy": the language the plan is written in.</param>
/// <param name="SeenNumber">The newest version when the form was shown; 0 when there was none.</param>
public sealed record WritePlanInput(
    long PersonId, string Language, LocalDate StartsOn, int MinutesPerWeek, int FixedMinutesPerWeek, string? FixedFor, int TimeBankCapMinutes,
    string? RoomToChange, string? Contingency, LocalDate ReviewDueOn, IReadOnlyList<PlanStepInput> Steps, int SeenNumber);

/// <summary>
/// Writes the next version of a person's plan. What is in force stays in force until somebody else approves the new one; a version
/// that waited for approval is set aside by it.
/// </summary>
public sealed class WritePlan(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, WritePlanInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(WritePlan), cancellationToken) is { } done)
        {
            return done;
        }

        var earlier = await db.CarePlans.Where(p => p.PersonId == input.PersonId).OrderBy(p => p.Number).ToListAsync(cancellationToken);
        var refusal = await WrittenSinceAsync(earlier, input, cancellationToken)
            ?? await DeadAsync(input.PersonId, cancellationToken)
            ?? await RefuseAsync(doing, earlier, input, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        foreach (var waiting in earlier.Where(p => p.ApprovedOn is null && p.ReplacedOn is null))
        {
            waiting.ReplacedOn = doing.Today;
        }

        var plan = Plan(doing, input, earlier.Count == 0 ? 1 : earlier[^1].Number + 1);
        db.CarePlans.Add(plan);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(WritePlan), "plan", reason, input.PersonId), () => plan.Id, cancellationToken);
    }

    private async Task<Refusal?> RefuseAsync(Doing doing, List<CarePlan> earlier, WritePlanInput input, CancellationToken cancellationToken)
    {
        var open = await db.PersonalOutcomes.AsNoTracking()
            .Where(o => o.PersonId == input.PersonId && (o.EndedOn == null || o.EndedOn > doing.Today))
            .OrderBy(o => o.Priority).ThenBy(o => o.Id)
            .Select(o => new PlannedOutcome(o.Id, o.Priority)).ToListAsync(cancellationToken);
        return new PlanDraft(
            input.MinutesPerWeek, input.FixedMinutesPerWeek, input.FixedFor, input.TimeBankCapMinutes, input.StartsOn, input.ReviewDueOn,
            earlier.FindLast(p => p is { ApprovedOn: not null, ReplacedOn: null })?.StartsOn, open,
            [.. input.Steps.Select(s => new PlannedStep(s.OutcomeId, s.What))]).Refuse();
    }

    private async Task<Refusal?> DeadAsync(long personId, CancellationToken cancellationToken) =>
        await db.People.Where(p => p.Id == personId).Select(p => p.DiedOn).SingleAsync(cancellationToken) is { } died
            ? new Refusal("plans.person-has-died", died)
            : null;

    // A version somebody wrote meanwhile must be read before another is laid on top of it.
    private async Task<Refusal?> WrittenSinceAsync(List<CarePlan> earlier, WritePlanInput input, CancellationToken cancellationToken) =>
        earlier.Count == 0 || earlier[^1].Number == input.SeenNumber ? null : await recorder.ChangedSinceAsync(earlier[^1], -1, cancellationToken);

    private static CarePlan Plan(Doing doing, WritePlanInput input, int number) => new()
    {
        PersonId = input.PersonId,
        Number = number,
        Language = input.Language == "cy" ? "cy" : "en",
        WrittenOn = doing.Today,
        WrittenByAccountId = doing.AccountId,
        StartsOn = input.StartsOn,
        MinutesPerWeek = input.MinutesPerWeek,
        FixedMinutesPerWeek = input.FixedMinutesPerWeek,
        FixedFor = Trimmed(input.FixedFor),
        TimeBankCapMinutes = input.TimeBankCapMinutes,
        RoomToChange = Trimmed(input.RoomToChange),
        Contingency = Trimmed(input.Contingency),
        ReviewDueOn = input.ReviewDueOn,
        Steps = [.. input.Steps.Select(s => new PlanStep { PlanId = 0, OutcomeId = s.OutcomeId, By = s.By, Who = Trimmed(s.Who), What = s.What.Trim() })],
    };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
