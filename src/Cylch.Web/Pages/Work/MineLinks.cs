using static System.FormattableString;

namespace Cylch.Web.Pages.Work;

/// <summary>Addresses of the person's own view.</summary>
public static class MineLinks
{
    public static string Plan(long personId) => Invariant($"/mine/{personId}");

    /// <summary>Back to the outcome that was just answered, saying that it was saved.</summary>
    public static string Saved(long personId, long outcomeId) => Plan(personId) + Invariant($"?saved={outcomeId}#how-{outcomeId}");
}
