using NodaTime;

namespace Cylch.Rules.Plans;

/// <summary>A plan somebody wants to approve, as far as the rules look at it.</summary>
/// <param name="ReplacedOn">The day another version took its place; null while it waits.</param>
/// <param name="AgreedByPersonOn">The day the person, or whoever speaks for them, agreed: from the day it was written until today.</param>
public sealed record PlanApproval(
    long? WrittenByAccountId, long ApprovedByAccountId, LocalDate WrittenOn, LocalDate? ApprovedOn, LocalDate? ReplacedOn, LocalDate AgreedByPersonOn)
{
    /// <summary>Once only, never by whoever wrote it, and only what the person has agreed to.</summary>
    public Refusal? Refuse(LocalDate today)
    {
        if (ApprovedOn is { } on)
        {
            return new Refusal("plans.already-approved", on);
        }

        if (ReplacedOn is { } replaced)
        {
            return new Refusal("plans.already-replaced", replaced);
        }

        if (WrittenByAccountId == ApprovedByAccountId)
        {
            return new Refusal("plans.approve-own");
        }

        return AgreedByPersonOn < WrittenOn || AgreedByPersonOn > today ? new Refusal("plans.agreed-outside", WrittenOn, today) : null;
    }
}
