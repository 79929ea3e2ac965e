using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Brokerage;

/// <summary>Why time went into a bank or out of it: in the words somebody wrote, or in ours where a period was settled.</summary>
public static class BankWords
{
    /// <param name="language">The language it was written in; null where settling gave the reason.</param>
    public static string Why(W words, string reason, string? language)
    {
        ArgumentNullException.ThrowIfNull(words);
        var key = "brokerage.bank.by." + reason;
        return language is null && words.Has(key) ? words[key] : reason;
    }
}
