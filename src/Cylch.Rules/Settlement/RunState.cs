namespace Cylch.Rules.Settlement;

/// <summary>What a reader of a run before its approval came to.</summary>
public enum RunVerdict
{
    InOrder = 1,

    /// <summary>With reasons: the run is a draft again.</summary>
    SentBack = 2,
}

/// <summary>Where a run stands, always worked out from its dated facts.</summary>
public enum RunState
{
    /// <summary>Prepared; nobody has looked through it, or whoever did sent it back.</summary>
    Draft = 1,
    Reviewed = 2,

    /// <summary>Closed and booked; nothing of it has been paid, or the bank gave it back.</summary>
    Approved = 3,

    /// <summary>Some of it is in a payment file and some waits, such as a line on hold.</summary>
    PartPaid = 4,
    Paid = 5,

    /// <summary>Worked out again before it was approved.</summary>
    Replaced = 6,
}

/// <summary>The dated facts a run's state follows from.</summary>
/// <param name="LastVerdict">Null when nobody has looked through it.</param>
/// <param name="IsInFile">It has been in a payment file, whatever came of that.</param>
/// <param name="Paid">What is in payment files and was not given back by the bank.</param>
public sealed record RunStateFacts(bool IsReplaced, RunVerdict? LastVerdict, bool IsApproved, bool IsInFile, Money Total, Money Paid)
{
    public RunState State => this switch
    {
        { IsReplaced: true } => RunState.Replaced,
        { IsApproved: false, LastVerdict: RunVerdict.InOrder } => RunState.Reviewed,
        { IsApproved: false } => RunState.Draft,
        { IsInFile: true } when Paid == Total => RunState.Paid,
        { IsInFile: true } when Paid != Money.Zero => RunState.PartPaid,
        _ => RunState.Approved,
    };
}

/// <summary>What of an approved run may go into the next payment file.</summary>
/// <param name="Total">What the run came to; may be negative.</param>
/// <param name="Paid">In files already, less what the bank gave back.</param>
/// <param name="LinesOnHold">Amounts of its lines that are on hold, each above nothing.</param>
/// <param name="IsWhollyOnHold">The run, or everything to its provider, is on hold.</param>
public sealed record PaymentDue(Money Total, Money Paid, Money LinesOnHold, bool IsWhollyOnHold)
{
    /// <summary>Not in any file: paid, on hold and to pay together are the total.</summary>
    public Money Outstanding => Total - Paid;

    public Money OnHold => IsWhollyOnHold ? Outstanding : LinesOnHold;

    public Money ToPay => Outstanding - OnHold;
}
