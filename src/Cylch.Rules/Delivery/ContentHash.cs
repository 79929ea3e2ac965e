using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

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
                low ^= BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(rest) * First, 31) * Second;
                low = (BitOperations.RotateLeft(low, 27) + high) * 5 + 0x52dce729;
                high ^= BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]) * Second, 33) * First;
                high = (BitOperations.RotateLeft(high, 31) + low) * 5 + 0x38495ab5;
            }

            Span<byte> tail = stackalloc byte[16];
            tail.Clear();
            rest.CopyTo(tail);
            high ^= BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]) * Second, 33) * First;
            low ^= BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(tail) * First, 31) * Second;
            return Finish(low ^ (ulong)content.Length, high ^ (ulong)content.Length);
        }
    }

    /// <summary>The bytes of a key in the order a database keeps them: most significant first.</summary>
    public static byte[] ToBytes(UInt128 key)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, key);
        return bytes;
    }

    /// <summary>The hash of plain numbers laid end to end, low byte first.</summary>
    public static UInt128 Of(ReadOnlySpan<long> numbers) =>
        BitConverter.IsLittleEndian
            ? Of(MemoryMarshal.AsBytes(numbers))
            : throw new PlatformNotSupportedException("Content keys are made on little-endian machines only.");

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
