using System.Text.Json.Nodes;

namespace Cylch.Rules.Contracts;

/// <summary>
/// A term as far as it is written: it is kept as a term is, with what nobody has said yet left out. Nothing stands in for what is missing.
/// </summary>
public sealed class DraftTerm
{
    private const string KindName = "is";
    private readonly JsonObject _values;

    private DraftTerm(JsonObject values) => _values = values;

    /// <summary>A new term of a kind, of which nothing is said.</summary>
    /// <exception cref="KeyNotFoundException">No kind has this stored name.</exception>
    public DraftTerm(string kind, int number)
        : this(new JsonObject { [KindName] = TermShape.Kinds.ContainsKey(kind) ? kind : throw new KeyNotFoundException(kind), [TermShape.NumberName] = number })
    {
    }

    public string Kind => (string)_values[KindName]!;

    public Type Type => TermShape.Kinds[Kind];

    public int Number => (int)_values[TermShape.NumberName]!;

    public static DraftTerm Of(PaymentTerm term) => new((JsonObject)JsonNode.Parse(RulesJson.Write(term))!);

    /// <summary>As <see cref="Text"/> wrote it.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no such text.</exception>
    internal static DraftTerm Read(JsonNode? node) =>
        node is JsonObject values && values[KindName] is not null && TermShape.Kinds.ContainsKey((string)values[KindName]!) && values[TermShape.NumberName] is not null
            ? new DraftTerm((JsonObject)values.DeepClone())
            : throw new System.Text.Json.JsonException("A term of a draft has a kind and a number.");

    public string Text() => _values.ToJsonString(RulesJson.Options);

    internal JsonNode Node() => _values.DeepClone();

    /// <summary>A value as it is stored, or null when it is not said. The path names the parameter, its part and its row, joined by full stops.</summary>
    public JsonNode? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        JsonNode? at = _values;
        foreach (var step in path.Split('.'))
        {
            at = at switch
            {
                JsonObject group => group[step],
                JsonArray rows when int.TryParse(step, out var row) && row < rows.Count => rows[row],
                _ => null,
            };
        }

        return at;
    }

    /// <summary>The same kind and number with these values, and no others.</summary>
    public DraftTerm With(JsonObject values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var made = (JsonObject)values.DeepClone();
        made[KindName] = Kind;
        made[TermShape.NumberName] = Number;

        // Written and read, so that every value is what it would be read back as.
        return new DraftTerm((JsonObject)JsonNode.Parse(made.ToJsonString(RulesJson.Options))!);
    }

    /// <summary>Numbered anew, and leading to terms by their new numbers.</summary>
    public DraftTerm Renumbered(IReadOnlyDictionary<int, int> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var made = (JsonObject)_values.DeepClone();
        made[TermShape.NumberName] = numbers[Number];
        foreach (var reference in TermShape.Of(Kind))
        {
            made[reference.Name] = (reference.Sort, made[reference.Name]) switch
            {
                (ParameterSort.TermNumber, { } old) => Now(old),
                (ParameterSort.TermNumbers, JsonArray several) => new JsonArray([.. several.Select(old => Now(old!))]),
                var (_, kept) => kept?.DeepClone(),
            };
            if (made[reference.Name] is null)
            {
                made.Remove(reference.Name);
            }
        }

        return new DraftTerm(made);

        JsonNode Now(JsonNode old) => numbers.TryGetValue((int)old, out var now) ? now : (int)old;
    }

    /// <summary>The numbers of the terms that this one leads to.</summary>
    public IEnumerable<int> References() => TermShape.Of(Kind).SelectMany(part => (part.Sort, _values[part.Name]) switch
    {
        (ParameterSort.TermNumber, { } number) => [(int)number],
        (ParameterSort.TermNumbers, JsonArray several) => several.Select(number => (int)number!),
        _ => (IEnumerable<int>)[],
    });

    /// <summary>Paths of everything that is not said and must be, in the order in which it is asked.</summary>
    public IReadOnlyList<string> Missing() => [.. TermShape.Of(Kind).SelectMany(part => Missing(part, _values[part.Name], part.Name))];

    /// <summary>The term, or null while something is missing.</summary>
    public PaymentTerm? Complete() => Missing().Count == 0 ? RulesJson.Read<PaymentTerm>(Text()) : null;

    private static IEnumerable<string> Missing(TermParameter part, JsonNode? value, string path)
    {
        var isEmpty = value is null or JsonArray { Count: 0 } || (part.Sort == ParameterSort.Text && string.IsNullOrWhiteSpace((string?)value));
        return part.Sort switch
        {
            _ when isEmpty && part.IsOptional => [],
            ParameterSort.Group => part.Parts.SelectMany(inner => Missing(inner, value?[inner.Name], path + "." + inner.Name)),
            _ when isEmpty => [path],
            ParameterSort.Rows => ((JsonArray)value!).SelectMany((row, place) => part.Parts.SelectMany(
                inner => Missing(inner, row?[inner.Name], string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}.{place}.{inner.Name}")))),
            _ => [],
        };
    }
}
