namespace Cylch.Web.Layout;

/// <summary>One line of a short list on a page of the cycle: what, a little more about it, and where it leads.</summary>
public sealed record CycleItem(string Text, string? Small, string Address);

/// <summary>One part of a page of the cycle: how many there are, the first of them, and where all of them are.</summary>
/// <param name="Key">Also the anchor on the page.</param>
/// <param name="Empty">What is said when there is none, and how to begin.</param>
/// <param name="More">Where the whole list is; null when this is all of it.</param>
public sealed record CycleSection(string Key, string Heading, string Empty, int Total, IReadOnlyList<CycleItem> Items, string? More, string? MoreText)
{
    /// <summary>How many of each list a page of the cycle shows.</summary>
    public const int Shown = 8;
}
