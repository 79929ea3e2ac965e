using NodaTime;

namespace Cylch.Rules.Brokerage;

/// <summary>When a package may end.</summary>
public static class PackageEnding
{
    /// <param name="reason">Why, in words.</param>
    /// <param name="endsOn">The last day, included; on or after the first.</param>
    public static Refusal? Refuse(LocalDate startsOn, LocalDate? endedOn, LocalDate endsOn, string reason)
    {
        if (endedOn is { } ended)
        {
            return new Refusal("brokerage.already-ended", ended);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal("brokerage.end-without-reason");
        }

        return endsOn < startsOn ? new Refusal("brokerage.end-before-start", startsOn) : null;
    }
}
