using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>
/// Whether somebody may verify what came of an outcome, on a reading. Nobody verifies their own claim or their own work:
/// not the provider, nor whoever claimed, wrote the outcome or the plan, approved it, arranged the package, held the review
/// or took the reading.
/// </summary>
public static class VerificationCheck
{
    /// <summary>The first reason why not, or null when nothing speaks against it.</summary>
    public static Refusal? FirstRefusal(VerificationFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Policy is null
            ? new Refusal("settlement.no-verification-policy", facts.VerifiedOn)
            : Who(facts.VerifierAccountId, facts.VerifierWorksForProvider, facts.Parts)
                ?? (facts.IsNeutral ? null : What(facts) ?? Reading(facts, facts.Policy));
    }

    /// <summary>Whether somebody has nothing to gain from what is verified, whatever it rests on.</summary>
    /// <param name="parts">Who took which part in it.</param>
    public static Refusal? Who(long verifierAccountId, bool worksForProvider, IReadOnlyList<PartInResult> parts)
    {
        if (worksForProvider)
        {
            return new Refusal("settlement.verifier-of-provider");
        }

        var part = parts.FirstOrDefault(part => part.AccountId == verifierAccountId);
        return part is null ? null : new Refusal(part.Part switch
        {
            PartTaken.Claimed => "settlement.verifier-made-claim",
            PartTaken.WroteOutcome => "settlement.verifier-wrote-outcome",
            PartTaken.WrotePlan => "settlement.verifier-wrote-plan",
            PartTaken.ApprovedPlan => "settlement.verifier-approved-plan",
            PartTaken.ArrangedPackage => "settlement.verifier-arranged-package",
            PartTaken.HeldReview => "settlement.verifier-held-review",
            PartTaken.Confirmed => "settlement.verifier-confirmed",
            _ => "settlement.verifier-took-reading",
        });
    }

    private static Refusal? What(VerificationFacts facts)
    {
        if (!facts.WouldStandUp)
        {
            return new Refusal("settlement.outcome-not-checked");
        }

        if (facts.Baseline is null || (facts.Target is null && facts.Kind != OutcomeKind.Maintenance))
        {
            return new Refusal("settlement.outcome-without-start");
        }

        return facts is { NeedsLock: true, BaselineLockedOn: null } ? new Refusal("settlement.baseline-not-locked") : null;
    }

    private static Refusal? Reading(VerificationFacts facts, VerificationPolicy policy)
    {
        if (facts.Reading is not { Value: { } value } reading)
        {
            return new Refusal("settlement.reading-missing");
        }

        if (reading.IsByProvider)
        {
            return new Refusal("settlement.reading-by-provider", reading.TakenOn);
        }

        if (reading.IsBaseline || reading.TakenOn > facts.VerifiedOn || reading.TakenOn < policy.OldestReading(facts.VerifiedOn))
        {
            return new Refusal("settlement.reading-outside-window", reading.TakenOn, policy.ReadingWeeks, facts.VerifiedOn);
        }

        // A start that is fixed after the reading is known could be fixed to suit it.
        if (facts.NeedsLock && facts.BaselineLockedOn is { } locked && reading.TakenOn < locked)
        {
            return new Refusal("settlement.reading-before-lock", reading.TakenOn, locked);
        }

        return reading.IsVerifiedBefore
            ? new Refusal("settlement.reading-verified-before", reading.TakenOn)
            : Judge.Result(facts.Kind, facts.Measure, facts.Baseline!.Value, facts.Target ?? facts.Baseline.Value, value).Refusal;
    }
}

/// <summary>What is known about a result that somebody is about to verify.</summary>
/// <param name="IsNeutral">It ended neutrally: then neither start nor reading is needed.</param>
/// <param name="WouldStandUp">All four of "would it stand up?" were found to hold; true where no money depends on it.</param>
/// <param name="Policy">The authority's policy in force on the day of verifying; null when there is none, and then nothing is verified.</param>
/// <param name="NeedsLock">Money depends on the result, so its start has to be locked before the reading is taken.</param>
/// <param name="Parts">Who took which part in what is verified.</param>
/// <param name="Reading">The reading it rests on; null when none was named.</param>
public sealed record VerificationFacts(
    long VerifierAccountId,
    bool VerifierWorksForProvider,
    LocalDate VerifiedOn,
    bool IsNeutral,
    bool WouldStandUp,
    OutcomeKind Kind,
    Measure Measure,
    int? Baseline,
    int? Target,
    bool NeedsLock,
    LocalDate? BaselineLockedOn,
    VerificationPolicy? Policy,
    IReadOnlyList<PartInResult> Parts,
    ReadingToVerify? Reading);

/// <summary>The reading a result would rest on.</summary>
/// <param name="IsByProvider">Given or taken by the provider's people: it is kept, and never pays.</param>
public sealed record ReadingToVerify(LocalDate TakenOn, int? Value, bool IsByProvider, bool IsBaseline, bool IsVerifiedBefore);

/// <summary>Somebody's part in what is verified; no account where the record does not say who.</summary>
public sealed record PartInResult(PartTaken Part, long? AccountId);

/// <summary>The parts that keep somebody from verifying a result, auditing it, or saying how a dispute about it ends.</summary>
public enum PartTaken
{
    Claimed = 1,
    WroteOutcome = 2,
    WrotePlan = 3,
    ApprovedPlan = 4,
    ArrangedPackage = 5,
    HeldReview = 6,
    TookReading = 7,
    Verified = 8,
    Disputed = 9,

    /// <summary>Is the person whose result it is, or speaks for them.</summary>
    Confirmed = 10,
}
