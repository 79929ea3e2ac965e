using System.Globalization;
using System.Text.Json.Nodes;
using Cylch.Rules.Contracts;
using Cylch.Web.Govuk;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Contracts;

/// <summary>One thing asked of a term.</summary>
/// <param name="Name">Of the field in the form.</param>
/// <param name="Values">What is typed or chosen; several for a choice of any.</param>
public sealed record TermQuestionField(
    string Name, TermParameter Parameter, string Label, string? Hint, IReadOnlyList<string> Values, IReadOnlyList<GovukChoice> Choices)
{
    public string Value => Values.Count > 0 ? Values[0] : "";

    /// <summary>Where its value stands within its part.</summary>
    public IReadOnlyList<string> Within { get; init; } = [Parameter.Name];
}

/// <summary>A part of the form: one field, some that belong together, or a table with its rows.</summary>
/// <param name="Legend">Null for a field that stands alone.</param>
/// <param name="Rows">The fields of each row; one row for a part that is no table.</param>
public sealed record TermPart(string Name, string? Legend, bool IsTable, IReadOnlyList<IReadOnlyList<TermQuestionField>> Rows);

/// <summary>
/// The form of a term, made from what its kind must be told. It is read back the same way, so that a kind needs no form of its own.
/// </summary>
public sealed class TermForm(W words, DraftScheme scheme, DraftTerm term)
{
    private const string Prefix = "p.";

    /// <param name="typed">What was sent; null shows what is kept.</param>
    /// <param name="added">A table that gets an empty row, when one was asked for.</param>
    /// <param name="removed">A row, as its table and place, that goes.</param>
    public IReadOnlyList<TermPart> Parts(IFormCollection? typed, string? added = null, string? removed = null) =>
        [.. TermShape.Of(term.Kind).Select(parameter => Part(parameter, typed, added, removed))];

    /// <summary>What was typed as it is stored. Names of fields whose values cannot be read are added to the list.</summary>
    public JsonObject Read(IFormCollection typed, ICollection<TermQuestionField> unreadable)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(unreadable);
        var values = new JsonObject();
        foreach (var part in Parts(typed))
        {
            var read = part.Rows.Select(row => Row(part, row, typed, unreadable)).Where(row => row.Count > 0).ToList();
            var parameter = TermShape.Of(term.Kind).Single(shape => shape.Name == part.Name);
            JsonNode? value = parameter.Sort switch
            {
                ParameterSort.Rows => new JsonArray([.. read]),
                ParameterSort.Group => read.FirstOrDefault(),
                _ => read.FirstOrDefault()?[part.Name]?.DeepClone(),
            };
            if (value is not null)
            {
                values[part.Name] = value;
            }
        }

