using System.Runtime.InteropServices;

namespace Cylch.Rules.Delivery;

/// <summary>The stretches of time that people or care workers are already taken, to find one that a new visit runs into.</summary>
public sealed class VisitTimeline
{
    private readonly Dictionary<long, List<Stretch>> _taken = [];

    /// <summary>Takes a stretch if it is free. Visits that only touch, one ending as the next begins, do not overlap.</summary>
    /// <param name="who">Whose time it is.</param>
    /// <param name="start">The first second.</param>
    /// <param name="seconds">How long, 1 to 86,400.</param>
    /// <param name="line">The line of the file it comes from; 0 for a visit already held.</param>
    /// <param name="otherLine">The line of the stretch in the way; 0 when that is already held.</param>
    /// <returns>False, and nothing taken, when some of it is taken already.</returns>
    public bool TryTake(long who, long start, int seconds, int line, out int otherLine)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seconds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, 86_400);
        if (!_taken.TryGetValue(who, out var stretches))
        {
            _taken.Add(who, stretches = new List<Stretch>(4));
        }

        var at = FirstEndingAfter(stretches, start);
        if (at < stretches.Count && stretches[at].Start < start + seconds)
        {
            otherLine = stretches[at].Line;
            return false;
        }

        stretches.Insert(at, new Stretch(start, seconds, line));
        otherLine = 0;
        return true;
    }

    /// <summary>True when all of it is free.</summary>
    public bool IsFree(long who, long start, int seconds, out int otherLine)
    {
        otherLine = 0;
        if (!_taken.TryGetValue(who, out var stretches))
        {
            return true;
        }

        var at = FirstEndingAfter(stretches, start);
        if (at == stretches.Count || stretches[at].Start >= start + seconds)
        {
            return true;
        }

        otherLine = stretches[at].Line;
        return false;
    }

    // The stretches of one never overlap, so they are in order of their ends as well as of their starts.
    private static int FirstEndingAfter(List<Stretch> stretches, long start)
    {
        var (low, high) = (0, stretches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (stretches[middle].End > start)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    // Twelve bytes: a month of Wales holds two million of these.
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly struct Stretch(long start, int seconds, int line)
    {
        private const int SecondsBits = 17;

        private readonly long _startAndSeconds = (start << SecondsBits) + seconds;

        public int Line { get; } = line;

        public long Start => _startAndSeconds >> SecondsBits;

        public long End => Start + (_startAndSeconds & ((1 << SecondsBits) - 1));
    }
}
