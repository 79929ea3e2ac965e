namespace Cylch.Rules;

/// <summary>
/// Repeatable numbers from a seed: the same seed and draw number give the same value on every machine and version.
/// Counter based (SplitMix64, Steele, Lea and Flood 2014), so any draw can be made without the ones before it.
/// </summary>
public struct SeededNumbers(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream of its own for a named purpose, so that adding draws to one never moves another.</summary>
    public static SeededNumbers For(ulong seed, string purpose, long index = 0)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var letter in purpose)
            {
                hash = (hash ^ letter) * 1099511628211UL;
            }

            return new SeededNumbers(Mix(seed ^ hash ^ Mix((ulong)index + 0x9E3779B97F4A7C15UL)));
        }
    }

    public ulong NextBits()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            return Mix(_state);
        }
    }

    /// <summary>A whole number from 0 up to, not including, <paramref name="below"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="below"/> is not positive.</exception>
    public int Below(int below)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(below);
        return (int)Math.BigMul(NextBits(), (ulong)below, out _);
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True <paramref name="percent"/> times in a hundred.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of the items, each as likely as any other.</summary>
    public T Pick<T>(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items[Below(items.Count)];
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
