using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>Where everything stands after a period of which some people were worked again: theirs from the new working, the others' as it was.</summary>
internal static class JoinedDrafts
{
    /// <param name="scheme">The terms.</param>
    /// <param name="was">The earlier facts and statement, of everybody.</param>
    /// <param name="now">The facts now, of everybody, and the statement of those worked again.</param>
    /// <param name="changed">Those worked again.</param>
    /// <returns>Without the others' lines, and without what these add to the total.</returns>
    public static StatementDraft Of(
        PaymentScheme scheme, (PeriodInputs Inputs, StatementDraft Draft) was, (PeriodInputs Inputs, StatementDraft Draft) now, ChangedPeople changed) => now.Draft with
        {
            TimeBanks = Joined(was.Draft.TimeBanks, now.Draft.TimeBanks, bank => bank.PackageId, changed.HoldsPackage),
            Outcomes = Outcomes(was, now, changed),
            People = Joined(was.Draft.People, now.Draft.People, person => person.PersonId, changed.Holds),
            DecidedResults = Joined(was.Draft.DecidedResults, now.Draft.DecidedResults, result => result, changed.HadResult),
            UpFrontPaid = Joined(was.Draft.UpFrontPaid, now.Draft.UpFrontPaid, package => package, changed.HoldsPackage),
            Rewarded = scheme.Find<IndependenceReward>() is null ? [] : Rewarded(now.Inputs),
        };

    // Both rising; what is of those worked again comes from the new working alone.
    private static List<T> Joined<T>(IReadOnlyList<T> was, IReadOnlyList<T> now, Func<T, long> number, Func<long, bool> isTheirs)
    {
        var joined = new List<T>(was.Count + now.Count);
        var next = 0;
        foreach (var item in Spans.Of(was))
        {
            if (isTheirs(number(item)))
            {
                continue;
            }

            while (next < now.Count && number(now[next]) < number(item))
            {
                joined.Add(now[next++]);
            }

            joined.Add(item);
        }

        for (; next < now.Count; next++)
        {
            joined.Add(now[next]);
        }

        return joined;
    }

    // Outcomes go by package, and a closing does not say which it is of: both lists are walked beside their packages.
    private static List<OutcomeClosing> Outcomes(
        (PeriodInputs Inputs, StatementDraft Draft) was, (PeriodInputs Inputs, StatementDraft Draft) now, ChangedPeople changed)
    {
        var outcomes = new List<OutcomeClosing>(was.Draft.Outcomes.Count + now.Draft.Outcomes.Count);
        var before = Spans.InOrder(was.Inputs.Packages, package => package.PackageId);
        var (at, old, own) = (0, 0, 0);
        foreach (var package in Spans.InOrder(now.Inputs.Packages, package => package.PackageId))
        {
            for (; at < before.Length && before[at].PackageId < package.PackageId; at++)
            {
                old += before[at].Outcomes.Count;
            }

            var isTheirs = changed.Holds(package.PersonId);
            for (var outcome = 0; outcome < package.Outcomes.Count; outcome++)
            {
                outcomes.Add(isTheirs ? now.Draft.Outcomes[own++] : was.Draft.Outcomes[old + outcome]);
            }
        }

        return outcomes;
    }

    private static List<long> Rewarded(PeriodInputs inputs)
    {
        var rewarded = new List<long>();
        foreach (var package in Spans.InOrder(inputs.Packages, package => package.PackageId))
        {
            if (package.Independence is not null)
            {
                rewarded.Add(package.PersonId);
            }
        }

        return rewarded;
    }
}
