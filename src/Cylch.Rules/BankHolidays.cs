using System.Collections.Frozen;
using NodaTime;

namespace Cylch.Rules;

/// <summary>Bank holidays in England and Wales, as published at gov.uk/bank-holidays.</summary>
public static class BankHolidays
{
    /// <summary>The days the table covers; a day outside it is not known to be either.</summary>
    public static DateRange Covered { get; } = new(new LocalDate(2024, 1, 1), new LocalDate(2027, 12, 31));

    private static readonly FrozenSet<LocalDate> Days = new LocalDate[]
    {
        new(2024, 1, 1), new(2024, 3, 29), new(2024, 4, 1), new(2024, 5, 6), new(2024, 5, 27), new(2024, 8, 26), new(2024, 12, 25), new(2024, 12, 26),
        new(2025, 1, 1), new(2025, 4, 18), new(2025, 4, 21), new(2025, 5, 5), new(2025, 5, 26), new(2025, 8, 25), new(2025, 12, 25), new(2025, 12, 26),
        new(2026, 1, 1), new(2026, 4, 3), new(2026, 4, 6), new(2026, 5, 4), new(2026, 5, 25), new(2026, 8, 31), new(2026, 12, 25), new(2026, 12, 28),
        new(2027, 1, 1), new(2027, 3, 26), new(2027, 3, 29), new(2027, 5, 3), new(2027, 5, 31), new(2027, 8, 30), new(2027, 12, 27), new(2027, 12, 28),
    }.ToFrozenSet();

    /// <summary>Whether a day is a bank holiday; null when the table does not cover it.</summary>
    public static bool? Holds(LocalDate day) => Covered.Contains(day) ? Days.Contains(day) : null;
}
