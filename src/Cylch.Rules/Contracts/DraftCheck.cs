using System.Text.Json.Nodes;

namespace Cylch.Rules.Contracts;

/// <param name="Term">The term, when nothing is missing in it.</param>
/// <param name="Missing">Paths of parameters nobody has said yet.</param>
/// <param name="Refusals">What is wrong with it, or missing beside it.</param>
public sealed record TermFindings(DraftTerm Draft, PaymentTerm? Term, IReadOnlyList<string> Missing, IReadOnlyList<Refusal> Refusals)
{
    public bool IsSound => Missing.Count == 0 && Refusals.Count == 0;
}

/// <summary>All that keeps a draft from being proposed, beside the term it concerns.</summary>
/// <param name="Whole">What concerns no single term.</param>
public sealed record DraftFindings(IReadOnlyList<TermFindings> Terms, IReadOnlyList<Refusal> Whole)
{
    public bool IsSound => Whole.Count == 0 && Terms.All(term => term.IsSound);

    /// <summary>The terms themselves, once none of them misses anything.</summary>
    public IReadOnlyList<PaymentTerm>? Complete => Terms.All(term => term.Term is not null) ? [.. Terms.Select(term => term.Term!)] : null;
}

/// <summary>Finds everything that is missing or contradicts in a draft, at once.</summary>
public static class DraftCheck
{
    /// <param name="check">What refuses whole terms, as saving them would.</param>
    public static DraftFindings Of(DraftScheme draft, Func<IReadOnlyList<PaymentTerm>, IReadOnlyList<Refusal>> check)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(check);
        var missing = draft.Terms.ToDictionary(term => term, term => term.Missing());

        // A term with something missing still stands: others may lead to it, and none is told that it is not there.
        var refusals = check([.. draft.Terms.Select(term => RulesJson.Read<PaymentTerm>(Filled(term).ToJsonString()))]);
        var incomplete = missing.Where(pair => pair.Value.Count > 0).Select(pair => pair.Key.Number).ToHashSet();
        var numbers = draft.Terms.Select(term => term.Number).ToHashSet();
        var byTerm = refusals.Where(refusal => Concerns(refusal, numbers) is { } number && !incomplete.Contains(number))
            .ToLookup(refusal => (int)refusal.Facts[0]);
        return new DraftFindings(
            [.. draft.Terms.Select(term => new TermFindings(
                term, missing[term].Count == 0 ? term.Complete() : null, missing[term], [.. byTerm[term.Number].Distinct()]))],
            [.. refusals.Where(refusal => Concerns(refusal, numbers) is null)]);
    }

    // Every refusal about a term names its number first.
    private static int? Concerns(Refusal refusal, HashSet<int> numbers) =>
        refusal.Facts is [int number, ..] && numbers.Contains(number) ? number : null;

    private static JsonObject Filled(DraftTerm term)
    {
        var filled = (JsonObject)term.Node();
        foreach (var part in TermShape.Of(term.Kind))
        {
            Fill(filled, part);
        }

        return filled;
    }

    private static void Fill(JsonObject holder, TermParameter part)
    {
        switch (part.Sort)
        {
            case ParameterSort.Group when holder[part.Name] is not null || !part.IsOptional:
                var group = holder[part.Name] as JsonObject;
                if (group is null)
                {
                    holder[part.Name] = group = [];
                }

                Each(group, part);
                break;
            case ParameterSort.Rows when holder[part.Name] is JsonArray rows:
                foreach (var row in rows.OfType<JsonObject>())
                {
                    Each(row, part);
                }

                break;
            default:
                if (holder[part.Name] is null && !part.IsOptional)
                {
                    holder[part.Name] = Stand(part);
                }

                break;
        }
    }

    private static void Each(JsonObject holder, TermParameter part)
    {
        foreach (var inner in part.Parts)
        {
            Fill(holder, inner);
        }
    }

    // Only ever used to see what other terms lack: what it makes of its own term is thrown away.
    private static JsonNode Stand(TermParameter part) => part.Sort switch
    {
        ParameterSort.Percent or ParameterSort.Factor or ParameterSort.Figure => "1/1",
        ParameterSort.Day => "2000-01-03",
        ParameterSort.Time => "07:00:00",
        ParameterSort.Text => "-",
        ParameterSort.YesNo => false,
        ParameterSort.Choice => Enum.GetNames(part.Values!)[0],
        ParameterSort.Choices or ParameterSort.TermNumbers or ParameterSort.Rows => new JsonArray(),
        _ => 1,
    };
}
