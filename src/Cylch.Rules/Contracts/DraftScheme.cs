using System.Text.Json.Nodes;

namespace Cylch.Rules.Contracts;

/// <summary>
/// Terms that are being composed, in the order in which they are read. A term keeps its number when others come, go or move, because people
/// quote it; only <see cref="Renumbered"/> changes numbers, and whatever leads to a term follows it.
/// </summary>
public sealed record DraftScheme(IReadOnlyList<DraftTerm> Terms)
{
    public static DraftScheme Empty { get; } = new([]);

    public static DraftScheme Of(IEnumerable<PaymentTerm> terms) => new([.. terms.Select(DraftTerm.Of)]);

    /// <exception cref="System.Text.Json.JsonException">The text is not what <see cref="Text"/> writes.</exception>
    public static DraftScheme Read(string text) => JsonNode.Parse(text) is JsonArray terms
        ? new DraftScheme([.. terms.Select(DraftTerm.Read)])
        : throw new System.Text.Json.JsonException("A draft is a list of terms.");

    public string Text() => new JsonArray([.. Terms.Select(term => term.Node())]).ToJsonString(RulesJson.Options);

    public DraftTerm? Numbered(int number) => Terms.FirstOrDefault(term => term.Number == number);

    /// <summary>With a new term at the end, under the next free number.</summary>
    public DraftScheme WithAdded(string kind, out int number)
    {
        number = Terms.Select(term => term.Number).DefaultIfEmpty().Max() + 1;
        return new DraftScheme([.. Terms, new DraftTerm(kind, number)]);
    }

    public DraftScheme With(DraftTerm changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return new DraftScheme([.. Terms.Select(term => term.Number == changed.Number ? changed : term)]);
    }

    public DraftScheme Without(int number) => new([.. Terms.Where(term => term.Number != number)]);

    /// <summary>The terms that lead to this one, and would lead nowhere without it.</summary>
    public IReadOnlyList<DraftTerm> DependentsOf(int number) => [.. Terms.Where(term => term.References().Contains(number))];

    /// <param name="places">Places to move: −1 is one up; beyond the ends it stays at the end.</param>
    public DraftScheme Moved(int number, int places)
    {
        var terms = Terms.ToList();
        var from = terms.FindIndex(term => term.Number == number);
        var to = Math.Clamp(from + places, 0, terms.Count - 1);
        var moved = terms[from];
        terms.RemoveAt(from);
        terms.Insert(to, moved);
        return new DraftScheme(terms);
    }

    /// <summary>Numbered from 1 in reading order.</summary>
    public DraftScheme Renumbered()
    {
        var numbers = Terms.Select((term, place) => (term.Number, Now: place + 1)).ToDictionary(pair => pair.Number, pair => pair.Now);
        return new DraftScheme([.. Terms.Select(term => term.Renumbered(numbers))]);
    }

    /// <summary>Whether the numbers already follow the reading order from 1.</summary>
    public bool IsInOrder => Terms.Select((term, place) => term.Number == place + 1).All(same => same);
}
