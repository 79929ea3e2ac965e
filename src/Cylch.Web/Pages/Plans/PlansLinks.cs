namespace Cylch.Web.Pages.Plans;

/// <summary>Addresses of the Plans pages.</summary>
public static class PlansLinks
{
    public static string Plan(long planId) => FormattableString.Invariant($"/plans/{planId}");

    /// <summary>The plan beside another version of it, with what changed.</summary>
    public static string Plan(long planId, int comparedWith) => FormattableString.Invariant($"/plans/{planId}?with={comparedWith}#changes");

    /// <summary>The plan in short lines, to print large and give to the person.</summary>
    public static string EasyRead(long planId) => FormattableString.Invariant($"/plans/{planId}/easy-read");

    public static string Write(long personId) => FormattableString.Invariant($"/plans/write/{personId}");

    public static string HeldReview(long reviewId) => FormattableString.Invariant($"/plans/reviews/{reviewId}");

    public static string HoldReview(long personId) => FormattableString.Invariant($"/plans/reviews/hold/{personId}");
}
