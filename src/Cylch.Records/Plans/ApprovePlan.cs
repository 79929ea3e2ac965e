using Cylch.Rules;
using Cylch.Rules.Plans;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Plans;

/// <param name="AgreedByPersonOn">The day the person, or whoever speaks for them, agreed to the plan.</param>
public sealed record ApprovePlanInput(long PlanId, LocalDate AgreedByPersonOn, int SeenVersion);

/// <summary>Puts a plan that somebody else wrote in force. The version before it goes on until the new one starts.</summary>
public sealed class ApprovePlan(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ApprovePlanInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ApprovePlan), cancellationToken) is { } done)
        {
            return done;
        }

        var plan = await db.CarePlans.SingleAsync(p => p.Id == input.PlanId, cancellationToken);
        var approver = doing.AccountId ?? throw new ArgumentException("Only somebody who is signed in can approve a plan.", nameof(doing));
        var draft = new PlanApproval(
            plan.WrittenByAccountId, approver, plan.WrittenOn, plan.ApprovedOn, plan.ReplacedOn, input.AgreedByPersonOn);

        // What was decided meanwhile says more than that something changed.
        if (draft.Refuse(doing.Today) is { } refusal)
        {
            return refusal;
        }

        if (await recorder.ChangedSinceAsync(plan, input.SeenVersion, cancellationToken) is { } conflict)
        {
            return conflict;
        }

        plan.ApprovedOn = doing.Today;
        plan.ApprovedByAccountId = approver;
        plan.AgreedByPersonOn = input.AgreedByPersonOn;
        var before = await db.CarePlans
            .Where(p => p.PersonId == plan.PersonId && p.Id != plan.Id && p.ApprovedOn != null && p.ReplacedOn == null)
            .ToListAsync(cancellationToken);
        foreach (var old in before)
        {
            old.ReplacedOn = plan.StartsOn > doing.Today ? plan.StartsOn : doing.Today;
        }

        return await recorder.SaveAsync(doing, new RecordedAs(nameof(ApprovePlan), "plan", reason, plan.PersonId), () => plan.Id, cancellationToken);
    }
}
