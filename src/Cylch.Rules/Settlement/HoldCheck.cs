using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>Why a payment waits. Each has its sentence in both languages; the words of whoever held it stand beside it.</summary>
public enum HoldReason
{
    BankDetails = 1,
    QueryOpen = 2,
    DisputeOpen = 3,
    PossibleError = 4,
    ProviderInDifficulty = 5,
    Other = 6,
}

/// <summary>What is to be put on hold, and until when.</summary>
/// <param name="LineAmount">Of the line, when it is a line; null for a run or a whole provider.</param>
/// <param name="Run">What of the run is paid and what waits; null for a whole provider.</param>
/// <param name="IsOnHold">The very same is on hold already.</param>
/// <param name="UntilOn">The day it is looked at again; null when it waits for a question's answer.</param>
/// <param name="WaitsForQuery">It waits for a question to be answered.</param>
public sealed record HoldFacts(Money? LineAmount, PaymentDue? Run, bool IsOnHold, LocalDate? UntilOn, bool WaitsForQuery, LocalDate Today);

/// <summary>Whether a payment may be put on hold. A hold never lapses by itself: somebody releases it and says why.</summary>
public static class HoldCheck
{
    public static Refusal? FirstRefusal(HoldFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts switch
        {
            { IsOnHold: true } => new Refusal("settlement.held-before"),
            { UntilOn: null, WaitsForQuery: false } => new Refusal("settlement.hold-without-end"),
            { UntilOn: { } until } when until < facts.Today => new Refusal("settlement.hold-until-past", until),
            { LineAmount: { } line } when line <= Money.Zero => new Refusal("settlement.hold-line-not-owed"),
            { Run: { } run } when run.Outstanding == Money.Zero => new Refusal("settlement.hold-paid-already"),

            // Once part of a run is paid, only what was left out of that can still wait.
            { LineAmount: { } line, Run: { } run } when run.Paid != Money.Zero && line > run.ToPay => new Refusal("settlement.hold-paid-already"),
            _ => null,
        };
    }
}
