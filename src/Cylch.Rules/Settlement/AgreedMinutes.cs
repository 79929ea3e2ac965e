using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>Envelopes of a contract's packages in one period. Packages that run all through it with the same weekly minutes share one.</summary>
internal sealed class AgreedMinutes(TimeAtRate term, PaymentPeriod period)
{
    private readonly IReadOnlyList<LocalDate> _starts = term.StretchesOf(period.Range);
    private readonly Dictionary<(int Minutes, bool IsRural), IReadOnlyList<BandMinutes>> _throughout = [];
    private readonly (LocalDate Start, LocalDate End) _days = (period.Start, period.End);

    public IReadOnlyList<BandMinutes> Of(DateRange days, int weeklyMinutes, bool isRural)
    {
        if (days.Start > _days.Start || days.End < _days.End)
        {
            return EnvelopeMinutes.Of(term, _starts, period, days, weeklyMinutes, isRural);
        }

        if (!_throughout.TryGetValue((weeklyMinutes, isRural), out var rows))
        {
            _throughout.Add((weeklyMinutes, isRural), rows = EnvelopeMinutes.Of(term, _starts, period, days, weeklyMinutes, isRural));
        }

        return rows;
    }
}
