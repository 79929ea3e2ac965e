using System.Globalization;
using Cylch.Rules;
using NodaTime;

namespace Cylch.Web.Wording;

/// <summary>Money, dates and lengths of time as each language writes them.</summary>
public sealed class Say(Language language)
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    private static readonly string[] WelshMonths =
    [
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
    ];

    private static readonly string[] WelshDays =
    [
        "dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau", "dydd Gwener", "dydd Sadwrn", "dydd Sul",
    ];

    /// <summary>£1,266.44, or −£126.64 with a true minus sign.</summary>
    public string Money(Money amount) => Money(amount.Pence);

    public string Money(long pence)
    {
        var (pounds, odd) = Math.DivRem(Math.Abs(pence), 100);
        return (pence < 0 ? "−£" : "£") + pounds.ToString("N0", language.Culture) + "." + odd.ToString("00", CultureInfo.InvariantCulture);
    }

    /// <summary>As <see cref="Money(long)"/>, with a plus sign when it adds.</summary>
    public string Change(long pence) => pence > 0 ? "+" + Money(pence) : Money(pence);

    /// <summary>3 March 2026; 3 Mawrth 2026.</summary>
    public string Date(LocalDate date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Day} {Month(date)} {date.Year}");

    /// <summary>3 March; 3 Mawrth.</summary>
    public string DayAndMonth(LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"{date.Day} {Month(date)}");

    /// <summary>Wednesday 2 December 2026; dydd Mercher 2 Rhagfyr 2026.</summary>
    public string LongDate(LocalDate date) => WeekDay(date) + " " + Date(date);

    public string WeekDay(LocalDate date) => language.IsWelsh
        ? WelshDays[(int)date.DayOfWeek - 1]
        : language.Culture.DateTimeFormat.GetDayName((DayOfWeek)((int)date.DayOfWeek % 7));

    public string Month(LocalDate date) => language.IsWelsh ? WelshMonths[date.Month - 1] : language.Culture.DateTimeFormat.GetMonthName(date.Month);

    /// <summary>The first letters of a month, for a label under a small picture.</summary>
    public string ShortMonth(LocalDate date) => Month(date)[..3];

    /// <summary>08:02, in Wales.</summary>
    public string Time(Instant at) => at.InZone(London).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>14 September to 11 October 2026.</summary>
    public string Range(LocalDate from, LocalDate until) =>
        (from.Year == until.Year ? DayAndMonth(from) : Date(from)) + (language.IsWelsh ? " i " : " to ") + Date(until);

    /// <summary>2 December 2026, 09:12, in Wales.</summary>
    public string Moment(Instant at)
    {
        var local = at.InZone(London);
        return Date(local.Date) + ", " + local.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>3 h 30 min; 3 awr 30 mun.</summary>
    public string Minutes(long minutes)
    {
        var (hours, rest) = Math.DivRem(Math.Abs(minutes), 60);
        var (hourWord, minuteWord) = language.IsWelsh ? ("awr", "mun") : ("h", "min");
        var text = hours == 0 ? $"{rest} {minuteWord}" : rest == 0 ? $"{hours} {hourWord}" : $"{hours} {hourWord} {rest} {minuteWord}";
        return minutes < 0 ? "−" + text : text;
    }

    /// <summary>3 hours 30 minutes; 3 awr 30 munud: whole words, for those who should not have to read short ones.</summary>
    public string LongTime(long minutes)
    {
        var (hours, rest) = Math.DivRem(minutes, 60);
        var (hourWord, minuteWord) = language.IsWelsh ? ("awr", "munud") : (hours == 1 ? "hour" : "hours", rest == 1 ? "minute" : "minutes");
        return hours == 0 ? $"{rest} {minuteWord}" : rest == 0 ? $"{hours} {hourWord}" : $"{hours} {hourWord} {rest} {minuteWord}";
    }

    public string Number(long number) => number.ToString("N0", language.Culture);

    /// <summary>6%, 2.5% or a third as 33.3%: a fraction said as a percentage, at most one decimal.</summary>
    public string Percent(Share share)
    {
        var tenths = Rounding.HalfUp((System.Numerics.BigInteger)share.Numerator * 1000, share.Denominator);
        var (whole, tenth) = Math.DivRem(tenths, 10);
        return tenth == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{whole}%")
            : string.Create(CultureInfo.InvariantCulture, $"{whole}.{Math.Abs(tenth)}%");
    }

    /// <summary>11.75%: a share or a rate that people signed or are owed by, to the last of four decimals; what has more is said as <see cref="Percent"/> says it.</summary>
    public string ExactPercent(Share share)
    {
        var parts = (System.Numerics.BigInteger)share.Numerator * 1_000_000;
        return parts % share.Denominator == 0
            ? ((decimal)(parts / share.Denominator) / 10_000).ToString("0.####", CultureInfo.InvariantCulture) + "%"
            : Percent(share);
    }
}
