namespace Cylch.Rules.Settlement;

/// <summary>The people of whom something is otherwise in the facts now than in those a period was settled on.</summary>
internal sealed class ChangedPeople
{
    private readonly HashSet<long> _people = [];
    private readonly HashSet<PackageInputs> _gone = new(ReferenceEqualityComparer.Instance);
    private readonly List<PackageInputs> _new = [];

    /// <summary>A package counts as the same when it is the very same object.</summary>
    public ChangedPeople(SettledPeriod was, PeriodInputs now)
    {
        NamesAreSame = ReferenceEquals(was.Inputs.People, now.People) && ReferenceEquals(was.Inputs.PaidResults, now.PaidResults);
        Compare(was.Packages, Spans.InOrder(now.Packages, package => package.PackageId));
        if (!ReferenceEquals(was.Inputs.People, now.People))
        {
            Compare(was.Inputs.People, now.People);
        }

        foreach (var person in _people)
        {
            var settled = was.Of(person);
            Before.AddRange(settled.Packages);
            LinesBefore.AddRange(settled.Lines);
            Now.AddRange(settled.Packages.Where(package => !_gone.Contains(package)));
            if (ReferenceEquals(was.Inputs.People, now.People) && settled.Year is { } year)
            {
                YearsNow.Add(year);
            }
        }

        Now.AddRange(_new);
        LinesBefore.AddRange(was.OfContract);
        if (!ReferenceEquals(was.Inputs.People, now.People))
        {
            YearsNow.AddRange(now.People.Where(person => Holds(person.PersonId)));
        }

        Unseen = _new.Count < 2 ? _new : [.. now.Packages.Where(new HashSet<PackageInputs>(_new, ReferenceEqualityComparer.Instance).Contains)];
    }

    /// <summary>Their packages as they were, all of them.</summary>
    public List<PackageInputs> Before { get; } = [];

    /// <summary>Their packages in the facts now.</summary>
    public List<PackageInputs> Now { get; } = [];

    /// <summary>Packages that are otherwise or new, in the order of the facts now.</summary>
    public IReadOnlyList<PackageInputs> Unseen { get; }

    public List<PersonYear> YearsNow { get; } = [];

    /// <summary>Their lines as they were, and those of the contract as a whole.</summary>
    public List<StatementLine> LinesBefore { get; } = [];

    /// <summary>Whether packages, people, outcomes and results are the same ones, whatever is said of each: then none can stand twice.</summary>
    public bool NamesAreSame { get; private set; }

    public bool Holds(long personId) => _people.Contains(personId);

    private void Compare(ReadOnlySpan<PackageInputs> was, ReadOnlySpan<PackageInputs> now)
    {
        var (before, after) = (0, 0);
        while (before < was.Length || after < now.Length)
        {
            if (before < was.Length && after < now.Length && ReferenceEquals(was[before], now[after]))
            {
                (before, after) = (before + 1, after + 1);
                continue;
            }

            var order = before == was.Length ? 1 : after == now.Length ? -1 : was[before].PackageId.CompareTo(now[after].PackageId);
            NamesAreSame &= order == 0 && HaveSameNames(was[before], now[after]);
            if (order <= 0)
            {
                _people.Add(was[before].PersonId);
                _gone.Add(was[before++]);
            }

            if (order >= 0)
            {
                _people.Add(now[after].PersonId);
                _new.Add(now[after++]);
            }
        }
    }

    private void Compare(IReadOnlyList<PersonYear> was, IReadOnlyList<PersonYear> now)
    {
        var before = was.ToHashSet();
        _people.UnionWith(now.Where(person => !before.Remove(person)).Select(person => person.PersonId));
        _people.UnionWith(before.Select(person => person.PersonId));
    }

    private static bool HaveSameNames(PackageInputs one, PackageInputs other)
    {
        if (one.PersonId != other.PersonId || one.Independence?.ResultId != other.Independence?.ResultId || one.Outcomes.Count != other.Outcomes.Count)
        {
            return false;
        }

        for (var at = 0; at < one.Outcomes.Count; at++)
        {
            if (one.Outcomes[at].OutcomeId != other.Outcomes[at].OutcomeId || one.Outcomes[at].Finding?.ResultId != other.Outcomes[at].Finding?.ResultId)
            {
                return false;
            }
        }

        return true;
    }
}
