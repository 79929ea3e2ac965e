using System.Runtime.CompilerServices;
using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>The rates of an hourly term, laid out once to be looked up for every package.</summary>
internal sealed class RateTable
{
    private static readonly ConditionalWeakTable<TimeAtRate, RateTable> Made = [];

    private const int MostKept = 24;

    private readonly LocalDate _until;
    private readonly bool[] _isUsed;
    private readonly (LocalDate From, long PenceAnHour)[][] _byBand;

    private volatile (RateBand Band, LocalDate From, LocalDate Until)[] _sound = [];

    private RateTable(TimeAtRate term)
    {
        _until = term.RatesUntil;
        var bands = (int)Enum.GetValues<RateBand>().Max() + 1;
        _isUsed = new bool[bands];
        foreach (var band in term.Bands)
        {
            _isUsed[(int)band] = true;
        }

        _byBand = [.. Enumerable.Range(0, bands).Select(band =>
            term.Rates.Where(rate => (int)rate.Band == band).OrderBy(rate => rate.From).Select(rate => (rate.From, rate.PenceAnHour)).ToArray())];
    }

    public static RateTable Of(TimeAtRate term) => Made.GetValue(term, made => new RateTable(made));

    public bool Uses(RateBand band) => (uint)band < (uint)_isUsed.Length && _isUsed[(int)band];

    /// <summary>As <see cref="TimeAtRate.PenceAnHour"/>.</summary>
    public long? PenceAnHour(RateBand band, LocalDate on)
    {
        if (on > _until || (uint)band >= (uint)_byBand.Length)
        {
            return null;
        }

        var rates = _byBand[(int)band];
        for (var at = rates.Length - 1; at >= 0; at--)
        {
            if (rates[at].From <= on)
            {
                return rates[at].PenceAnHour;
            }
        }

        return null;
    }

    /// <summary>Whether one rate holds from the first day to the last, for a band that is used: what rows of minutes must keep to.</summary>
    /// <remarks>All packages of a contract have rows of the same few stretches: each is looked at once.</remarks>
    public bool IsOneRate(RateBand band, LocalDate from, LocalDate until)
    {
        var sound = _sound;
        foreach (var seen in sound)
        {
            if (seen.Band == band && seen.From == from && seen.Until == until)
            {
                return true;
            }
        }

        if (!Uses(band) || PenceAnHour(band, from) is null || PenceAnHour(band, until) is null || ChangesWithin(band, from, until))
        {
            return false;
        }

        // Another thread may keep another one at this moment: then one of the two is looked at again, and nothing else.
        _sound = sound.Length < MostKept ? [.. sound, (band, from, until)] : [(band, from, until)];
        return true;
    }

    /// <summary>Whether a band's rate changes after the first day and up to the last.</summary>
    public bool ChangesWithin(RateBand band, LocalDate from, LocalDate until)
    {
        foreach (var rate in _byBand[(int)band])
        {
            if (rate.From > from && rate.From <= until)
            {
                return true;
            }
        }

        return false;
    }
}
