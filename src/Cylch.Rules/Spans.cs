using System.Runtime.InteropServices;

namespace Cylch.Rules;

/// <summary>
/// Lists as spans, for work that is done for every package of every contract: going through a list by its interface makes an
/// object each time and asks for each item in a roundabout way.
/// </summary>
internal static class Spans
{
    /// <summary>The items themselves where they lie in an array or a list; otherwise a copy.</summary>
    public static ReadOnlySpan<T> Of<T>(IReadOnlyList<T> items) => items switch
    {
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        _ => items.ToArray(),
    };

    /// <summary>The same items in rising order of their numbers: the very list where it is so already, otherwise a sorted copy.</summary>
    public static ReadOnlySpan<T> InOrder<T>(IReadOnlyList<T> items, Func<T, long> number)
    {
        var span = Of(items);
        for (var at = 1; at < span.Length; at++)
        {
            if (number(span[at]) < number(span[at - 1]))
            {
                return items.OrderBy(number).ToArray();
            }
        }

        return span;
    }

    /// <summary>The first number that stands twice, or null.</summary>
    public static long? FirstTwice<T>(ReadOnlySpan<T> items, Func<T, long> number)
    {
        for (var at = 1; at < items.Length; at++)
        {
            if (number(items[at]) <= number(items[at - 1]))
            {
                return FirstTwiceOfAny(items, number);
            }
        }

        return null;
    }

    private static long? FirstTwiceOfAny<T>(ReadOnlySpan<T> items, Func<T, long> number)
    {
        var seen = new HashSet<long>(items.Length);
        foreach (var item in items)
        {
            if (!seen.Add(number(item)))
            {
                return number(item);
            }
        }

        return null;
    }
}
