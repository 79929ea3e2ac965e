using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Population;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Access;
using Cylch.Web.Charts;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>One contract: who it is between, its terms as people signed them, its periods, and for a zone its indicators.</summary>
[Needs(Permission.ReadContract)]
public sealed class ContractPage(CylchDb db) : CylchPage
{
    public Contract Contract { get; private set; } = null!;

    public IReadOnlyDictionary<long, Organisation> Parties { get; private set; } = new Dictionary<long, Organisation>();

    public Zone? Zone { get; private set; }

    public ContractScheme? Saved { get; private set; }

    public PaymentScheme? Scheme { get; private set; }

    public string? AcknowledgedBy { get; private set; }

    /// <summary>A later version that waits for the provider's word.</summary>
    public ContractScheme? Proposed { get; private set; }

    public bool SeesStatements { get; private set; }

    public bool MayTry { get; private set; }

    /// <summary>Tried terms that the authority has shared with the provider.</summary>
    public IReadOnlyList<TriedTerms> Shared { get; private set; } = [];

    public IReadOnlyList<ContractPeriod> Periods { get; private set; } = [];

    public IReadOnlyList<TrendChart> Indicators { get; private set; } = [];

    public int People { get; private set; }

    public async Task OnGetAsync(long contractId, CancellationToken cancellationToken)
    {
        Contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        var ids = new[] { Contract.AuthorityId, Contract.ProviderId, Contract.HealthBoardId ?? 0 };
        Parties = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
        Zone = await db.Zones.AsNoTracking().SingleOrDefaultAsync(z => z.Id == Contract.ZoneId, cancellationToken);
        Saved = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == contractId && s.InForceFrom <= Today)
            .OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        Scheme = Saved is null ? null : SchemeText.Read(Saved);
        Proposed = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == contractId && s.InForceFrom > Today && s.AcknowledgedAt == null)
            .OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        AcknowledgedBy = await db.Users.Where(u => Saved != null && u.Id == Saved.AcknowledgedByAccountId).Select(u => u.DisplayName)
            .FirstOrDefaultAsync(cancellationToken);
        People = await db.CarePackages.CountAsync(
            k => k.ContractId == contractId && k.StartsOn <= Today && (k.EndsOn == null || k.EndsOn >= Today), cancellationToken);
        SeesStatements = await MayAsync(Permission.ReadStatement, new Records.Access.Subject(ContractId: contractId));
        MayTry = await MayAsync(Permission.TryTerms, new Records.Access.Subject(ContractId: contractId));
        Shared = SeesStatements && !MayTry
            ? await db.TriedTerms.AsNoTracking().Where(t => t.ContractId == contractId && t.SharedAt != null && t.RemovedAt == null).ToListAsync(cancellationToken)
            : [];
        await LoadPeriodsAsync(cancellationToken);
        Indicators = await new IndicatorCharts(db, W, cancellationToken).OfAsync(contractId);
    }

    private async Task LoadPeriodsAsync(CancellationToken cancellationToken)
    {
        var year = ContractYear.PeriodHolding(Contract.YearStartsOn, Today).YearStart;
        var runs = await db.SettlementRuns.AsNoTracking()
            .Where(r => r.ContractId == Contract.Id && r.YearStartsOn == year && r.ReplacedAt == null).ToListAsync(cancellationToken);
        Periods = [.. Enumerable.Range(1, PaymentPeriod.PerYear).Select(number => new PaymentPeriod(year, number))
            .Where(p => p.End >= Contract.StartsOn && (Contract.EndsOn is null || p.Start <= Contract.EndsOn))
            .Select(p => new ContractPeriod(p, runs.Find(r => r.PeriodNumber == p.Number)))];
    }
}

/// <summary>A payment period of a contract and its run, when there is one.</summary>
public sealed record ContractPeriod(PaymentPeriod Period, SettlementRun? Run)
{
    /// <summary>The key of its state's wording.</summary>
    public string State(NodaTime.LocalDate today) => Run switch
    {
        { ApprovedAt: not null } => "approved",
        not null => "prepared",
        null when Period.End >= today => Period.Start > today ? "to-come" : "running",
        null => "not-prepared",
    };
}
