using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>Packs the visits of closed periods from their rows.</summary>
internal sealed class SegmentMaking(CylchDb db, CancellationToken cancellationToken)
{
    /// <summary>Packed parts for periods of a contract, from the rows as they are now.</summary>
    /// <param name="contractId">The contract.</param>
    /// <param name="periods">Closed ones; any order.</param>
    /// <param name="at">When they are made.</param>
    /// <returns>Empty where the contract's terms pay for no time; refused where a visit's day is not known to be a bank holiday or not.</returns>
    public async Task<Decision<IReadOnlyList<KeptVisits>>> MakeAsync(long contractId, IReadOnlyList<PaymentPeriod> periods, Instant at)
    {
        var hourly = await HourlyAsync(contractId);
        if (periods.Count == 0 || hourly.Count == 0)
        {
            return Array.Empty<KeptVisits>();
        }

        var days = new DateRange(periods.Min(period => period.Start), periods.Max(period => period.End));
        var table = await VisitTable.ReadAsync(
            db, contractId, days, hourly.Exists(term => term.Bands.Contains(RateBand.BankHoliday)), cancellationToken);
        if (table.Refusal is { } refusal)
        {
            return refusal;
        }

        return periods.SelectMany(period => VisitSegment.Write(table.Value.Of(period)).Select((part, number) => new KeptVisits
        {
            ContractId = contractId,
            YearStartsOn = period.YearStart,
            PeriodNumber = period.Number,
            FromOn = period.Start,
            UntilOn = period.End,
            Part = number + 1,
            Visits = part.Visits,
            Content = part.Content,
            ContentHash = part.Hash,
            KeptAt = at,
        })).ToList();
    }

    private async Task<List<TimeAtRate>> HourlyAsync(long contractId)
    {
        var schemes = await db.ContractSchemes.AsNoTracking().Where(scheme => scheme.ContractId == contractId).ToListAsync(cancellationToken);
        return [.. schemes.SelectMany(scheme => SchemeText.Read(scheme).Terms.OfType<TimeAtRate>())];
    }
}
