namespace Cylch.Rules.Fairness;

/// <summary>What is written in a conversation about a finding.</summary>
public enum FairnessEntryKind
{
    /// <summary>The authority asks, and keeps the figures it asks about.</summary>
    Asked = 1,

    /// <summary>The provider answers.</summary>
    Answered = 2,

    /// <summary>The authority replies.</summary>
    Replied = 3,

    /// <summary>What is done next, who owns it and by when.</summary>
    StepSet = 4,

    /// <summary>That has been done.</summary>
    StepDone = 5,

    /// <summary>The conversation ends, and why.</summary>
    Closed = 6,

    /// <summary>It is taken up again, with the figures of that day.</summary>
    Reopened = 7,
}

/// <summary>Where a conversation stands, worked out from what was written in it, in order.</summary>
public sealed record FairnessTalk(IReadOnlyList<FairnessEntryKind> Entries)
{
    public bool IsOpen => Last(FairnessEntryKind.Asked, FairnessEntryKind.Reopened) > Last(FairnessEntryKind.Closed);

    /// <summary>The provider has not answered since it was last asked or replied to.</summary>
    public bool AwaitsProvider => IsOpen
        && Last(FairnessEntryKind.Asked, FairnessEntryKind.Reopened, FairnessEntryKind.Replied) > Last(FairnessEntryKind.Answered)
        && !HasStep;

    /// <summary>The provider answered, and the authority has neither replied nor said what comes next.</summary>
    public bool AwaitsAuthority => IsOpen
        && Last(FairnessEntryKind.Answered) > Last(FairnessEntryKind.Replied, FairnessEntryKind.StepSet, FairnessEntryKind.Asked, FairnessEntryKind.Reopened);

    /// <summary>A next step has been set and not done.</summary>
    public bool HasStep => IsOpen && Last(FairnessEntryKind.StepSet) > Last(FairnessEntryKind.StepDone, FairnessEntryKind.Reopened);

    /// <summary>Null when this may be written now; otherwise why not.</summary>
    public Refusal? Refuse(FairnessEntryKind next)
    {
        if (next == FairnessEntryKind.Asked)
        {
            return Entries.Count == 0 ? null : new Refusal("fairness.asked-before");
        }

        if (next == FairnessEntryKind.Reopened)
        {
            return IsOpen ? new Refusal("fairness.still-open") : null;
        }

        if (!IsOpen)
        {
            return new Refusal("fairness.closed");
        }

        return (next, HasStep) switch
        {
            (FairnessEntryKind.StepDone, false) => new Refusal("fairness.no-step"),
            (FairnessEntryKind.Closed, true) => new Refusal("fairness.step-not-done"),
            _ => null,
        };
    }

    private int Last(params ReadOnlySpan<FairnessEntryKind> kinds)
    {
        for (var i = Entries.Count - 1; i >= 0; i--)
        {
            if (kinds.Contains(Entries[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
