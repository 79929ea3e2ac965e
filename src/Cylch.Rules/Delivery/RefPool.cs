using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Cylch.Rules.Delivery;

/// <summary>
/// The different short texts of a file, each kept once and known by a number: a month of visits names some thousands
/// of people and contracts a million times. Number 0 is the empty text; the others count up in the order first met.
/// </summary>
/// <param name="seed">
/// Scatters texts over the table, so that nobody can write a file whose texts all fall in one place. It changes no number and no text.
/// </param>
public sealed class RefPool(ulong seed)
{
    private readonly List<Entry> _entries = [new Entry(0, 0, 0, ContentHash.Of(ReadOnlySpan<byte>.Empty))];
    private byte[] _letters = new byte[1 << 14];
    private int[] _slots = new int[1 << 11];
    private int _used;

    /// <summary>How many texts there are, the empty one included.</summary>
    public int Count => _entries.Count;

    /// <summary>The number of a text, new or already met.</summary>
    /// <param name="text">UTF-8, already checked to be so.</param>
    public int NumberOf(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        var hash = Scatter(text);
        var slot = (int)(hash & (uint)(_slots.Length - 1));
        var entries = CollectionsMarshal.AsSpan(_entries);
        while (_slots[slot] is var number && number != 0)
        {
            ref readonly var entry = ref entries[number];
            if (entry.Hash == hash && _letters.AsSpan(entry.From, entry.Length).SequenceEqual(text))
            {
                return number;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        return Add(text, hash, slot);
    }

    /// <summary>The UTF-8 of a text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The pool has no such number.</exception>
    public ReadOnlySpan<byte> Letters(int number)
    {
        ref readonly var entry = ref CollectionsMarshal.AsSpan(_entries)[number];
        return _letters.AsSpan(entry.From, entry.Length);
    }

    public string Text(int number) => Encoding.UTF8.GetString(Letters(number));

    /// <summary>A hash of the text alone, the same in every file.</summary>
    public UInt128 ContentOf(int number) => CollectionsMarshal.AsSpan(_entries)[number].Content;

    private int Add(ReadOnlySpan<byte> text, uint hash, int slot)
    {
        if (_used + text.Length > _letters.Length)
        {
            Array.Resize(ref _letters, Math.Max(_letters.Length * 2, _used + text.Length));
        }

        text.CopyTo(_letters.AsSpan(_used));
        var number = _entries.Count;
        _entries.Add(new Entry(_used, text.Length, hash, ContentHash.Of(text)));
        _used += text.Length;
        _slots[slot] = number;
        if (_entries.Count * 2 > _slots.Length)
        {
            Grow();
        }

        return number;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var number = 1; number < _entries.Count; number++)
        {
            var slot = (int)(_entries[number].Hash & (uint)(_slots.Length - 1));
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = number;
        }
    }

    private uint Scatter(ReadOnlySpan<byte> text)
    {
        unchecked
        {
            var state = seed ^ (ulong)text.Length * 0x9E3779B97F4A7C15UL;
            for (var rest = text; rest.Length > 8; rest = rest[8..])
            {
                state = Fold(state ^ BinaryPrimitives.ReadUInt64LittleEndian(rest));
            }

            return (uint)Fold(state ^ LastEight(text));
        }
    }

    // The last eight bytes, or of a shorter text all of it, some bytes twice: with the length that says as much as each byte once.
    private static ulong LastEight(ReadOnlySpan<byte> text) => text.Length switch
    {
        >= 8 => BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]),
        >= 4 => BinaryPrimitives.ReadUInt32LittleEndian(text) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << 32),
        _ => text[0] | ((ulong)text[text.Length / 2] << 8) | ((ulong)text[^1] << 16),
    };

    private static ulong Fold(ulong value)
    {
        var high = Math.BigMul(value, 0xA0761D6478BD642FUL, out var low);
        return high ^ low;
    }

    private readonly record struct Entry(int From, int Length, uint Hash, UInt128 Content);
}
