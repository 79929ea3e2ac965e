using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;

namespace Cylch.Rules.Access;

/// <summary>
/// Codes of an authenticator app: six digits from a shared key and the time, a new one each thirty seconds (RFC 6238, with
/// the SHA-1 that every app knows).
/// </summary>
public static class Totp
{
    public const int KeyBytes = 20;
    public const int SecondsInStep = 30;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The number of the thirty seconds an instant lies in, from 1970.</summary>
    public static long StepAt(Instant at) => at.ToUnixTimeSeconds() / SecondsInStep;

    /// <summary>The code of a step.</summary>
    public static string Code(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var offset = hash[^1] & 0x0f;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code this is: now, the one before or the one after, for clocks that differ a little. Null when it is none
    /// of them, or when that step or a later one has been used: a code seen over a shoulder does not work again.
    /// </summary>
    /// <param name="lastUsed">The step of the last code taken; null when none was.</param>
    public static long? Accept(ReadOnlySpan<byte> key, string code, Instant at, long? lastUsed)
    {
        ArgumentNullException.ThrowIfNull(code);
        var typed = string.Concat(code.Where(char.IsAsciiDigit));
        var now = StepAt(at);
        for (var step = now - 1; step <= now + 1; step++)
        {
            var isSame = CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(typed), System.Text.Encoding.ASCII.GetBytes(Code(key, step)));
            if (isSame)
            {
                return lastUsed is { } used && step <= used ? null : step;
            }
        }

        return null;
    }

    /// <summary>A key as apps read it: base 32, without padding.</summary>
    public static string KeyText(ReadOnlySpan<byte> key)
    {
        var text = new System.Text.StringBuilder(key.Length * 8 / 5 + 1);
        var (buffer, bits) = (0, 0);
        foreach (var octet in key)
        {
            buffer = ((buffer << 8) | octet) & 0xfff;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Base32[(buffer >> bits) & 31]);
            }
        }

        return bits == 0 ? text.ToString() : text.Append(Base32[(buffer << (5 - bits)) & 31]).ToString();
    }
}
