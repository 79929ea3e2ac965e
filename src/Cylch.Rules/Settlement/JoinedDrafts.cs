using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>The whole statement of a period of which some people were worked again: theirs from the new working, the others' as it was.</summary>
internal static class JoinedDrafts
{
    /// <param name="was">The period as it was settled, with everybody.</param>
    /// <param name="now">The facts now, of everybody.</param>
    /// <param name="theirs">The statement of those worked again, with what the contract as a whole comes to.</param>
    /// <param name="changed">Those worked again.</param>
    public static StatementDraft Of(SettledPeriod was, PeriodInputs now, StatementDraft theirs, ChangedPeople changed)
    {
        var packages = changed.Before.Concat(changed.Now).Select(package => package.PackageId).ToHashSet();
        var results = changed.Before.SelectMany(package => package.Outcomes.Select(outcome => outcome.Finding?.ResultId).Append(package.Independence?.ResultId)).ToHashSet();
        var draft = was.Draft;
        return theirs with
        {
            Lines = Lines(was, theirs.Lines, changed),
            TimeBanks = Joined(draft.TimeBanks, theirs.TimeBanks, bank => bank.PackageId, packages.Contains),
            Outcomes = Outcomes(was, now, theirs, changed),
            People = Joined(draft.People, theirs.People, person => person.PersonId, changed.Holds),
            DecidedResults = Joined(draft.DecidedResults, theirs.DecidedResults, result => result, result => results.Contains(result)),
            UpFrontPaid = Joined(draft.UpFrontPaid, theirs.UpFrontPaid, package => package, packages.Contains),
            Rewarded = was.Scheme.Find<IndependenceReward>() is null ? [] : Rewarded(now),
        };
    }

    private static List<StatementLine> Lines(SettledPeriod was, IReadOnlyList<StatementLine> theirs, ChangedPeople changed)
    {
        var lines = new List<StatementLine>(was.Draft.Lines.Count + theirs.Count);
        var next = 0;
        foreach (var line in Spans.Of(was.Draft.Lines))
        {
            if (line.PersonId is not { } person || changed.Holds(person))
            {
                continue;
            }

            var place = PlaceOf(was.Scheme, line);
            while (next < theirs.Count && PlaceOf(was.Scheme, theirs[next]).CompareTo(place) < 0)
            {
                Add(lines, theirs[next++]);
            }

            Add(lines, line);
        }

        for (; next < theirs.Count; next++)
        {
            Add(lines, theirs[next]);
        }

        return lines;
    }

    // Within a step: by package, or by person where the step goes by person; the whole contract's steps are nobody else's.
    private static (StepOfWork Step, long Number) PlaceOf(PaymentScheme scheme, StatementLine line)
    {
        var step = StepsOfWork.Of(scheme, line);
        return (step, step == StepOfWork.PersonCap ? line.PersonId!.Value : line.PackageId ?? 0);
    }

    private static void Add(List<StatementLine> lines, StatementLine line) =>
        lines.Add(line.Number == lines.Count + 1 ? line : line with { Number = lines.Count + 1 });

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
    private static List<OutcomeClosing> Outcomes(SettledPeriod was, PeriodInputs now, StatementDraft theirs, ChangedPeople changed)
    {
        var outcomes = new List<OutcomeClosing>(was.Draft.Outcomes.Count + theirs.Outcomes.Count);
        var before = was.Packages;
        var (at, old, own) = (0, 0, 0);
        foreach (var package in Spans.InOrder(now.Packages, package => package.PackageId))
        {
            for (; at < before.Length && before[at].PackageId < package.PackageId; at++)
            {
                old += before[at].Outcomes.Count;
            }

            var isTheirs = changed.Holds(package.PersonId);
            for (var outcome = 0; outcome < package.Outcomes.Count; outcome++)
            {
                outcomes.Add(isTheirs ? theirs.Outcomes[own++] : was.Draft.Outcomes[old + outcome]);
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
