using static System.FormattableString;

namespace Cylch.Web.Pages.Work;

/// <summary>Addresses of the person's own view.</summary>
public static class MineLinks
{
    public static string Plan(long personId) => Invariant($"/mine/{personId}");

    public static string Plan(long personId, long outcomeId) => Plan(personId) + Invariant($"#how-{outcomeId}");
}
