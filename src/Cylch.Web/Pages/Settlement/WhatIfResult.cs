using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Cylch.Rules.Statistics;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What was paid and what would have been, for one provider or one group of lines.</summary>
/// <param name="Key">The provider's, zone's or band's identifier; null for what is tied to no one person or outcome.</param>
public sealed record WhatIfRow(string? Key, int People, long WasPence, long WouldPence)
{
    public long DifferencePence => WouldPence - WasPence;

    /// <summary>Too few people, or needed to keep another row's secret.</summary>
    public bool IsHidden { get; init; }
}

/// <param name="ProviderId">Whose it is.</param>
/// <param name="Minutes">Of care given in the periods.</param>
/// <param name="WasDependentPence">What depended on results or on what people said.</param>
/// <param name="WasMostHeldPence">The most that was held at the end of any period.</param>
/// <param name="Effects">What each change does by itself, after those before it.</param>
public sealed record WhatIfProvider(
    long ProviderId, WhatIfRow Row, long Minutes, long WasDependentPence, long WouldDependentPence, long WasMostHeldPence, long WouldMostHeldPence,
    IReadOnlyList<long> Effects);

/// <summary>Closed periods of some contracts priced again: total first, then who gains and loses, and why.</summary>
public sealed class WhatIfResult
{
    private readonly List<Priced> _priced = [];

    public IReadOnlyList<TriedField> Changes { get; private init; } = [];

    public long WasPence => _priced.Sum(priced => priced.Was.Sum(period => period.Pence));

    public long WouldPence => _priced.Sum(priced => priced.Would.Sum(period => period.Pence));

    /// <summary>Booked for the periods less what they come to by what is known now: late facts that no run has corrected yet.</summary>
    public long NotYetBookedPence => WasPence - _priced.Sum(priced => priced.Contract.BookedPence);

    public int Periods => _priced.Select(priced => priced.Was.Select(period => period.Period)).SelectMany(p => p).Distinct().Count();

    public PaymentPeriod First => _priced.SelectMany(priced => priced.Was).MinBy(period => period.Period.Start)!.Period;

    public PaymentPeriod Last => _priced.SelectMany(priced => priced.Was).MaxBy(period => period.Period.Start)!.Period;

    public int Visits => _priced.Sum(priced => priced.Contract.Visits);

    public int Reviews => _priced.Sum(priced => priced.Contract.Periods.Sum(period => period.Known.Packages.Sum(package => package.Outcomes.Count(o => o.Finding is not null))));

    public int People => PeopleOf(_priced);

    /// <summary>What each change does to the total, after those before it: together they add up to the difference.</summary>
    public IReadOnlyList<long> Effects => [.. Changes.Select((_, at) => Providers.Sum(provider => provider.Effects[at]))];

    public IReadOnlyList<WhatIfProvider> Providers { get; private set; } = [];

    /// <param name="contracts">With at least one closed period each.</param>
    /// <param name="fields">All numbers that may be tried, with what was typed.</param>
    /// <returns>Refused as a period settled by those terms would be.</returns>
    public static Decision<WhatIfResult> Of(IReadOnlyList<PaidContract> contracts, IReadOnlyList<TriedField> fields)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        var result = new WhatIfResult { Changes = [.. fields.Where(field => field.IsChanged)] };
        foreach (var contract in contracts)
        {
            var steps = new List<IReadOnlyList<RepricedPeriod>>();
            for (var count = 0; count <= result.Changes.Count; count++)
            {
                IReadOnlyList<TriedField> some = [.. result.Changes.Take(count)];
                var repriced = Repricing.Of(contract.Periods, scheme => TriedFields.Apply(scheme, contract.Periods[^1].Known.Period.Start, some));
                if (repriced.Refusal is { } refusal)
                {
                    return refusal;
                }

                steps.Add(repriced.Value);
            }

            result._priced.Add(new Priced(contract, steps));
        }

