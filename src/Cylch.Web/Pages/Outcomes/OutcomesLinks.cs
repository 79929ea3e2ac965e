namespace Cylch.Web.Pages.Outcomes;

/// <summary>Addresses of the Outcomes pages.</summary>
public static class OutcomesLinks
{
    public static string Outcome(long outcomeId) => FormattableString.Invariant($"/outcomes/{outcomeId}");

    /// <summary>The outcome's page, at the form for a new reading.</summary>
    public static string NewReading(long outcomeId) => FormattableString.Invariant($"/outcomes/{outcomeId}/readings/new");

    /// <summary>Would the outcome stand up? For somebody who did not write it.</summary>
    public static string Check(long outcomeId) => FormattableString.Invariant($"/outcomes/{outcomeId}/check");

    /// <summary>A care worker's note of how it went.</summary>
    public static string NewNote(long outcomeId) => FormattableString.Invariant($"/outcomes/{outcomeId}/notes/new");

    public static string Correct(long outcomeId, long readingId) =>
        FormattableString.Invariant($"/outcomes/{outcomeId}/readings/new?corrects={readingId}");

    /// <summary>Write an outcome from one thing a person said.</summary>
    public static string Write(long personId, long saidLineId) => FormattableString.Invariant($"/outcomes/write/{personId}?line={saidLineId}");
}
