using Cylch.Rules;
using Cylch.Web.Wording;

namespace Cylch.Web.Charts;

/// <summary>The few fixed words of charts in the language of the page, and how that language writes numbers.</summary>
public sealed record ChartTexts
{
    public required Language Language { get; init; }
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
    public required string More { get; init; }
    public required string Less { get; init; }

    /// <summary>From Wording/Charts.json, in the language of the request.</summary>
    public static ChartTexts From(W wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return new ChartTexts
        {
            Language = wording.Language,
            SameAsTable = wording["charts.same-as-table"],
            DownloadCsv = wording["charts.download-csv"],
            NoReading = wording["charts.no-reading"],
            NothingYet = wording["charts.nothing-yet"],
            Start = wording["charts.start"],
            Now = wording["charts.now"],
            Target = wording["charts.target"],
            NotAskedLately = wording["charts.not-asked-lately"],
            Apart = wording["charts.apart"],
            DrawnToScale = wording["charts.drawn-to-scale"],
            Part = wording["charts.part"],
            Details = wording["charts.details"],
            Amount = wording["charts.amount"],
            TotalSoFar = wording["charts.total-so-far"],
            Adds = wording["charts.adds"],
            TakesOff = wording["charts.takes-off"],
            Totals = wording["charts.totals"],
            More = wording["charts.more"],
            Less = wording["charts.less"],
        };
    }

    internal string Number(decimal value) => Signed(value, Math.Abs(value).ToString("#,##0.##", Language.Culture));

    internal string ApartBy(decimal difference) => string.Format(Language.Culture, Apart, Number(Math.Abs(difference)));

    internal string Pounds(Money amount) => new Say(Language).Money(amount);

    /// <summary>As <see cref="Pounds"/>, with a plus sign on what is added.</summary>
    internal string Change(Money amount) => new Say(Language).Change(amount.Pence);

    /// <summary>For a scale: no pence where every step is whole pounds.</summary>
    internal string ScalePounds(decimal pounds, bool wholePounds) =>
        Signed(pounds, "£" + Math.Abs(pounds).ToString(wholePounds ? "N0" : "N2", Language.Culture));

    private static string Signed(decimal value, string digits) => value < 0 ? "−" + digits : digits;
}
