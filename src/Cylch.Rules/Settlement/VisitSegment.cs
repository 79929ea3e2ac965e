using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Cylch.Rules.Delivery;

namespace Cylch.Rules.Settlement;

/// <summary>
/// How the visits of a contract's period are packed into parts of some thousand visits: the packages, where the visits of each
/// end, and the visits in eight bytes each. A package is never split.
/// </summary>
/// <remarks>Low byte first. "CVS1", packages (4 bytes), visits (4), package numbers (8 each), ends (4 each), visits (8 each).</remarks>
public static class VisitSegment
{
    /// <summary>A part takes packages until it has this many visits.</summary>
    public const int PartVisits = 8_192;

    private const uint Mark = 0x31535643;
    private const int HeadBytes = 12;
    private const int PackageBytes = sizeof(long) + sizeof(int);
    private const int VisitBytes = sizeof(ulong);

    /// <summary>The parts, each with its hash; one that holds nothing when there is no visit, so that nothing kept and nothing given differ.</summary>
    public static IReadOnlyList<PackedPart> Write(PeriodVisits visits)
    {
        ArgumentNullException.ThrowIfNull(visits);
        var parts = new List<PackedPart>();
        for (var first = 0; first < visits.Packages.Length || parts.Count == 0;)
        {
            var (next, count) = (first, 0);
            while (next < visits.Packages.Length && count < PartVisits)
            {
                count += visits.At(next++).Length;
            }

            parts.Add(Part(visits, first, next, count));
            first = next;
        }

        return parts;
    }

    /// <summary>Reads the parts of one period back, in the order they were written.</summary>
    /// <returns>Refused when what is kept is not what was written.</returns>
    public static Decision<PeriodVisits> Read(IReadOnlyList<ReadOnlyMemory<byte>> parts, IReadOnlyList<ReadOnlyMemory<byte>> hashes)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(hashes);
        var unpacking = new VisitUnpacking();
        for (var part = 0; part < parts.Count; part++)
        {
            if (!unpacking.Add(parts[part].Span, hashes[part].Span))
            {
                return new Refusal("settlement.segment-corrupted", part + 1);
            }
        }

        return unpacking.Visits();
    }

    internal static bool Counts(ReadOnlySpan<byte> content, out int packages, out int visits)
    {
        (packages, visits) = (0, 0);
        if (content.Length < HeadBytes || BinaryPrimitives.ReadUInt32LittleEndian(content) != Mark)
        {
            return false;
        }

        packages = BinaryPrimitives.ReadInt32LittleEndian(content[4..]);
        visits = BinaryPrimitives.ReadInt32LittleEndian(content[8..]);
        return packages >= 0 && visits >= 0 && content.Length == HeadBytes + (long)packages * PackageBytes + (long)visits * VisitBytes;
    }

    internal static void Fields(
        ReadOnlySpan<byte> content, int packages, out ReadOnlySpan<long> numbers, out ReadOnlySpan<int> ends, out ReadOnlySpan<VisitTime> visits)
    {
        numbers = MemoryMarshal.Cast<byte, long>(content.Slice(HeadBytes, packages * sizeof(long)));
        ends = MemoryMarshal.Cast<byte, int>(content.Slice(HeadBytes + packages * sizeof(long), packages * sizeof(int)));
        visits = MemoryMarshal.Cast<byte, VisitTime>(content[(HeadBytes + packages * PackageBytes)..]);
    }

    private static PackedPart Part(PeriodVisits visits, int first, int next, int count)
    {
        var packages = next - first;
        var content = new byte[HeadBytes + packages * PackageBytes + count * VisitBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(content, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), packages);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(8), count);
        var numbers = content.AsSpan(HeadBytes, packages * sizeof(long));
        var ends = content.AsSpan(HeadBytes + numbers.Length, packages * sizeof(int));
        var into = MemoryMarshal.Cast<byte, VisitTime>(content.AsSpan(HeadBytes + packages * PackageBytes));
        var end = 0;
        for (var at = 0; at < packages; at++)
        {
            var own = visits.At(first + at);
            own.CopyTo(into[end..]);
            end += own.Length;
            BinaryPrimitives.WriteInt64LittleEndian(numbers[(at * sizeof(long))..], visits.Packages[first + at]);
            BinaryPrimitives.WriteInt32LittleEndian(ends[(at * sizeof(int))..], end);
        }

        return new PackedPart(content, ContentHash.ToBytes(ContentHash.Of(content)), count);
    }
}

/// <param name="Content">As <see cref="VisitSegment"/> lays it out.</param>
/// <param name="Hash">128 bits that stand for the content.</param>
/// <param name="Visits">How many it holds.</param>
public sealed record PackedPart(byte[] Content, byte[] Hash, int Visits);

/// <summary>Puts the parts of one period together again, one after another, from wherever each lies.</summary>
public sealed class VisitUnpacking
{
    private readonly List<long> _packages = [];
    private readonly List<int> _ends = [];
    private readonly List<VisitTime> _visits = [];

    /// <returns>False when the part is not what was written, and then nothing of it is taken.</returns>
    public bool Add(ReadOnlySpan<byte> content, ReadOnlySpan<byte> hash)
    {
        if (!hash.SequenceEqual(ContentHash.ToBytes(ContentHash.Of(content))) || !VisitSegment.Counts(content, out var packages, out _))
        {
            return false;
        }

        VisitSegment.Fields(content, packages, out var numbers, out var ends, out var visits);
        var before = _visits.Count;
        _packages.AddRange(numbers);
        foreach (var end in ends)
        {
            _ends.Add(before + end);
        }

        _visits.AddRange(visits);
        return true;
    }

    /// <summary>All that was added.</summary>
    public PeriodVisits Visits() => new([.. _packages], [.. _ends], _visits.ToArray());
}
