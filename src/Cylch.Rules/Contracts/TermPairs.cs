using System.Text.Json.Nodes;

namespace Cylch.Rules.Contracts;

/// <summary>A term of one version beside what became of it in another; one of them is null where it was added or taken out.</summary>
public sealed record TermPair(PaymentTerm? Before, PaymentTerm? After)
{
    /// <summary>Whether anything but its number differs.</summary>
    public bool IsSame => Before is not null && After is not null && TermPairs.Alike(Before, After) == int.MaxValue;
}

/// <summary>Finds which term of one version became which of another, whatever numbers they have.</summary>
public static class TermPairs
{
    /// <summary>In the reading order of <paramref name="after"/>; what was taken out follows the term it stood behind.</summary>
    public static IReadOnlyList<TermPair> Of(IReadOnlyList<PaymentTerm> before, IReadOnlyList<PaymentTerm> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var found = Matched(before, after);
        var pairs = after.Select(term => new TermPair(found.GetValueOrDefault(term), term)).ToList();
        for (var place = 0; place < before.Count; place++)
        {
            if (!found.ContainsValue(before[place]))
            {
                var behind = place == 0 ? -1 : pairs.FindIndex(pair => ReferenceEquals(pair.Before, before[place - 1]));
                pairs.Insert(behind + 1, new TermPair(before[place], null));
            }
        }

        return pairs;
    }

    // Only terms of one kind can be the same term; among several, those that share most, then those of one number.
    private static Dictionary<PaymentTerm, PaymentTerm> Matched(IReadOnlyList<PaymentTerm> before, IReadOnlyList<PaymentTerm> after)
    {
        var found = new Dictionary<PaymentTerm, PaymentTerm>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<PaymentTerm>(ReferenceEqualityComparer.Instance);
        var candidates =
            from one in before.Select((term, place) => (Term: term, Place: place))
            from other in after.Select((term, place) => (Term: term, Place: place))
            where one.Term.GetType() == other.Term.GetType()
            orderby Alike(one.Term, other.Term) descending, one.Term.Number == other.Term.Number descending, one.Place, other.Place
            select (Before: one.Term, After: other.Term);
        foreach (var pair in candidates)
        {
            if (!found.ContainsKey(pair.After) && taken.Add(pair.Before))
            {
                found.Add(pair.After, pair.Before);
            }
        }

        return found;
    }

    /// <summary>How many parameters two terms of one kind share; the most there is when they differ in nothing but their number.</summary>
    internal static int Alike(PaymentTerm one, PaymentTerm other)
    {
        var (left, right) = ((JsonObject)DraftTerm.Of(one).Node(), (JsonObject)DraftTerm.Of(other).Node());
        left.Remove(TermShape.NumberName);
        right.Remove(TermShape.NumberName);
        return JsonNode.DeepEquals(left, right) ? int.MaxValue : left.Count(pair => JsonNode.DeepEquals(pair.Value, right[pair.Key]));
    }
}
