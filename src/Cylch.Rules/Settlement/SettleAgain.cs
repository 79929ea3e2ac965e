using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>
/// Settles a period again of which little is otherwise: a visit came late, a reading was another. Only the people concerned are
/// worked again, all packages of each, and the steps for the contract as a whole; every other line is kept as it stands. It goes
/// through the very steps of <see cref="Settle"/>, and a law holds the two against each other.
/// </summary>
public static class SettleAgain
{
    /// <param name="was">The period as it was settled.</param>
    /// <param name="now">The facts now; a package that is the very same object as before counts as unchanged.</param>
    /// <returns>The same as <see cref="Settle.Period"/> gives for the facts now, line for line, or the same refusal.</returns>
    /// <exception cref="OverflowException">An amount does not fit in 64 bits.</exception>
    public static Decision<WorkedAgain> Of(SettledPeriod was, PeriodInputs now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        var scheme = was.Scheme;
        if (MovesEverybody(scheme, was.Inputs, now))
        {
            var whole = Settle.Period(scheme, now);
            return whole.Refusal is { } refused ? refused : new WorkedAgain(whole.Value.Total, was.Draft.Lines, whole.Value.Lines, () => whole.Value);
        }

        var changed = new ChangedPeople(was, now);
        var passed = changed.NamesAreSame && was.Inputs.ResultsPaidThisYearPence == now.ResultsPaidThisYearPence;
        if ((passed ? InputCheck.FirstOfSameNames(scheme, now, changed.Unseen) : InputCheck.FirstRefusal(scheme, now, changed.Unseen)) is { } refusal)
        {
            return refusal;
        }

        var others = was.Everybody.Without(OthersWork.Of(scheme, changed.LinesBefore), changed.Before);
        var theirs = Settle.WorkedOut(new Sheet(scheme, now with { Packages = changed.Now, People = changed.YearsNow }, null, others));
        theirs = theirs with { Total = theirs.Total + new Money(others.MissedPence) };
        return new WorkedAgain(theirs.Total, changed.LinesBefore, theirs.Lines, () => JoinedDrafts.Of(was, now, theirs, changed));
    }

    // What every package's lines look at beside the package itself; and terms of which nobody has said how far they look.
    private static bool MovesEverybody(PaymentScheme scheme, PeriodInputs was, PeriodInputs now) =>
        was.Period != now.Period || was.Contract.EndsOn != now.Contract.EndsOn
        || !was.Contract.IndexFactors.SequenceEqual(now.Contract.IndexFactors)
        || scheme.Terms.Any(term => Coupling.Of(term) is null);
}