        result.Providers = result.ByProvider();
        return result;
    }

    /// <summary>By complexity band, with what is tied to nobody's package last.</summary>
    public IReadOnlyList<WhatIfRow> ByComplexity() => Grouped((priced, line) => Package(priced, line)?.Complexity?.ToString());

    /// <summary>By the zone people live in.</summary>
    public IReadOnlyList<WhatIfRow> ByZone() => Grouped((priced, line) =>
        line.PackageId is { } id && priced.Contract.Places.GetValueOrDefault(id) is { } zone ? $"{zone}" : null);

    /// <summary>By kind of outcome, with what is about no one outcome last.</summary>
    public IReadOnlyList<WhatIfRow> ByKind() => Grouped((priced, line) => line.OutcomeId is { } id && priced.Kinds.TryGetValue(id, out var kind) ? kind.ToString() : null);

    private static KnownPackage? Package(Priced priced, LineAmount line) =>
        line.PackageId is { } id && priced.Packages.TryGetValue(id, out var package) ? package : null;

    private List<WhatIfRow> Grouped(Func<Priced, LineAmount, string?> key)
    {
        var groups = new SortedDictionary<string, (HashSet<long> People, long Was, long Would)>(StringComparer.Ordinal);
        foreach (var priced in _priced)
        {
            Add(priced, priced.Was, isWas: true);
            Add(priced, priced.Would, isWas: false);
        }

        var rows = groups.Select(group => new WhatIfRow(group.Key.Length == 0 ? null : group.Key, group.Value.People.Count, group.Value.Was, group.Value.Would))
            .OrderBy(row => row.Key is null).ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
        return Protect(rows);

        void Add(Priced priced, IReadOnlyList<RepricedPeriod> periods, bool isWas)
        {
            foreach (var line in periods.SelectMany(period => period.Lines))
            {
                var name = key(priced, line) ?? "";
                var (people, was, would) = groups.TryGetValue(name, out var group) ? group : ([], 0, 0);
                if (line.PersonId is { } person)
                {
                    people.Add(person);
                }

                groups[name] = (people, was + (isWas ? line.AmountPence : 0), would + (isWas ? 0 : line.AmountPence));
            }
        }
    }

    // What is tied to nobody is a sum of the contract's own and says nothing of a person; it is never hidden by itself, but with the
    // total it would give a single hidden row away.
    private static List<WhatIfRow> Protect(List<WhatIfRow> rows)
    {
        var counts = rows.ConvertAll(row => row.Key is null ? 0L : row.People);
        if (SmallNumbers.IsSmall(counts.Sum()))
        {
            return rows.ConvertAll(row => row with { IsHidden = row.Key is not null });
        }

        var hidden = SmallNumbers.HiddenInRow(counts);
        return [.. rows.Select((row, at) => row with { IsHidden = hidden[at] })];
    }

    private List<WhatIfProvider> ByProvider() =>
    [
        .. _priced.GroupBy(priced => priced.Contract.Contract.ProviderId).Select(group => Provider(group.Key, [.. group])).OrderBy(provider => -provider.Row.DifferencePence),
    ];

    private WhatIfProvider Provider(long id, List<Priced> priced) => new(
        id,
        new WhatIfRow($"{id}", PeopleOf(priced), priced.Sum(p => Pence(p.Was)), priced.Sum(p => Pence(p.Would))),
        priced.Sum(p => Minutes(p.Contract)),
        priced.Sum(p => Dependent(p.Was)), priced.Sum(p => Dependent(p.Would)),
        priced.Sum(p => p.Was.Max(period => period.HeldPence)), priced.Sum(p => p.Would.Max(period => period.HeldPence)),
        [.. Changes.Select((_, at) => priced.Sum(p => Pence(p.Steps[at + 1]) - Pence(p.Steps[at])))]);

    private static long Pence(IReadOnlyList<RepricedPeriod> periods) => periods.Sum(period => period.Pence);

    private static long Dependent(IReadOnlyList<RepricedPeriod> periods) =>
        periods.SelectMany(period => period.Lines).Where(line => Repricing.DependsOnResults(line.Kind)).Sum(line => line.AmountPence);

    private static int PeopleOf(List<Priced> priced) =>
        priced.SelectMany(p => p.Was).SelectMany(period => period.Lines).Select(line => line.PersonId).Where(id => id is not null).Distinct().Count();

    private static long Minutes(PaidContract contract)
    {
        var minutes = 0L;
        foreach (var period in contract.Periods)
        {
            foreach (var visit in period.Visits.All)
            {
                minutes += visit.Minutes;
            }
        }

        return minutes;
    }

    private sealed record Priced(PaidContract Contract, IReadOnlyList<IReadOnlyList<RepricedPeriod>> Steps)
    {
        public IReadOnlyList<RepricedPeriod> Was => Steps[0];

        public IReadOnlyList<RepricedPeriod> Would => Steps[^1];

        public IReadOnlyDictionary<long, KnownPackage> Packages { get; } =
            Contract.Periods[^1].Known.Packages.ToDictionary(package => package.PackageId);

        public IReadOnlyDictionary<long, OutcomeKind> Kinds { get; } = Contract.Periods.SelectMany(period => period.Known.Packages)
            .SelectMany(package => package.Outcomes).DistinctBy(outcome => outcome.OutcomeId).ToDictionary(outcome => outcome.OutcomeId, outcome => outcome.Kind);
    }
}
