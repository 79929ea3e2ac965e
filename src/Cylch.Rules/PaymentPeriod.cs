using NodaTime;

namespace Cylch.Rules;

/// <summary>
/// One of the thirteen four-week periods of a contract year, numbered from 1. Every period is 28 days;
/// period 1 begins on a Monday chosen by the authority.
/// </summary>
public readonly record struct PaymentPeriod
{
    public const int Days = 28;
    public const int PerYear = 13;

    /// <param name="yearStart">First day of period 1; must be a Monday.</param>
    /// <param name="number">1 to 13.</param>
    /// <exception cref="ArgumentException">The year does not start on a Monday.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 1 to 13.</exception>
    public PaymentPeriod(LocalDate yearStart, int number)
    {
        if (yearStart.DayOfWeek != IsoDayOfWeek.Monday)
        {
            throw new ArgumentException($"A contract year starts on a Monday; {yearStart} is not one.", nameof(yearStart));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, PerYear);
        YearStart = yearStart;
        Number = number;
    }

    public LocalDate YearStart { get; }

    public int Number { get; }

    public LocalDate Start => YearStart.PlusDays((Number - 1) * Days);

    /// <summary>The last day, included.</summary>
    public LocalDate End => Start.PlusDays(Days - 1);

    public DateRange Range => new(Start, End);

    /// <summary>The period holding a day, or null when the day is outside the contract year.</summary>
    public static PaymentPeriod? Holding(LocalDate yearStart, LocalDate day)
    {
        var days = Period.DaysBetween(yearStart, day);
        return days is < 0 or >= Days * PerYear ? null : new PaymentPeriod(yearStart, days / Days + 1);
    }
}
