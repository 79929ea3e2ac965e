using Cylch.Web.Wording;

namespace Cylch.Web.Access;

/// <summary>What a page opened is called in a list of looks.</summary>
public static class LookWords
{
    /// <summary>The page's own name where the wording has one; otherwise that it was another page. A test asks that each has its name.</summary>
    public static string Page(W words, string page)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(page);
        var name = string.Concat(page.TrimStart('/').Replace('/', '-').Select(char.ToLowerInvariant));
        return words.Has("access.page." + name) ? words["access.page." + name] : words["access.other-page"];
    }

    /// <summary>Why it was allowed, or why refused, as told to somebody else than the one who looked.</summary>
    public static string Why(W words, string reason, bool isRefused)
    {
        ArgumentNullException.ThrowIfNull(words);
        return isRefused ? words["access.refused." + reason] : words["access.reason." + reason];
    }
}
