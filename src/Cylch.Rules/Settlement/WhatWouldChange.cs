using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>
/// "What would have changed this?": the same period settled again with one thing changed. It settles by <see cref="SettleAgain"/>, which goes
/// through the steps of the payment itself, so an alternative cannot follow other rules than it.
/// </summary>
public static class WhatWouldChange
{
    /// <summary>One or two alternatives for a line, or why there is none.</summary>
    /// <param name="scheme">The terms the period was settled by.</param>
    /// <param name="inputs">The facts it was settled on.</param>
    /// <param name="draft">What it came to.</param>
    /// <param name="line">A line of the draft.</param>
    public static Alternatives Of(PaymentScheme scheme, PeriodInputs inputs, StatementDraft draft, StatementLine line)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(line);
        var changes = SingleChanges.For(scheme, inputs, line);
        var settled = new Lazy<SettledPeriod>(() => new SettledPeriod(scheme, inputs, draft));
        var found = changes.Select(change => Priced(settled.Value, line, change)).OfType<Alternative>().ToList();
        return new Alternatives(found, found.Count > 0 ? null : SingleChanges.WhyNone(line));
    }

    // Null where the rules refuse a period in which it had happened.
    private static Alternative? Priced(SettledPeriod settled, StatementLine line, FactChange change)
    {
        var draft = settled.Draft;
        var again = SettleAgain.Of(settled, change.Apply(settled.Inputs));
        if (again.IsRefused)
        {
            return null;
        }

        var other = again.Value.Draft;
        return new Alternative(
            change, LinePence(draft, line), LinePence(other, line), draft.Total.Pence, other.Total.Pence,
            KeptPence(draft), KeptPence(other));
    }

    /// <summary>A review gives one line or two from the same facts, and each follows from the same change: they are one line here.</summary>
    private static long LinePence(StatementDraft draft, StatementLine line) => draft.Lines
        .Where(other => (other.TermNumber, other.PersonId, other.PackageId, other.OutcomeId) == (line.TermNumber, line.PersonId, line.PackageId, line.OutcomeId))
        .Sum(other => other.Amount.Pence);

    private static long KeptPence(StatementDraft draft) =>
        draft.Outcomes.Sum(outcome => outcome.Held.TotalPence) + draft.Contract.ForwardPence + draft.Contract.SmoothedPence;
}

/// <param name="All">None, one or two.</param>
/// <param name="WhyNone">Set when there are none: the key <c>settlement.no-change.</c> and this.</param>
public sealed record Alternatives(IReadOnlyList<Alternative> All, string? WhyNone);

/// <summary>What one change would have done to this line, to what is paid now, and to what is held or goes forward.</summary>
public sealed record Alternative(
    FactChange Change, long LineWasPence, long LineWouldBePence, long PaidWasPence, long PaidWouldBePence, long KeptWasPence, long KeptWouldBePence)
{
    public long LineChangePence => LineWouldBePence - LineWasPence;

    public long PaidChangePence => PaidWouldBePence - PaidWasPence;

    public long KeptChangePence => KeptWouldBePence - KeptWasPence;

    /// <summary>Why what is paid now would have stayed the same; null where it would not.</summary>
    public SamePaid? WhySame => PaidChangePence != 0 ? null
        : KeptChangePence != 0 ? SamePaid.KeptForLater
        : LineChangePence != 0 ? SamePaid.OverLimit
        : SamePaid.SameSideOfMark;
}

/// <summary>Why a change would not have changed what is paid now.</summary>
public enum SamePaid
{
    /// <summary>It would have been held, or have gone forward to a later period.</summary>
    KeptForLater = 1,

    /// <summary>A limit, floor or ceiling takes it off again.</summary>
    OverLimit = 2,

    /// <summary>The terms have no mark between what was and what would have been.</summary>
    SameSideOfMark = 3,
}
