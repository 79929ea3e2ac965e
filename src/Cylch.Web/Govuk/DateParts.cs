using System.Globalization;
using NodaTime;

namespace Cylch.Web.Govuk;

/// <summary>A date as typed in three boxes, kept as typed until it is read. Bind it to a form with <c>govuk-date-input</c>.</summary>
public sealed class DateParts
{
    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    public static DateParts From(LocalDate? date) => date is { } d
        ? new DateParts { Day = Say(d.Day), Month = Say(d.Month), Year = Say(d.Year) }
        : new DateParts();

    /// <summary>The date, or null when the boxes do not make a real one. A year is four figures: nobody's century is guessed.</summary>
    public LocalDate? Read()
    {
        var isRead = Number(Day, out var day) & Number(Month, out var month) & Number(Year, out var year);
        if (!isRead || year is < 1000 or > 9999 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return null;
        }

        return new LocalDate(year, month, day);
    }

    private static bool Number(string? text, out int number) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Say(int number) => number.ToString(CultureInfo.InvariantCulture);
}
