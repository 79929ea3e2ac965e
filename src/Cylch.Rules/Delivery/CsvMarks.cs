using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cylch.Rules.Delivery;

/// <summary>Where the commas, quotes and line feeds stand in the next 64 bytes, one bit each.</summary>
internal static class CsvMarks
{
    public const int Width = 64;

    /// <param name="buffer">Holds at least <see cref="Width"/> bytes from <paramref name="at"/>, whatever they are.</param>
    /// <param name="at">The byte that the lowest bit stands for.</param>
    /// <param name="filled">Bytes from here on are not yet part of the file, and give no bit.</param>
    public static ulong At(byte[] buffer, int at, int filled)
    {
        if (at >= filled)
        {
            return 0;
        }

        unchecked
        {
            ref var start = ref MemoryMarshal.GetReference(buffer.AsSpan(at, Width));
            var marks = Half(Vector256.LoadUnsafe(ref start)) | ((ulong)Half(Vector256.LoadUnsafe(ref start, 32)) << 32);
            return filled - at >= Width ? marks : marks & ((1UL << (filled - at)) - 1);
        }
    }

    private static uint Half(Vector256<byte> bytes) =>
        (Vector256.Equals(bytes, Vector256.Create((byte)','))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'"'))).ExtractMostSignificantBits();
}
