using System.Collections.Concurrent;
using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>
/// Adds up visits by rate band, and by the stretches of a period within which no rate changes. Made once for the terms and a
/// period, then used for package after package: what a visit needs is looked up by its day, and nothing is allocated for it.
/// </summary>
public sealed class MinutesByBand
{
    private static readonly int Bands = Enum.GetValues<RateBand>().Length;

    private const int LongestMinutes = 1440;
    private const int Sorts = 8;

    private static readonly ConcurrentDictionary<MinuteRounding, ushort[]> RoundedMinutes = [];

    private readonly PaymentPeriod _period;
    private readonly BandRule _rule;
    private readonly int _firstDay;
    private readonly ushort[] _rounded;
    private readonly (LocalDate From, LocalDate Until)[] _stretches;

    // For each day of the period and each sort of visit: where its minutes are added.
    private readonly byte[] _within = new byte[PaymentPeriod.Days * Sorts];
    private readonly byte[] _outside = new byte[PaymentPeriod.Days * Sorts];

    /// <param name="term">The hourly term.</param>
    /// <param name="period">The period the visits start in.</param>
    public MinutesByBand(TimeAtRate term, PaymentPeriod period)
    {
        ArgumentNullException.ThrowIfNull(term);
        _period = period;
        _rule = BandRule.Of(term);
        _rounded = RoundedMinutes.GetOrAdd(term.Minutes, _ => Rounded(_rule));
        _firstDay = VisitTime.NumberOf(period.Start);
        var starts = term.StretchesOf(period.Range);
        _stretches = [.. starts.Select((start, at) => (start, at + 1 < starts.Count ? starts[at + 1].PlusDays(-1) : period.End))];
        for (var day = 0; day < PaymentPeriod.Days; day++)
        {
            var on = period.Start.PlusDays(day);
            var stretch = Array.FindLastIndex(_stretches, stretch => stretch.From <= on);
            for (var sort = 0; sort < Sorts; sort++)
            {
                var (within, outside) = _rule.OfDay(on.DayOfWeek, (VisitSort)sort);
                _within[day * Sorts + sort] = Slot(stretch, within);
                _outside[day * Sorts + sort] = Slot(stretch, outside);
            }
        }
    }

    /// <summary>How many totals there are: one for each band in each stretch.</summary>
    public int Slots => _stretches.Length * Bands;

    /// <summary>The minutes of one package in one period, as settlement takes them; bands without minutes are left out.</summary>
    /// <returns>Refused when a visit starts outside the period.</returns>
    public static Decision<IReadOnlyList<BandMinutes>> Of(TimeAtRate term, PaymentPeriod period, ReadOnlySpan<VisitTime> visits) =>
        new MinutesByBand(term, period).Of(visits);

    /// <inheritdoc cref="Of(TimeAtRate, PaymentPeriod, ReadOnlySpan{VisitTime})"/>
    public Decision<IReadOnlyList<BandMinutes>> Of(ReadOnlySpan<VisitTime> visits)
    {
        // The most there can be: a rate that changes every day.
        Span<int> totals = stackalloc int[PaymentPeriod.Days * Bands];
        totals = totals[..Slots];
        if (Add(visits, totals) is { } visit)
        {
            return new Refusal("settlement.visit-outside-period", visit.Day, _period.Start, _period.End);
        }

        return Rows(totals);
    }

    /// <summary>The same without the list: allocates nothing.</summary>
    /// <param name="visits">Of one package, or of many to be added together.</param>
    /// <param name="totals">As many as <see cref="Slots"/>; added to, not cleared.</param>
    /// <returns>The first visit outside the period, and then the totals are not complete; otherwise null.</returns>
    public VisitTime? Add(ReadOnlySpan<VisitTime> visits, Span<int> totals)
    {
        var counts = _rule.CountsPlanned;
        foreach (var visit in visits)
        {
            var day = visit.DayNumber - _firstDay;
            if (day is < 0 or >= PaymentPeriod.Days)
            {
                return visit;
            }

            var place = day * Sorts + (int)visit.Sort;
            var slot = _rule.IsWithinDay(visit.StartMinute) ? _within[place] : _outside[place];
            totals[slot] += _rounded[counts ? visit.PlannedMinutes : visit.Minutes];
        }

        return null;
    }

    private BandMinutes[] Rows(ReadOnlySpan<int> totals)
    {
        var rows = new BandMinutes[totals.Length - totals.Count(0)];
        var next = 0;
        for (var slot = 0; slot < totals.Length; slot++)
        {
            if (totals[slot] > 0)
            {
                var (from, until) = _stretches[slot / Bands];
                rows[next++] = new BandMinutes((RateBand)(slot % Bands + 1), from, until, totals[slot]);
            }
        }

        return rows;
    }

    private static ushort[] Rounded(BandRule rule) => [.. Enumerable.Range(0, LongestMinutes + 1).Select(minutes => (ushort)rule.Rounded(minutes))];

    private static byte Slot(int stretch, RateBand band) => (byte)(stretch * Bands + (int)band - 1);
}
