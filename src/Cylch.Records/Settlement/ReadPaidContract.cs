using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <summary>A contract's closed periods as they were settled, ready to be priced again.</summary>
/// <param name="BookedPence">What all approved runs come to, corrections included.</param>
/// <param name="Places">Where each package's person lives, as far as it is known: the zone's number.</param>
/// <param name="Visits">How many visits the periods have.</param>
public sealed record PaidContract(
    Contract Contract, IReadOnlyList<PaidPeriod> Periods, long BookedPence, IReadOnlyDictionary<long, long?> Places, int Visits);

/// <summary>
/// Reads what pricing closed periods again needs: facts from the records, visits as they were packed, and from their rows only where
/// nothing sound is packed. Changes nothing.
/// </summary>
public sealed class ReadPaidContract(CylchDb db)
{
    /// <returns>Refused where a visit's day is not known to be a bank holiday or not, and the terms need it.</returns>
    public async Task<Decision<PaidContract>> ReadAsync(long contractId, CancellationToken cancellationToken)
    {
        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        var facts = await new ContractFactsReading(db, contractId, null, cancellationToken).ReadAsync();
        var visits = await VisitsAsync(facts, contractId, cancellationToken);
        if (visits.Refusal is { } refusal)
        {
            return refusal;
        }

        var known = new KnownFromRecords(facts);
        var schemes = new Dictionary<long, PaymentScheme>();
        var periods = facts.Closed.Select(closed =>
        {
            var period = PeriodOf(closed);
            var scheme = schemes.TryGetValue(closed.Run.SchemeId, out var read) ? read : schemes[closed.Run.SchemeId] = closed.Scheme;
            return new PaidPeriod(scheme, known.Of(scheme, period, new ClosedFindings(closed, facts.Reversals), period.End, new Standings()), visits.Value[period]);
        }).ToList();
        var places = await (
            from package in db.CarePackages.AsNoTracking()
            join person in db.People on package.PersonId equals person.Id
            where package.ContractId == contractId
            select new { package.Id, Zone = person.ZoneId })
            .ToDictionaryAsync(p => p.Id, p => p.Zone, cancellationToken);
        return new PaidContract(contract, periods, facts.Closed.Sum(closed => closed.Run.TotalPence), places, periods.Sum(period => period.Visits.Count));
    }

    private static PaymentPeriod PeriodOf(ClosedRun closed) => new(closed.Run.YearStartsOn, closed.Run.PeriodNumber);

    private async Task<Decision<Dictionary<PaymentPeriod, PeriodVisits>>> VisitsAsync(ContractFacts facts, long contractId, CancellationToken cancellationToken)
    {
        var found = new Dictionary<PaymentPeriod, PeriodVisits>();
        foreach (var kept in await new SegmentedVisits(db).ReadAsync(contractId, cancellationToken))
        {
            if (!kept.Visits.IsRefused)
            {
                found[kept.Period] = kept.Visits.Value;
            }
        }

        var missing = facts.Closed.Select(PeriodOf).Where(period => !found.ContainsKey(period)).ToList();
        var hourly = facts.Closed.SelectMany(closed => closed.Scheme.Terms.OfType<TimeAtRate>()).ToList();
        if (missing.Count == 0 || hourly.Count == 0)
        {
            missing.ForEach(period => found.Add(period, PeriodVisits.None));
            return found;
        }

        var days = new DateRange(missing.Min(period => period.Start), missing.Max(period => period.End));
        var table = await VisitTable.ReadAsync(
            db, contractId, days, hourly.Exists(term => term.Bands.Contains(RateBand.BankHoliday)), cancellationToken);
        if (table.Refusal is { } refusal)
        {
            return refusal;
        }

        missing.ForEach(period => found.Add(period, table.Value.Of(period)));
        return found;
    }
}
