using System.Numerics;

namespace Cylch.Rules.Delivery;

/// <summary>
/// Content keys and the line each was first met on, 20 bytes a place: a Wales month fits in a fifth of the memory an import may use.
/// </summary>
/// <param name="expected">About how many keys will come, 0 when that is not known; more may.</param>
public sealed class ContentKeys(long expected = 0)
{
    private UInt128[] _keys = new UInt128[PlacesFor(expected)];
    private int[] _lines = new int[PlacesFor(expected)];

    public int Count { get; private set; }

    /// <summary>False when the key was there already.</summary>
    /// <param name="key">The key.</param>
    /// <param name="line">1 or more.</param>
    /// <param name="firstLine">The line the key was first added with.</param>
    public bool TryAdd(UInt128 key, int line, out int firstLine)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line, 1);
        if ((Count + 1) * 10L > _keys.Length * 7L)
        {
            Grow();
        }

        var place = PlaceOf(key);
        firstLine = _lines[place];
        if (firstLine != 0)
        {
            return false;
        }

        _keys[place] = key;
        _lines[place] = line;
        firstLine = line;
        Count++;
        return true;
    }

    public bool Contains(UInt128 key) => _lines[PlaceOf(key)] != 0;

    private static long PlacesFor(long expected) =>
        (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(expected * 10 / 7, 1 << 10, 1 << 26));

    // The key is a hash already, so its own low bits say where to look first.
    private int PlaceOf(UInt128 key)
    {
        var place = (int)((ulong)(key & ulong.MaxValue) & (ulong)(_keys.Length - 1));
        while (_lines[place] != 0 && _keys[place] != key)
        {
            place = (place + 1) & (_keys.Length - 1);
        }

        return place;
    }

    private void Grow()
    {
        var (keys, lines) = (_keys, _lines);
        _keys = new UInt128[keys.Length * 2];
        _lines = new int[keys.Length * 2];
        for (var old = 0; old < keys.Length; old++)
        {
            if (lines[old] != 0)
            {
                var place = PlaceOf(keys[old]);
                (_keys[place], _lines[place]) = (keys[old], lines[old]);
            }
        }
    }
}
