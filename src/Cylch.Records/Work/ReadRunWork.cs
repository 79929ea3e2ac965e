using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Work;

/// <summary>What waits around runs: looking through, approving, holds, late payments, questions and what they lead to.</summary>
internal sealed class ReadRunWork(CylchDb db, Ties ties)
{
    internal const int AnswerWithinDays = 14;
    private const int CloseWithinDays = 19;
    private const int AtMost = 400;

    public async Task<IEnumerable<WorkItem>> OfAsync(Viewer viewer, HashSet<Role> roles, LocalDate today, CancellationToken cancellationToken)
    {
        var items = new List<WorkItem>();
        if (roles.Overlaps([Role.FinanceOfficer, Role.FinanceApprover, Role.ContractOfficer, Role.ProviderFinance, Role.ProviderManager]))
        {
            items.AddRange(await RunsAsync(viewer, roles, today, cancellationToken));
        }

        if (roles.Overlaps([Role.ContractOfficer, Role.FinanceApprover, Role.Commissioner, Role.FinanceOfficer]))
        {
            items.AddRange(await QueriesAsync(viewer, roles, today, cancellationToken));
        }

        return items;
    }

    private async Task<IEnumerable<WorkItem>> RunsAsync(Viewer viewer, HashSet<Role> roles, LocalDate today, CancellationToken cancellationToken)
    {
        var contracts = ties.Contracts(Reach.Of(viewer, Permission.ReadStatement));
        var open = RunPayments.NotWhollyPaid(db).Select(r => r.Id)
            .Concat(db.SettlementRuns.Where(r => r.ApprovedAt == null && r.ReplacedAt == null).Select(r => r.Id));
        var standings = await new RunStandings(db, today, cancellationToken).OfAsync(
            db.SettlementRuns.Where(r => open.Contains(r.Id) && contracts.Any(c => c.Id == r.ContractId)).OrderBy(r => r.UntilOn).Take(AtMost));
        var items = new List<WorkItem>();
        foreach (var authority in standings.GroupBy(s => s.Contract.AuthorityId))
        {
            var policies = new PolicyInForce(db);
            var limits = await policies.LimitsAsync(authority.Key, cancellationToken);
            var held = await policies.RolesAsync(viewer.AccountId, authority.Key, today, cancellationToken);
            items.AddRange(authority.SelectMany(s => Of(s, viewer.AccountId, roles, held, limits, today)));
        }

        return items;
    }

    private static IEnumerable<WorkItem> Of(
        RunStanding standing, long accountId, HashSet<Role> roles, IReadOnlyList<Role> held, IReadOnlyList<ApprovalLimitFacts> limits, LocalDate today)
    {
        var (run, isMine) = (standing.Run, standing.Run.PreparedByAccountId == accountId);
        var isDraft = standing.State is RunState.Draft or RunState.Reviewed;
        var closeBy = run.UntilOn.PlusDays(CloseWithinDays);
        if (roles.Contains(Role.ContractOfficer) && standing.State == RunState.Draft && !standing.IsSentBack && standing.Policy is { ReviewRequired: true } && !isMine)
        {
            yield return Item(WorkKind.ReviewRun, standing, closeBy, run.UntilOn);
        }

        if (roles.Contains(Role.FinanceApprover) && isDraft && ApprovalCheck.FirstRefusal(new ApprovalFacts(
            run.PeriodNumber, run.PreparedByAccountId, standing.Review?.ReviewedByAccountId, standing.Review?.Verdict, accountId, held, today,
            new Money(run.TotalPence), standing.Policy, limits)) is null)
        {
            yield return Item(WorkKind.ApproveRun, standing, closeBy, run.UntilOn);
        }

        if (roles.Contains(Role.FinanceOfficer) && standing.IsSentBack)
        {
            yield return Item(WorkKind.ReworkRun, standing, closeBy, Day(standing.Review!.ReviewedAt));
        }

        if (roles.Overlaps([Role.FinanceOfficer, Role.FinanceApprover]))
        {
            foreach (var hold in standing.OpenHolds.Where(h => h.Hold.RunId is not null))
            {
                yield return Item(WorkKind.LookAtHold, standing, hold.Hold.UntilOn, Day(hold.Hold.HeldAt));
            }
        }

        if (roles.Contains(Role.FinanceOfficer) && !isDraft && standing.Payment.Due.ToPay > Money.Zero)
        {
            yield return Item(WorkKind.PayRun, standing, standing.Clock is { IsRefused: false } clock ? clock.Value.DueOn : null, Day(run.ApprovedAt!.Value), ClockSetBy.Law);
        }

        if (roles.Overlaps([Role.ProviderFinance, Role.ProviderManager]) && standing.OpenHolds.Any())
        {
            yield return Item(WorkKind.ReadHold, standing, null, Day(standing.OpenHolds.First().Hold.HeldAt), ClockSetBy.Nobody);
        }
    }

    private static WorkItem Item(WorkKind kind, RunStanding standing, LocalDate? dueOn, LocalDate? since, ClockSetBy setBy = ClockSetBy.Contract) => new(
        kind, standing.Run.Id, standing.Contract.Number, standing.Contract.TitleEn, standing.Contract.TitleCy, dueOn, since, dueOn is null ? ClockSetBy.Nobody : setBy);

    // A question without an answer in time is the work of the role that was named when it was asked; until then of the contract officer.
    private async Task<IEnumerable<WorkItem>> QueriesAsync(Viewer viewer, HashSet<Role> roles, LocalDate today, CancellationToken cancellationToken)
    {
        var contracts = ties.Contracts(Reach.Of(viewer, Permission.ReadContract));
        var queries = await (
            from query in db.LineQueries.AsNoTracking()
            join line in db.StatementLines on query.LineId equals line.Id
            join run in db.SettlementRuns on line.RunId equals run.Id
            join contract in contracts on run.ContractId equals contract.Id
            where query.WithdrawnAt == null && run.ReplacedAt == null && (query.AnsweredAt == null
                || (query.Result == QueryResult.Upheld && !db.StatementLines.Any(l => l.CorrectsLineId == line.Id)))
            orderby query.AskedAt
            select new { Query = query, contract.Number, contract.TitleEn, contract.TitleCy }).Take(AtMost).ToListAsync(cancellationToken);
        return
            from q in queries
            let isLate = q.Query.AnswerDueOn < today && q.Query.AnsweredAt is null
            let due = q.Query.AnswerDueOn ?? Day(q.Query.AskedAt).PlusDays(AnswerWithinDays)
            let kind = q.Query.AnsweredAt is not null ? WorkKind.PutRight
                : roles.Contains(Role.ContractOfficer) ? WorkKind.AnswerQuery
                : isLate && q.Query.EscalatesTo is { } role && roles.Contains(role) ? WorkKind.EscalatedQuery : default(WorkKind?)
            where kind is not null && (kind != WorkKind.PutRight || roles.Overlaps([Role.ContractOfficer, Role.FinanceOfficer]))
            select new WorkItem(
                kind.Value, q.Query.Id, q.Number, q.TitleEn, q.TitleCy, kind == WorkKind.PutRight ? null : due, Day(q.Query.AskedAt),
                kind == WorkKind.PutRight ? ClockSetBy.Nobody : ClockSetBy.Contract);
    }

    private static LocalDate Day(Instant at) => new Doing(null, at).Today;
}
