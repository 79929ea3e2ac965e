using System.Numerics;
using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>The envelope of hours of a package, for the days it runs in a period.</summary>
public static class EnvelopeMinutes
{
    private const int DaysAWeek = 7;

    /// <summary>
    /// A package that starts or ends within the period has the share of its weekly minutes for its days, to the nearest
    /// minute, halves up. Where the rate changes within the period the minutes are split at that day and still add up.
    /// </summary>
    /// <param name="term">The hourly term, for the days on which its rates change.</param>
    /// <param name="period">The period to settle.</param>
    /// <param name="package">The days the package runs, both ends included.</param>
    /// <param name="weeklyMinutes">Agreed for a week, 0 or more.</param>
    /// <param name="isRural">Whether the person lives in a rural area: then the envelope is in that band, where the terms use it.</param>
    /// <returns>Empty when the package does not run in the period.</returns>
    public static IReadOnlyList<BandMinutes> Of(TimeAtRate term, PaymentPeriod period, DateRange package, int weeklyMinutes, bool isRural = false)
    {
        ArgumentNullException.ThrowIfNull(term);
        return Of(term, term.StretchesOf(period.Range), period, package, weeklyMinutes, isRural);
    }

    /// <inheritdoc cref="Of(TimeAtRate, PaymentPeriod, DateRange, int, bool)"/>
    /// <param name="starts">First days of the stretches in which no rate changes.</param>
    internal static IReadOnlyList<BandMinutes> Of(
        TimeAtRate term, IReadOnlyList<LocalDate> starts, PaymentPeriod period, DateRange package, int weeklyMinutes, bool isRural)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weeklyMinutes);
        var rows = new List<BandMinutes>();
        var band = isRural && term.Bands.Contains(RateBand.Rural) ? RateBand.Rural : RateBand.Day;
        var days = 0;
        var given = 0;
        for (var stretch = 0; stretch < starts.Count; stretch++)
        {
            var until = stretch + 1 < starts.Count ? starts[stretch + 1].PlusDays(-1) : period.End;
            var common = package.DaysInCommon(new DateRange(starts[stretch], until));
            if (common == 0)
            {
                continue;
            }

            days += common;
            var soFar = (int)Rounding.HalfUp((BigInteger)weeklyMinutes * days, DaysAWeek);
            var from = package.Start > starts[stretch] ? package.Start : starts[stretch];
            rows.Add(new BandMinutes(band, from, package.End < until ? package.End.Value : until, soFar - given));
            given = soFar;
        }

        return rows;
    }
}
