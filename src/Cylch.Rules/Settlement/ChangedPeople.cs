namespace Cylch.Rules.Settlement;

/// <summary>The people of whom something is otherwise in one set of facts of a period than in another.</summary>
internal sealed class ChangedPeople
{
    private readonly HashSet<long> _people = [];
    private readonly HashSet<long> _packages = [];
    private readonly HashSet<long> _results = [];

    /// <summary>A package counts as the same when it is the very same object.</summary>
    public ChangedPeople(PeriodInputs was, PeriodInputs now)
    {
        Differing(
            Spans.InOrder(was.Packages, package => package.PackageId), Spans.InOrder(now.Packages, package => package.PackageId),
            package => package.PackageId, ReferenceEquals, package => package.PersonId);
        Differing(
            Spans.InOrder(was.People, person => person.PersonId), Spans.InOrder(now.People, person => person.PersonId),
            person => person.PersonId, (one, other) => one == other, person => person.PersonId);
        Before = Theirs(was.Packages);
        Now = Theirs(now.Packages);
        foreach (var package in Before)
        {
            _results.UnionWith(package.Outcomes.Select(outcome => outcome.Finding?.ResultId).OfType<long>());
            if (package.Independence is { } independence)
            {
                _results.Add(independence.ResultId);
            }
        }

        YearsNow = [.. now.People.Where(person => Holds(person.PersonId))];
    }

    /// <summary>Their packages in the earlier facts, all of them.</summary>
    public IReadOnlyList<PackageInputs> Before { get; }

    /// <summary>Their packages in the later facts.</summary>
    public IReadOnlyList<PackageInputs> Now { get; }

    public IReadOnlyList<PersonYear> YearsNow { get; }

    public bool Holds(long personId) => _people.Contains(personId);

    /// <summary>Whether it is a package of one of them, in either.</summary>
    public bool HoldsPackage(long packageId) => _packages.Contains(packageId);

    /// <summary>Whether it was a result of one of them in the earlier facts.</summary>
    public bool HadResult(long resultId) => _results.Contains(resultId);

    private List<PackageInputs> Theirs(IReadOnlyList<PackageInputs> packages)
    {
        var theirs = new List<PackageInputs>();
        foreach (var package in Spans.Of(packages))
        {
            if (_people.Contains(package.PersonId))
            {
                theirs.Add(package);
                _packages.Add(package.PackageId);
            }
        }

        return theirs;
    }

    private void Differing<T>(ReadOnlySpan<T> was, ReadOnlySpan<T> now, Func<T, long> number, Func<T, T, bool> isSame, Func<T, long> person)
    {
        var (before, after) = (0, 0);
        while (before < was.Length || after < now.Length)
        {
            var order = before == was.Length ? 1 : after == now.Length ? -1 : number(was[before]).CompareTo(number(now[after]));
            if (order != 0 || !isSame(was[before], now[after]))
            {
                AddIf(order <= 0, was, before, person);
                AddIf(order >= 0, now, after, person);
            }

            before += order <= 0 ? 1 : 0;
            after += order >= 0 ? 1 : 0;
        }
    }

    private void AddIf<T>(bool isThere, ReadOnlySpan<T> items, int at, Func<T, long> person)
    {
        if (isThere)
        {
            _people.Add(person(items[at]));
        }
    }
}
