using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>A hold as it is told: with whoever set it, and the line's number when it is a line.</summary>
public sealed record HoldTold(PaymentHold Hold, string HeldBy, string? ReleasedBy, int? LineNumber, long? LinePence);

/// <summary>What a payment file paid of a run.</summary>
/// <param name="ReturnedOn">When the bank gave it back; null when it did not.</param>
public sealed record PaymentTold(long FileId, string Reference, LocalDate PayOn, long Pence, LocalDate? ReturnedOn, string? BankWords);

/// <summary>A run with everything its state follows from.</summary>
/// <param name="Clock">When it is to be paid and what interest has come to; null when it asks for no payment. Refused when a rate is not known.</param>
public sealed record RunStanding(
    SettlementRun Run,
    Contract Contract,
    RunPayment Payment,
    RunReview? Review,
    string? ReviewedBy,
    IReadOnlyList<HoldTold> Holds,
    IReadOnlyList<PaymentTold> Payments,
    RunPolicy? Policy,
    Decision<LatePaymentAccrual>? Clock)
{
    public RunState State => new RunStateFacts(
        Run.ReplacedAt is not null, Review?.Verdict, Run.ApprovedAt is not null, Run.PaymentFileId is not null, new Money(Run.TotalPence),
        new Money(Payment.PaidPence)).State;

    public IEnumerable<HoldTold> OpenHolds => Holds.Where(h => h.Hold.ReleasedAt is null);

    public bool IsSentBack => Run is { ApprovedAt: null, ReplacedAt: null } && Review?.Verdict == RunVerdict.SentBack;

    /// <summary>The day its newest payment that stands is paid; null when there is none.</summary>
    public LocalDate? PaidOn => Payments.Where(p => p.ReturnedOn is null).Select(p => (LocalDate?)p.PayOn).Max();
}

/// <summary>Reads where runs stand, some hundred at a time: for pages and worklists alike.</summary>
public sealed class RunStandings(CylchDb db, LocalDate today, CancellationToken cancellationToken)
{
    public async Task<IReadOnlyList<RunStanding>> OfAsync(IQueryable<SettlementRun> wanted)
    {
        var runs = await wanted.AsNoTracking().OrderBy(r => r.FromOn).ThenBy(r => r.ContractId).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        var ids = runs.ConvertAll(r => r.Id);
        var contractIds = runs.Select(r => r.ContractId).Distinct().ToList();
        var contracts = await db.Contracts.AsNoTracking().Where(c => contractIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var payments = await RunPayments.Of(db, db.SettlementRuns.Where(r => ids.Contains(r.Id))).ToDictionaryAsync(p => p.RunId, cancellationToken);
        var reviews = (await (
            from v in db.RunReviews.AsNoTracking()
            where ids.Contains(v.RunId)
            orderby v.Id
            select new { Review = v, By = db.Users.Where(u => u.Id == v.ReviewedByAccountId).Select(u => u.DisplayName).First() })
            .ToListAsync(cancellationToken)).ToLookup(v => v.Review.RunId);
        var holds = await HoldsAsync(ids, [.. contracts.Values]);
        var paid = await PaidAsync(ids);
        var policies = await PoliciesAsync([.. contracts.Values.Select(c => c.AuthorityId).Distinct()]);
        var rates = (await db.InterestRates.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancellationToken)).ConvertAll(r => r.Dated);
        return
        [
            .. runs.Select(run =>
            {
                var contract = contracts[run.ContractId];
                var last = reviews[run.Id].LastOrDefault();
                var parts = paid[run.Id].ToList();
                var shownOn = Day(run.PreparedAt);
                var policy = PolicyInForce.Of([.. policies.Where(p => p.OrganisationId == contract.AuthorityId && p.InForceFrom <= shownOn
                    && (p.ContractId is null || p.ContractId == contract.Id))], contract.Id)?.Rules;
                return new RunStanding(
                    run, contract, payments[run.Id], last?.Review, last?.By, [.. holds.Where(h => Concerns(h.Hold, run, contract))], parts, policy,
                    Clock(run, shownOn, policy, parts, rates));
            }),
        ];
    }

    private static bool Concerns(PaymentHold hold, SettlementRun run, Contract contract) =>
        hold.RunId == run.Id || (hold.RunId is null && hold.ProviderId == contract.ProviderId && hold.AuthorityId == contract.AuthorityId);

    // By law thirty days, where nobody has promised fewer.
    private Decision<LatePaymentAccrual>? Clock(
        SettlementRun run, LocalDate shownOn, RunPolicy? policy, List<PaymentTold> parts, IReadOnlyList<DatedRate> rates)
    {
        if (run.TotalPence <= 0 || run.ReplacedAt is not null)
        {
            return null;
        }

        var facts = new LatePaymentFacts(
            new Money(run.TotalPence), shownOn, run.ApprovedAt is { } approved ? Day(approved) : null,
            policy?.PaymentDays ?? RunPolicy.LongestPaymentDays, policy?.VerifyDays ?? RunPolicy.LongestPaymentDays,
            [.. parts.Where(p => p.ReturnedOn is null).Select(p => new PaidPart(p.PayOn, new Money(p.Pence)))], today);
        return LatePayment.Of(facts, rates);
    }

    private async Task<List<HoldTold>> HoldsAsync(List<long> runIds, List<Contract> contracts)
    {
        var (authorities, providers) = (contracts.ConvertAll(c => c.AuthorityId), contracts.ConvertAll(c => c.ProviderId));
        return await Told(db, db.PaymentHolds.Where(h => h.RunId == null
            ? h.ReleasedAt == null && authorities.Contains(h.AuthorityId) && providers.Contains(h.ProviderId)
            : runIds.Contains(h.RunId.Value))).ToListAsync(cancellationToken);
    }

    /// <summary>Holds as they are told, newest first.</summary>
    public static IQueryable<HoldTold> Told(CylchDb db, IQueryable<PaymentHold> holds)
    {
        ArgumentNullException.ThrowIfNull(db);
        return
            from h in holds.AsNoTracking()
            from l in db.StatementLines.Where(l => l.Id == h.LineId).DefaultIfEmpty()
            orderby h.Id descending
            select new HoldTold(
                h, db.Users.Where(u => u.Id == h.HeldByAccountId).Select(u => u.DisplayName).First(),
                db.Users.Where(u => u.Id == h.ReleasedByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                l == null ? null : l.Number, l == null ? null : l.AmountPence);
    }

    private async Task<ILookup<long, PaymentTold>> PaidAsync(List<long> runIds) => (await (
        from p in db.PaymentParts.AsNoTracking()
        join f in db.PaymentFiles on p.PaymentFileId equals f.Id
        from x in db.PaymentReturns.Where(x => x.PaymentFileId == f.Id && x.ProviderId == p.ProviderId).DefaultIfEmpty()
        where runIds.Contains(p.RunId)
        orderby p.Id
        select new
        {
            p.RunId,
            Told = new PaymentTold(f.Id, f.Reference, f.PayOn, p.AmountPence, x == null ? null : x.ReturnedOn, x == null ? null : x.Words),
        }).ToListAsync(cancellationToken)).ToLookup(p => p.RunId, p => p.Told);

    private Task<List<SettlementPolicy>> PoliciesAsync(List<long> authorityIds) =>
        db.SettlementPolicies.AsNoTracking().Where(p => authorityIds.Contains(p.OrganisationId)).ToListAsync(cancellationToken);

    private static LocalDate Day(Instant at) => new Doing(null, at).Today;
}
