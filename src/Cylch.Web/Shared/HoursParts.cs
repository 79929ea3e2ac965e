using System.Globalization;

namespace Cylch.Web.Shared;

/// <summary>A length of time as typed in two boxes, hours and minutes, kept as typed until it is read.</summary>
public sealed class HoursParts
{
    private const int MinutesAnHour = 60;

    public string? Hours { get; set; }

    public string? Minutes { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Hours) && string.IsNullOrWhiteSpace(Minutes);

    public static HoursParts From(int minutes) => new()
    {
        Hours = (minutes / MinutesAnHour).ToString(CultureInfo.InvariantCulture),
        Minutes = (minutes % MinutesAnHour).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Whole minutes; an empty box is 0. Null when a box holds anything but a whole number up to 9,999.</summary>
    public int? Read() => Number(Hours) is { } hours && Number(Minutes) is { } minutes ? hours * MinutesAnHour + minutes : null;

    private static int? Number(string? text) => string.IsNullOrWhiteSpace(text) ? 0
        : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 9_999 ? number : null;
}
