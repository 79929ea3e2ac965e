using NodaTime;

namespace Cylch.Rules;

/// <summary>A run of whole days, both ends included. No end means it has not ended.</summary>
public readonly record struct DateRange
{
    /// <exception cref="ArgumentException">The end is before the start.</exception>
    public DateRange(LocalDate start, LocalDate? end = null)
    {
        if (end < start)
        {
            throw new ArgumentException($"A range cannot end on {end} before it starts on {start}.", nameof(end));
        }

        Start = start;
        End = end;
    }

    public LocalDate Start { get; }

    /// <summary>The last day, included; null while the range is open.</summary>
    public LocalDate? End { get; }

    public bool Contains(LocalDate day) => day >= Start && (End is null || day <= End);

    public bool Overlaps(DateRange other) =>
        (other.End is null || Start <= other.End) && (End is null || other.Start <= End);

    // this    [----------]
    // other         [----------]
    // both          [----]
    /// <summary>Days in both ranges; 0 when they do not meet or when both are open-ended from different sides.</summary>
    /// <exception cref="InvalidOperationException">Both ranges are open, so the days in common are unbounded.</exception>
    public int DaysInCommon(DateRange other)
    {
        if (!Overlaps(other))
        {
            return 0;
        }

        var start = Start > other.Start ? Start : other.Start;
        var end = (End, other.End) switch
        {
            (null, null) => throw new InvalidOperationException("Two open ranges have no number of days in common."),
            (null, { } theirs) => theirs,
            ({ } ours, null) => ours,
            ({ } ours, { } theirs) => ours < theirs ? ours : theirs,
        };
        return Period.DaysBetween(start, end) + 1;
    }
}
