using System.Globalization;
using Cylch.Rules;

namespace Cylch.Web.Charts;

/// <summary>The few fixed words of charts in the language of the page, and the culture its numbers are written in.</summary>
public sealed record ChartTexts
{
    public required CultureInfo Culture { get; init; }
    public required string SameAsTable { get; init; }
    public required string DownloadCsv { get; init; }
    public required string NoReading { get; init; }
    public required string NothingYet { get; init; }
    public required string Start { get; init; }
    public required string Now { get; init; }
    public required string Target { get; init; }
    public required string NotAskedLately { get; init; }

    /// <summary>With {0} for how far apart two readings are.</summary>
    public required string Apart { get; init; }

    public required string DrawnToScale { get; init; }
    public required string Part { get; init; }
    public required string Details { get; init; }
    public required string Amount { get; init; }
    public required string TotalSoFar { get; init; }
    public required string Adds { get; init; }
    public required string TakesOff { get; init; }
    public required string Totals { get; init; }

    /// <param name="wording">From a key of Wording/Charts.json to its words.</param>
    /// <param name="culture">en-GB or cy-GB.</param>
    public static ChartTexts From(Func<string, string> wording, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return new ChartTexts
        {
            Culture = culture,
            SameAsTable = wording("charts.same-as-table"),
            DownloadCsv = wording("charts.download-csv"),
            NoReading = wording("charts.no-reading"),
            NothingYet = wording("charts.nothing-yet"),
            Start = wording("charts.start"),
            Now = wording("charts.now"),
            Target = wording("charts.target"),
            NotAskedLately = wording("charts.not-asked-lately"),
            Apart = wording("charts.apart"),
            DrawnToScale = wording("charts.drawn-to-scale"),
            Part = wording("charts.part"),
            Details = wording("charts.details"),
            Amount = wording("charts.amount"),
            TotalSoFar = wording("charts.total-so-far"),
            Adds = wording("charts.adds"),
            TakesOff = wording("charts.takes-off"),
            Totals = wording("charts.totals"),
        };
    }

    internal string Number(decimal value) => Signed(value, Math.Abs(value).ToString("#,##0.##", Culture));

    internal string ApartBy(decimal difference) => string.Format(Culture, Apart, Number(Math.Abs(difference)));

    /// <summary>£1,166.27, or −£1,166.27 with a true minus sign that does not part from its figure.</summary>
    internal string Pounds(Money amount) => Signed(amount.Pence, (Math.Abs(amount.Pence / 100m)).ToString("C2", Culture));

    /// <summary>As <see cref="Pounds"/>, with a plus sign on what is added.</summary>
    internal string Change(Money amount) => amount.Pence > 0 ? "+" + Pounds(amount) : Pounds(amount);

    /// <summary>For a scale: no pence where every step is whole pounds.</summary>
    internal string ScalePounds(Money amount, bool wholePounds) =>
        Signed(amount.Pence, (Math.Abs(amount.Pence / 100m)).ToString(wholePounds ? "C0" : "C2", Culture));

    private static string Signed(decimal value, string digits) => value < 0 ? "\u2212\u2060" + digits : digits;
}
