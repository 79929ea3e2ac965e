using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>
/// Settles a period again of which little is otherwise: a visit came late, a reading was another. Only the people concerned are
/// worked again, all packages of each, and the steps for the contract as a whole; every other line is kept as it stands. It goes
/// through the very steps of <see cref="Settle"/>, and a law holds the two against each other.
/// </summary>
public static class SettleAgain
{
    /// <param name="scheme">The terms of both workings-out.</param>
    /// <param name="was">The facts of the earlier one.</param>
    /// <param name="draft">What <see cref="Settle.Period"/> made of them.</param>
    /// <param name="now">The facts now; a package that is the very same object as before counts as unchanged.</param>
    /// <returns>The same as <see cref="Settle.Period"/> gives for the facts now, line for line, or the same refusal.</returns>
    /// <exception cref="OverflowException">An amount does not fit in 64 bits.</exception>
    public static Decision<WorkedAgain> Of(PaymentScheme scheme, PeriodInputs was, StatementDraft draft, PeriodInputs now)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(now);
        if (MovesEverybody(scheme, was, now))
        {
            var whole = Settle.Period(scheme, now);
            return whole.Refusal is { } refused ? refused : new WorkedAgain(whole.Value, draft.Lines, whole.Value.Lines);
        }

        var changed = new ChangedPeople(was, now);
        if (InputCheck.FirstRefusal(scheme, now, changed.Now) is { } refusal)
        {
            return refusal;
        }

        var (kept, before) = Split(scheme, draft, changed);
        var standing = was.Contract.Before;
        var others = OthersWork.Of(
            kept, (draft.Contract.ResultsDecided - standing.ResultsDecided, draft.Contract.ResultsReached - standing.ResultsReached), changed.Before);
        var theirs = Settle.WorkedOut(new Sheet(scheme, now with { Packages = changed.Now, People = changed.YearsNow }, null, others));
        return new WorkedAgain(
            JoinedDrafts.Of(scheme, (was, draft), (now, theirs), changed) with
            {
                Lines = Joined(scheme, kept, theirs.Lines),
                Total = theirs.Total + new Money(others.MissedPence),
            },
            before,
            theirs.Lines);
    }

    // What every package's lines look at beside the package itself; and terms of which nobody has said how far they look.
    private static bool MovesEverybody(PaymentScheme scheme, PeriodInputs was, PeriodInputs now) =>
        was.Period != now.Period || was.Contract.EndsOn != now.Contract.EndsOn
        || !was.Contract.IndexFactors.SequenceEqual(now.Contract.IndexFactors)
        || scheme.Terms.Any(term => Coupling.Of(term) is null);

    private static (KeptLine[] Kept, List<StatementLine> Before) Split(PaymentScheme scheme, StatementDraft draft, ChangedPeople changed)
    {
        var kept = new List<KeptLine>(draft.Lines.Count);
        var before = new List<StatementLine>();
        foreach (var line in Spans.Of(draft.Lines))
        {
            if (line.PersonId is { } person && !changed.Holds(person))
            {
                kept.Add(KeptLine.Of(scheme, line));
            }
            else
            {
                before.Add(line);
            }
        }

        return ([.. kept], before);
    }

    private static List<StatementLine> Joined(PaymentScheme scheme, KeptLine[] kept, IReadOnlyList<StatementLine> theirs)
    {
        var lines = new List<StatementLine>(kept.Length + theirs.Count);
        var next = 0;
        foreach (var line in Spans.Of(theirs))
        {
            var place = KeptLine.Of(scheme, line);
            while (next < kept.Length && kept[next].ComesBefore(place))
            {
                Add(lines, kept[next++].Line);
            }

            Add(lines, line);
        }

        for (; next < kept.Length; next++)
        {
            Add(lines, kept[next].Line);
        }

        return lines;
    }

    private static void Add(List<StatementLine> lines, StatementLine line) =>
        lines.Add(line.Number == lines.Count + 1 ? line : line with { Number = lines.Count + 1 });
}
