using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cylch.Rules;
using Cylch.Rules.Contracts;

namespace Cylch.Records.Contracts;

/// <summary>How the terms of a scheme are kept: an ordered list, strict in both directions.</summary>
public static class SchemeText
{
    public static string Write(IReadOnlyList<PaymentTerm> terms) => RulesJson.Write(terms);

    /// <exception cref="System.Text.Json.JsonException">The text is not what <see cref="Write"/> writes.</exception>
    public static IReadOnlyList<PaymentTerm> Terms(string text) => RulesJson.Read<IReadOnlyList<PaymentTerm>>(text);

    /// <summary>The saved version as the rules use it.</summary>
    public static PaymentScheme Read(ContractScheme saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        return new PaymentScheme(saved.ContractId, saved.Number, saved.InForceFrom, Terms(saved.Terms));
    }

    /// <summary>
    /// Sixty-four signs that stand for one version: its contract, number, first day and terms. Whoever has signed it can find out whether what
    /// is in force is what was read.
    /// </summary>
    public static string Hash(ContractScheme saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        var text = string.Create(CultureInfo.InvariantCulture, $"{saved.ContractId}|{saved.Number}|{saved.InForceFrom:uuuu-MM-dd}|{saved.Terms}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