        return values;
    }

    private static JsonObject Row(TermPart part, IReadOnlyList<TermQuestionField> row, IFormCollection typed, ICollection<TermQuestionField> unreadable)
    {
        var values = new JsonObject();
        foreach (var field in row)
        {
            var isUnreadable = false;
            JsonNode? value = field.Parameter.Sort is ParameterSort.Choices or ParameterSort.TermNumbers
                ? Several(field.Parameter, typed[field.Name])
                : TypedParameter.Read(field.Parameter, typed[field.Name], out isUnreadable);
            if (isUnreadable)
            {
                unreadable.Add(field);
            }
            else if (value is not null)
            {
                Put(values, part.Legend is null ? [part.Name] : field.Within, value);
            }
        }

        return values;
    }

    private static void Put(JsonObject values, IReadOnlyList<string> path, JsonNode value)
    {
        foreach (var step in path.SkipLast(1))
        {
            if (values[step] is not JsonObject inner)
            {
                values[step] = inner = [];
            }

            values = inner;
        }

        values[path[^1]] = value;
    }

    private static JsonArray? Several(TermParameter parameter, IEnumerable<string?> chosen)
    {
        JsonNode?[] values = parameter.Sort == ParameterSort.TermNumbers
            ? [.. chosen.Where(number => int.TryParse(number, out _)).Select(number => JsonValue.Create(int.Parse(number!, CultureInfo.InvariantCulture)))]
            : [.. chosen.Where(name => name is not null && Enum.IsDefined(parameter.Values!, name)).Select(name => JsonValue.Create(name))];
        return values.Length == 0 ? null : new JsonArray(values);
    }

    private TermPart Part(TermParameter parameter, IFormCollection? typed, string? added, string? removed)
    {
        if (parameter.Sort is not (ParameterSort.Group or ParameterSort.Rows))
        {
            return new TermPart(parameter.Name, null, false, [[Field(parameter, parameter.Name, typed, parameter.Name)]]);
        }

        var legend = ParameterWords.Label(words, term.Kind, parameter.Name);
        if (parameter.Sort == ParameterSort.Group)
        {
            return new TermPart(parameter.Name, legend, false, [Fields(parameter, parameter.Name, typed, parameter.Name)]);
        }

        var kept = Enumerable.Range(0, RowCount(parameter, typed)).Where(row => At(parameter.Name, row) != removed).ToList();
        var rows = kept.Select((from, now) => Fields(parameter, At(parameter.Name, from), typed, At(parameter.Name, now))).ToList();
        if (rows.Count == 0 || added == parameter.Name)
        {
            rows.Add(Fields(parameter, At(parameter.Name, int.MaxValue), typed, At(parameter.Name, rows.Count)));
        }

        return new TermPart(parameter.Name, legend, true, rows);
    }

    private int RowCount(TermParameter parameter, IFormCollection? typed) => typed is null
        ? term.Find(parameter.Name) is JsonArray rows ? rows.Count : 0
        : Enumerable.Range(0, 200).TakeWhile(row => typed.Keys.Any(key => key.StartsWith(Prefix + At(parameter.Name, row) + ".", StringComparison.Ordinal))).Count();

    private List<TermQuestionField> Fields(TermParameter holder, string from, IFormCollection? typed, string now) =>
        [.. holder.Parts.SelectMany(part => part.Sort == ParameterSort.Group
            ? Fields(part, from + "." + part.Name, typed, now + "." + part.Name).Select(field => field with { Within = [part.Name, .. field.Within] })
            : [Field(part, from + "." + part.Name, typed, now + "." + part.Name)])];

    private TermQuestionField Field(TermParameter parameter, string from, IFormCollection? typed, string now)
    {
        IReadOnlyList<string> values = typed is not null ? [.. typed[Prefix + from].OfType<string>()]
            : parameter.Sort is ParameterSort.Choices or ParameterSort.TermNumbers ? [.. (term.Find(from) as JsonArray ?? []).Select(node => node!.ToString())]
            : [TypedParameter.Typed(parameter, term.Find(from))];
        var label = ParameterWords.Label(words, term.Kind, now);
        return new TermQuestionField(
            Prefix + now, parameter, parameter.IsOptional ? words["contracts.draft.if-any", label] : label, ParameterWords.Hint(words, term.Kind, now), values, Choices(parameter));
    }

    private IReadOnlyList<GovukChoice> Choices(TermParameter parameter) => parameter.Sort switch
    {
        ParameterSort.Choice or ParameterSort.Choices =>
            [.. Enum.GetNames(parameter.Values!).Select(name => new GovukChoice(name, ParameterWords.Choice(words, parameter.Values!, name)))],
        ParameterSort.YesNo => [new GovukChoice("true", words["contracts.yes"]), new GovukChoice("false", words["contracts.no"])],
        ParameterSort.TermNumber or ParameterSort.TermNumbers =>
        [
            .. parameter.Sort == ParameterSort.TermNumber ? new[] { new GovukChoice("", words["contracts.draft.choose-term"]) } : [],
            .. scheme.Terms.Where(other => other.Number != term.Number && (parameter.Refers is null || other.Type == parameter.Refers))
                .Select(other => new GovukChoice(
                    other.Number.ToString(CultureInfo.InvariantCulture), words["contracts.new.term", other.Number, TermKinds.Name(words, other.Type)])),
        ],
        _ => [],
    };

    private static string At(string name, int row) => string.Create(CultureInfo.InvariantCulture, $"{name}.{row}");
}
