using System.Buffers.Binary;
using System.Numerics;

namespace Cylch.Rules.Delivery;

/// <summary>
/// 128 bits that stand for some bytes: MurmurHash3, the x64 128-bit form with seed 0 (Austin Appleby, public domain).
/// The same on every machine and version, so that a key kept in the database can be compared with one made years later.
/// </summary>
/// <remarks>
/// It tells equal from different; it does not resist someone who sets out to make two contents alike, and need not:
/// only the sender of a visit could, to have one of their own visits counted as already held.
/// </remarks>
public static class ContentHash
{
    private const ulong First = 0x87c37b91114253d5UL;
    private const ulong Second = 0x4cf5ad432745937fUL;

    public static UInt128 Of(ReadOnlySpan<byte> content)
    {
        unchecked
        {
            var (low, high) = (0UL, 0UL);
            var rest = content;
            for (; rest.Length >= 16; rest = rest[16..])
            {
                Add(ref low, ref high, BinaryPrimitives.ReadUInt64LittleEndian(rest), BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
            }

            if (rest.Length > 0)
            {
                Span<byte> tail = stackalloc byte[16];
                tail.Clear();
                rest.CopyTo(tail);
                high ^= Second33(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]));
                low ^= First31(BinaryPrimitives.ReadUInt64LittleEndian(tail));
            }

            return Finish(low ^ (ulong)content.Length, high ^ (ulong)content.Length);
        }
    }

    /// <summary>The hash of whole numbers laid end to end, low byte first.</summary>
    /// <param name="numbers">An even number of them.</param>
    public static UInt128 Of(ReadOnlySpan<long> numbers)
    {
        unchecked
        {
            var (low, high) = (0UL, 0UL);
            for (var at = 0; at + 1 < numbers.Length; at += 2)
            {
                Add(ref low, ref high, (ulong)numbers[at], (ulong)numbers[at + 1]);
            }

            return Finish(low ^ ((ulong)numbers.Length * 8), high ^ ((ulong)numbers.Length * 8));
        }
    }

    /// <summary>The bytes of a key in the order a database keeps them: most significant first.</summary>
    public static byte[] ToBytes(UInt128 key)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, key);
        return bytes;
    }

    private static void Add(ref ulong low, ref ulong high, ulong first, ulong second)
    {
        unchecked
        {
            low ^= First31(first);
            low = (BitOperations.RotateLeft(low, 27) + high) * 5 + 0x52dce729;
            high ^= Second33(second);
            high = (BitOperations.RotateLeft(high, 31) + low) * 5 + 0x38495ab5;
        }
    }

    private static ulong First31(ulong value) => unchecked(BitOperations.RotateLeft(value * First, 31) * Second);

    private static ulong Second33(ulong value) => unchecked(BitOperations.RotateLeft(value * Second, 33) * First);

    private static UInt128 Finish(ulong low, ulong high)
    {
        unchecked
        {
            low += high;
            high += low;
            low = Mix(low);
            high = Mix(high);
            low += high;
            high += low;
            return new UInt128(low, high);
        }
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 33)) * 0xff51afd7ed558ccdUL;
            value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53UL;
            return value ^ (value >> 33);
        }
    }
}
