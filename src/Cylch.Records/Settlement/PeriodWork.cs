using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>Reads what is recorded of a contract and works a period out, for a run and for a shadow run alike.</summary>
internal sealed class PeriodWork(CylchDb db, CancellationToken cancellationToken)
{
    /// <summary>The terms a period is paid by: those in force, which the provider has acknowledged.</summary>
    public async Task<Decision<ContractScheme>> SchemeAsync(long contractId, PaymentPeriod period)
    {
        var schemes = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == contractId && s.InForceFrom <= period.End)
            .OrderBy(s => s.Number).ToListAsync(cancellationToken);
        var scheme = SchemeInForce.Of(schemes, period);
        return scheme switch
        {
            null => new Refusal("settlement.no-terms", period.Start, period.End),
            { AcknowledgedAt: null } => new Refusal("settlement.not-acknowledged", scheme.Number),
            _ => scheme,
        };
    }

    /// <param name="before">Closed periods that start on this day or later are as if they were not there; null to take all.</param>
    /// <param name="draw">Results drawn for audit with this very working-out, not saved yet; null when none are.</param>
    public async Task<Decision<Worked>> OfAsync(long contractId, PaymentScheme scheme, PaymentPeriod period, LocalDate asKnownOn, LocalDate? before = null, AuditDraw? draw = null)
    {
        var facts = await new ContractFactsReading(db, contractId, draw, cancellationToken).ReadAsync();
        if (before is { } day)
        {
            facts = facts with { Closed = [.. facts.Closed.Where(c => c.Run.FromOn < day)] };
        }

        var hourly = facts.Closed.Select(c => c.Scheme).Append(scheme).SelectMany(s => s.Terms.OfType<TimeAtRate>()).ToList();
        var from = facts.Closed.Count > 0 ? facts.Closed[0].Run.FromOn : period.Start;
        var visits = hourly.Count == 0
            ? new VisitTable()
            : await VisitTable.ReadAsync(
                db, contractId, new DateRange(from, period.End), hourly.Exists(t => t.Bands.Contains(RateBand.BankHoliday)), cancellationToken);
        return visits.Refusal is { } refusal ? refusal : WorkingOut.Period(facts, visits.Value, scheme, period, asKnownOn);
    }
}
