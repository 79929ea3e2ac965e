namespace Cylch.Rules.Delivery;

/// <summary>
/// Content keys and the line each was first met on: 20 bytes a key, and 6 to 12 to find it.
/// </summary>
/// <remarks>Keys stay where they were put, in pieces, so that growing leaves next to nothing behind to be collected.</remarks>
public sealed class ContentKeys
{
    private const int PieceBits = 12;
    private const int PieceMask = (1 << PieceBits) - 1;

    private readonly List<UInt128[]> _keys = [];
    private readonly List<int[]> _lines = [];

    // One more than the number of the key that is to be found here; 0 where there is none.
    private int[] _places = new int[1 << 10];

    public int Count { get; private set; }

    /// <summary>False when the key was there already.</summary>
    /// <param name="key">The key.</param>
    /// <param name="line">1 or more.</param>
    /// <param name="firstLine">The line the key was first added with.</param>
    public bool TryAdd(UInt128 key, int line, out int firstLine)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line, 1);
        if ((Count + 1) * 10L > _places.Length * 7L)
        {
            Grow();
        }

        var place = PlaceOf(key);
        if (_places[place] is var found && found != 0)
        {
            firstLine = LineOf(key);
            return false;
        }

        Add(key, line);
        _places[place] = Count;
        firstLine = line;
        return true;
    }

    /// <summary>The line the key was first added with; 0 when it is not there.</summary>
    public int LineOf(UInt128 key) =>
        _places[PlaceOf(key)] is var found && found != 0 ? _lines[(found - 1) >> PieceBits][(found - 1) & PieceMask] : 0;

    public bool Contains(UInt128 key) => _places[PlaceOf(key)] != 0;

    private void Add(UInt128 key, int line)
    {
        if ((Count & PieceMask) == 0)
        {
            _keys.Add(new UInt128[1 << PieceBits]);
            _lines.Add(new int[1 << PieceBits]);
        }

        _keys[Count >> PieceBits][Count & PieceMask] = key;
        _lines[Count >> PieceBits][Count & PieceMask] = line;
        Count++;
    }

    // The key is a hash already, so its own low bits say where to look first.
    private int PlaceOf(UInt128 key)
    {
        var place = (int)((ulong)(key & ulong.MaxValue) & (ulong)(_places.Length - 1));
        while (_places[place] is var found && found != 0 && _keys[(found - 1) >> PieceBits][(found - 1) & PieceMask] != key)
        {
            place = (place + 1) & (_places.Length - 1);
        }

        return place;
    }

    private void Grow()
    {
        _places = new int[_places.Length * 2];
        for (var number = 0; number < Count; number++)
        {
            _places[PlaceOf(_keys[number >> PieceBits][number & PieceMask])] = number + 1;
        }
    }
}
