using Cylch.Rules.Access;

namespace Cylch.Web.Layout;

/// <summary>The navigation: one's own work, the four quarters of the cycle, and co-production.</summary>
public sealed record CycleEntry(string Key, string Address, string? Quarter)
{
    public static readonly IReadOnlyList<CycleEntry> All =
    [
        new("work", FrameLinks.Home, null),
        new("analyse", "/analyse", "is-analyse"),
        new("plan", "/plan", "is-plan"),
        new("do", "/do", "is-do"),
        new("review", "/review", "is-review"),
        new("together", "/together", null),
    ];
}
