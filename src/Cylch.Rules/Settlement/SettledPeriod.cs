using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>
/// A period as it was settled, laid out by people once, so that however often something about it is asked again, only those concerned
/// are looked at.
/// </summary>
public sealed class SettledPeriod
{
    private readonly Dictionary<long, Settled> _people = [];

    /// <param name="scheme">The terms it was settled by.</param>
    /// <param name="inputs">The facts it was settled on.</param>
    /// <param name="draft">What <see cref="Settle.Period"/> made of them.</param>
    public SettledPeriod(PaymentScheme scheme, PeriodInputs inputs, StatementDraft draft)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(draft);
        (Scheme, Inputs, Draft) = (scheme, inputs, draft);
        Packages = Spans.InOrder(inputs.Packages, package => package.PackageId).ToArray();
        foreach (var package in Packages)
        {
            For(package.PersonId).Packages.Add(package);
        }

        foreach (var year in Spans.Of(inputs.People))
        {
            For(year.PersonId).Year = year;
        }

        foreach (var line in Spans.Of(draft.Lines))
        {
            (line.PersonId is { } person ? For(person).Lines : OfContract).Add(line);
        }

        var before = inputs.Contract.Before;
        Everybody = OthersWork.Of(scheme, draft.Lines) with
        {
            ResultsDecided = draft.Contract.ResultsDecided - before.ResultsDecided, ResultsReached = draft.Contract.ResultsReached - before.ResultsReached,
        };
    }

    public PaymentScheme Scheme { get; }

    public PeriodInputs Inputs { get; }

    public StatementDraft Draft { get; }

    /// <summary>Rising by their numbers.</summary>
    internal PackageInputs[] Packages { get; }

    /// <summary>Lines about nobody by name.</summary>
    internal List<StatementLine> OfContract { get; } = [];

    /// <summary>What all people bring to the steps for the contract as a whole.</summary>
    internal OthersWork Everybody { get; }

    /// <summary>Nothing for a person of whom nothing was known.</summary>
    internal Settled Of(long personId) => _people.GetValueOrDefault(personId) ?? Settled.Nothing;

    private Settled For(long personId)
    {
        if (!_people.TryGetValue(personId, out var person))
        {
            _people.Add(personId, person = new Settled());
        }

        return person;
    }

    /// <summary>One person's part of a settled period.</summary>
    internal sealed class Settled
    {
        public static Settled Nothing { get; } = new();

        public List<PackageInputs> Packages { get; } = [];

        public List<StatementLine> Lines { get; } = [];

        public PersonYear? Year { get; set; }
    }
}
