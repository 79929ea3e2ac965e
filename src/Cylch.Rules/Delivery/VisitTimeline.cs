using System.Runtime.InteropServices;

namespace Cylch.Rules.Delivery;

/// <summary>The stretches of time that people or care workers are already taken, to find one that a new visit runs into.</summary>
public sealed class VisitTimeline
{
    private readonly Dictionary<long, Stretches> _taken = [];
    private readonly Dictionary<int, Stack<Stretch[]>> _spare = [];

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
        ref var stretches = ref CollectionsMarshal.GetValueRefOrAddDefault(_taken, who, out _);
        var at = FirstEndingAfter(stretches.Taken, start);
        if (at < stretches.Count && stretches.Taken[at].Start < start + seconds)
        {
            otherLine = stretches.Taken[at].Line;
            return false;
        }

        Insert(ref stretches, at, new Stretch(start, seconds, line));
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

        var at = FirstEndingAfter(stretches.Taken, start);
        if (at == stretches.Count || stretches.Taken[at].Start >= start + seconds)
        {
            return true;
        }

        otherLine = stretches.Taken[at].Line;
        return false;
    }

    // The stretches of one never overlap, so they are in order of their ends as well as of their starts.
    private static int FirstEndingAfter(ReadOnlySpan<Stretch> stretches, long start)
    {
        var (low, high) = (0, stretches.Length);
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

    // A file tells of one person after another, so that the room one has grown out of is what the next will need: a month
    // would otherwise leave as much behind as it holds.
    private void Insert(ref Stretches stretches, int at, Stretch stretch)
    {
        var (room, count) = (stretches.Room ?? [], stretches.Count);
        if (count == room.Length)
        {
            var size = count < 4 ? 4 : count + (count / 2);
            stretches.Room = _spare.TryGetValue(size, out var spare) && spare.Count > 0 ? spare.Pop() : new Stretch[size];
            room.CopyTo(stretches.Room, 0);
            Keep(room);
            room = stretches.Room;
        }

        Array.Copy(room, at, room, at + 1, count - at);
        room[at] = stretch;
        stretches.Count = count + 1;
    }

    private void Keep(Stretch[] room)
    {
        if (room.Length > 0)
        {
            ref var spare = ref CollectionsMarshal.GetValueRefOrAddDefault(_spare, room.Length, out _);
            (spare ??= []).Push(room);
        }
    }

    /// <summary>The time of one, in order, in room for more.</summary>
    private struct Stretches
    {
        public Stretch[]? Room;
        public int Count;

        public readonly ReadOnlySpan<Stretch> Taken => Room.AsSpan(0, Count);
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
