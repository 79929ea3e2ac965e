using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cylch.Web.Govuk;

/// <summary>
/// Puts the keys of model state in the order in which the page declares its properties, which is the order of its fields: model state
/// itself keeps them by name, and a list of errors must follow the page.
/// </summary>
internal static class FieldOrder
{
    private static readonly char[] Ends = ['.', '['];

    public static IEnumerable<string> Sort(IEnumerable<string> keys, ModelMetadata? page) =>
        keys.Select((key, at) => (Key: key, Path: Path(key, page), At: at))
            .OrderBy(k => k.Path, Comparer<int[]>.Create(Compare))
            .ThenBy(k => k.At)
            .Select(k => k.Key);

    /// <summary>The place of each step of the key among its owner's properties; an unknown step comes last.</summary>
    private static int[] Path(string key, ModelMetadata? owner)
    {
        var path = new List<int>();
        var rest = key.AsSpan();
        while (rest.Length > 0)
        {
            if (rest[0] == '[')
            {
                var close = rest.IndexOf(']');
                path.Add(close > 1 && int.TryParse(rest[1..close], out var index) ? index : int.MaxValue);
                owner = owner?.ElementMetadata;
                rest = close < 0 ? [] : rest[(close + 1)..].TrimStart('.');
                continue;
            }

            var end = rest.IndexOfAny(Ends);
            var name = end < 0 ? rest : rest[..end];
            (var place, owner) = Place(name.ToString(), owner);
            path.Add(place);
            rest = end < 0 ? [] : rest[end] == '.' ? rest[(end + 1)..] : rest[end..];
        }

        return [.. path];
    }

    private static (int Place, ModelMetadata? Of) Place(string name, ModelMetadata? owner)
    {
        var properties = owner?.Properties;
        for (var at = 0; at < properties?.Count; at++)
        {
            if (string.Equals(properties[at].PropertyName, name, StringComparison.OrdinalIgnoreCase))
            {
                return (at, properties[at]);
            }
        }

        return (int.MaxValue, null);
    }

    private static int Compare(int[] a, int[] b)
    {
        for (var at = 0; at < Math.Min(a.Length, b.Length); at++)
        {
            if (a[at] != b[at])
            {
                return a[at].CompareTo(b[at]);
            }
        }

        return a.Length.CompareTo(b.Length);
    }
}
