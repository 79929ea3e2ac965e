using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cylch.Rules.Delivery;

/// <summary>
/// The stretches of time that people or care workers are already taken, to find one that a new visit runs into, or that the same
/// visit took when it was met before: fourteen bytes a stretch.
/// </summary>
/// <remarks>
/// Stretches stay in small sheets, since everybody's time grows at once: room grown out of would leave as much behind as is held.
/// </remarks>
public sealed class VisitTimeline
{
    private readonly Dictionary<long, Sheets> _taken = [];

    /// <summary>Takes a stretch if it is free. Visits that only touch, one ending as the next begins, do not overlap.</summary>
    /// <param name="who">Whose time it is.</param>
    /// <param name="start">The first second, in seconds since 1970-01-01T00:00Z: 0 to 4,294,967,295, which is in 2106.</param>
    /// <param name="seconds">How long, 1 to 86,400.</param>
    /// <param name="line">The line of the file it comes from; 0 for a visit already held.</param>
    /// <param name="key">The content key of the visit.</param>
    /// <param name="otherLine">The line of the stretch in the way; 0 when that is already held.</param>
    /// <returns>False, and nothing taken, when some of it is taken already.</returns>
    public bool TryTake(long who, long start, int seconds, int line, UInt128 key, out int otherLine)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, uint.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(seconds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, 86_400);
        ref var sheets = ref CollectionsMarshal.GetValueRefOrAddDefault(_taken, who, out _);
        var place = sheets.FirstEndingAfter(start);
        if (sheets.TryGet(place, out var there) && there.Start < start + seconds)
        {
            otherLine = there.Line;
            return false;
        }

        sheets.Insert(place, new Stretch((uint)start, seconds, line, key));
        otherLine = 0;
        return true;
    }

    /// <summary>True when all of it is free.</summary>
    public bool IsFree(long who, long start, int seconds, out int otherLine)
    {
        var isTaken = TryFind(who, start, out var there) && there.Start < start + seconds;
        otherLine = isTaken ? there.Line : 0;
        return !isTaken;
    }

    /// <summary>The line of the file on which the very same visit took this very stretch; 0 when none did.</summary>
    /// <remarks>
    /// Of the key 31 bits are compared, and only between visits of one that begin together and last as long. Two such are refused as
    /// overlapping or as the same visit sent twice: once in two thousand million they would be told the other of the two.
    /// </remarks>
    public int LineOf(long who, long start, int seconds, UInt128 key) =>
        TryFind(who, start, out var there) && there.IsSame(start, seconds, key) ? there.Line : 0;

    // The first of somebody's stretches that ends after a second: the only one that what begins then can run into first.
    private bool TryFind(long who, long start, out Stretch there)
    {
        there = default;
        return _taken.TryGetValue(who, out var sheets) && sheets.TryGet(sheets.FirstEndingAfter(start), out there);
    }

    /// <summary>The time of one, in order. Stretches never overlap, so they are in order of their ends as well as of their starts.</summary>
    private struct Sheets
    {
        private Sheet[]? _all;
        private int _count;

        public readonly (int Sheet, int At) FirstEndingAfter(long start)
        {
            var (low, high) = (0, _count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                var sheet = _all![middle];
                (low, high) = sheet.Room[sheet.Count - 1].End > start ? (low, middle) : (middle + 1, high);
            }

            return (low, low == _count ? 0 : _all![low].FirstEndingAfter(start));
        }

        public readonly bool TryGet((int Sheet, int At) place, out Stretch stretch)
        {
            stretch = place.Sheet < _count ? _all![place.Sheet].Room[place.At] : default;
            return place.Sheet < _count;
        }

        public void Insert((int Sheet, int At) place, Stretch stretch)
        {
            var (number, at) = place;
            if (number == _count && number > 0 && _all![number - 1].Count < Sheet.Most)
            {
                (number, at) = (number - 1, _all[number - 1].Count);
            }

            if (number == _count)
            {
                Insert(number, new Sheet());
            }
            else if (_all![number].Count == Sheet.Most)
            {
                (number, at) = MakeRoom(number, at);
            }

            _all![number].Insert(at, stretch);
        }

        // A neighbour with room takes one over before a full sheet is torn in two, which leaves both half empty.
        private (int Sheet, int At) MakeRoom(int number, int at)
        {
            var full = _all![number];
            if (number > 0 && _all[number - 1] is { Count: < Sheet.Most } before)
            {
                if (at == 0)
                {
                    return (number - 1, before.Count);
                }

                before.Insert(before.Count, full.Removed(0));
                return (number, at - 1);
            }

            if (number + 1 < _count && _all[number + 1] is { Count: < Sheet.Most } after)
            {
                after.Insert(0, full.Removed(Sheet.Most - 1));
                return (number, at);
            }

            Insert(number + 1, full.Torn());
            return at <= full.Count ? (number, at) : (number + 1, at - full.Count);
        }

        private void Insert(int number, Sheet sheet)
        {
            if (_all is null || _count == _all.Length)
            {
                Array.Resize(ref _all, Math.Max(2, _count * 2));
            }

            Array.Copy(_all, number, _all, number + 1, _count - number);
            _all[number] = sheet;
            _count++;
        }
    }

    private sealed class Sheet
    {
        public const int Most = 16;

        public Stretches Room;

        public int Count { get; private set; }

        public int FirstEndingAfter(long start)
        {
            var at = 0;
            while (Room[at].End <= start)
            {
                at++;
            }

            return at;
        }

        public void Insert(int at, Stretch stretch)
        {
            Span<Stretch> room = Room;
            room[at..Count].CopyTo(room[(at + 1)..]);
            room[at] = stretch;
            Count++;
        }

        public Stretch Removed(int at)
        {
            Span<Stretch> room = Room;
            var removed = room[at];
            room[(at + 1)..Count].CopyTo(room[at..]);
            Count--;
            return removed;
        }

        /// <summary>The later half, taken out.</summary>
        public Sheet Torn()
        {
            var later = new Sheet { Count = Most / 2 };
            ((ReadOnlySpan<Stretch>)Room)[(Most / 2)..].CopyTo(later.Room);
            Count = Most / 2;
            return later;
        }
    }

    [InlineArray(Sheet.Most)]
    private struct Stretches
    {
        private Stretch _first;
    }

    // A month of Wales holds two million of these, so each byte is two megabytes.
    [StructLayout(LayoutKind.Sequential, Pack = 2)]
    private readonly struct Stretch(uint start, int seconds, int line, UInt128 key)
    {
        private const int SecondsBits = 17;

        private readonly uint _start = start;
        private readonly uint _secondsAndMark = Marked(seconds, key);
        private readonly int _line = line;
        private readonly ushort _mark = Mark(key);

        public int Line => _line;

        public long Start => _start;

        public long End => (long)_start + (_secondsAndMark & ((1 << SecondsBits) - 1));

        public bool IsSame(long start, int seconds, UInt128 key) =>
            _start == start && _secondsAndMark == Marked(seconds, key) && _mark == Mark(key);

        // The bits of the key that the length leaves room for.
        private static uint Marked(int seconds, UInt128 key) => unchecked((uint)seconds | ((uint)(ulong)key << SecondsBits));

        private static ushort Mark(UInt128 key) => unchecked((ushort)((ulong)key >> 32));
    }
}
