namespace Cylch.Rules;

/// <summary>Divides whole pence by weight so that the parts add up to the whole exactly.</summary>
public static class Apportion
{
    /// <summary>
    /// One part of the division by largest remainder: each part is first rounded down, then the pennies left over go one each
    /// to the parts that lost most, the earlier first when they lost the same.
    /// </summary>
    /// <param name="whole">What is divided, 0 or more.</param>
    /// <param name="weights">Each 0 or more, not all 0.</param>
    /// <param name="position">0-based place among the weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative amount or weight, no weight, or no such position.</exception>
    public static Money Part(Money whole, IReadOnlyList<int> weights, int position)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNegative(whole.Pence);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, weights.Count);
        var together = 0L;
        var all = Spans.Of(weights);
        foreach (var weight in all)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight);
            together += weight;
        }

        ArgumentOutOfRangeException.ThrowIfZero(together);
        var left = whole.Pence;
        var ahead = 0;
        var own = Divide(whole.Pence, all[position], together);
        for (var other = 0; other < all.Length; other++)
        {
            var (floor, lost) = Divide(whole.Pence, all[other], together);
            left -= floor;
            ahead += lost > own.Lost || (lost == own.Lost && other < position) ? 1 : 0;
        }

        return new Money(own.Floor + (ahead < left ? 1 : 0));
    }

    private static (long Floor, long Lost) Divide(long whole, int weight, long together)
    {
        // Up to 21 million pounds at the greatest weights there are, 64 bits hold it.
        if (whole <= int.MaxValue)
        {
            return Math.DivRem(whole * weight, together);
        }

        var (floor, lost) = Int128.DivRem((Int128)whole * weight, together);
        return ((long)floor, (long)lost);
    }
}
