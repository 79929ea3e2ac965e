namespace Cylch.Web.Pages.Thread;

/// <summary>Addresses of threads, and of the knots on them.</summary>
public static class ThreadLinks
{
    public static string Outcome(long outcomeId) => FormattableString.Invariant($"/thread/outcomes/{outcomeId}");

    /// <summary>The thread of an outcome, coming in at a knot: words, payment or back.</summary>
    public static string Outcome(long outcomeId, string knot) => Outcome(outcomeId) + "#" + knot;

    public static string OutcomeCsv(long outcomeId) => Outcome(outcomeId) + "?handler=Csv";

    public static string Line(long lineId) => FormattableString.Invariant($"/thread/lines/{lineId}");

    public static string Person(long personId) => FormattableString.Invariant($"/thread/people/{personId}");
}
