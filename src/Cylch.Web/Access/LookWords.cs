using Cylch.Web.Wording;

namespace Cylch.Web.Access;

/// <summary>What a page opened is called in a list of looks.</summary>
public static class LookWords
{
    /// <summary>The page's own name where the wording has one; otherwise that it was another page, with its route name.</summary>
    public static string Page(W words, string page)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(page);
        var name = string.Concat(page.TrimStart('/').Replace('/', '-').Select(char.ToLowerInvariant));
        return words.Has("access.page." + name) ? words["access.page." + name] : words["access.other-page", page];
    }
}
