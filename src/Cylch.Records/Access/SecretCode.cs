using System.Security.Cryptography;
using System.Text;

namespace Cylch.Records.Access;

/// <summary>Codes that people and cookies carry: made by chance, kept as a hash.</summary>
public static class SecretCode
{
    // Without I, L, O and U: nothing to misread when it is copied by hand.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A code of so many letters, five bits each.</summary>
    public static string Make(int letters) => RandomNumberGenerator.GetString(Letters, letters);

    /// <summary>In groups of five, for reading.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(5).Select(group => new string(group)));

    /// <summary>The hash kept; small letters, spaces and hyphens make no difference.</summary>
    /// <remarks>At least 100 bits of chance are in each code, so a fast hash cannot be searched.</remarks>
    public static string Hash(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var plain = string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));
    }
}
