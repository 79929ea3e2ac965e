using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Work;

/// <summary>What waits where money depends on it: verifications, runs, queries, terms.</summary>
internal sealed class ReadMoneyWork(CylchDb db, Ties ties)
{
    /// <summary>Working days are not counted here: a claim is verified within four weeks, as the contracts say.</summary>
    private const int VerifyWithinDays = 28;
    private const int CloseWithinDays = 19;
    private const int AtMost = 400;

    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    public async Task<IEnumerable<WorkItem>> OfAsync(Viewer viewer, HashSet<Role> roles, LocalDate today, CancellationToken cancellationToken)
    {
        var items = new List<WorkItem>();
        if (roles.Overlaps([Role.QualityOfficer, Role.CareManager]))
        {
            items.AddRange(await VerificationsAsync(viewer, today, cancellationToken));
        }

        if (roles.Overlaps([Role.QualityOfficer, Role.ContractOfficer]))
        {
            items.AddRange(await DisputesAsync(viewer, today, cancellationToken));
        }

        if (roles.Contains(Role.FinanceOfficer))
        {
            items.AddRange(await PeriodsAsync(viewer, today, cancellationToken));
        }

        if (roles.Contains(Role.ContractOfficer))
        {
            items.AddRange(await QuestionsAsync(viewer, cancellationToken));
        }

        if (roles.Overlaps([Role.ProviderManager, Role.ProviderFinance, Role.ResponsibleIndividual]))
        {
            items.AddRange(await TermsAsync(viewer, cancellationToken));
            items.AddRange(await AnswersAsync(viewer, cancellationToken));
        }

        if (roles.Contains(Role.CareWorker))
        {
            items.AddRange(await OwnViewsAsync(viewer, today, cancellationToken));
        }

        items.AddRange(await new ReadRunWork(db, ties).OfAsync(viewer, roles, today, cancellationToken));
        return items;
    }

    private async Task<IEnumerable<WorkItem>> VerificationsAsync(Viewer viewer, LocalDate today, CancellationToken cancellationToken)
    {
        var people = ties.People(Reach.Of(viewer, Permission.VerifyResult), today);
        var own = OwnResults.Of(db, viewer.AccountId);
        var claims = await (
            from claim in db.OutcomeClaims
            join outcome in db.PersonalOutcomes on claim.OutcomeId equals outcome.Id
            join person in people on outcome.PersonId equals person.Id
            where !own.Contains(outcome.Id)
                && !db.Verifications.Any(v => v.OutcomeId == outcome.Id && v.VerifiedOn >= claim.ClaimedOn && v.Resolution != DisputeEnding.SetAside)
            orderby claim.ClaimedOn
            select new { outcome.Id, person.GivenName, person.FamilyName, outcome.TitleEn, outcome.TitleCy, claim.ClaimedOn })
            .Take(AtMost).ToListAsync(cancellationToken);
        return claims
            .Select(c => new WorkItem(
                WorkKind.VerifyResult, c.Id, c.GivenName + " " + c.FamilyName, c.TitleEn, c.TitleCy,
                c.ClaimedOn.PlusDays(VerifyWithinDays), c.ClaimedOn, ClockSetBy.Contract));
    }

    // Whoever verified or disputed a result does not say how its dispute ends.
    private async Task<IEnumerable<WorkItem>> DisputesAsync(Viewer viewer, LocalDate today, CancellationToken cancellationToken)
    {
        var people = ties.People(Reach.Of(viewer, Permission.ResolveDispute), today);
        var disputes = await (
            from verification in db.Verifications
            join outcome in db.PersonalOutcomes on verification.OutcomeId equals outcome.Id
            join person in people on outcome.PersonId equals person.Id
            where verification.DisputedAt != null && verification.ResolvedAt == null
                && verification.VerifiedByAccountId != viewer.AccountId && verification.DisputedByAccountId != viewer.AccountId
            orderby verification.DisputedAt
            select new { verification.Id, person.GivenName, person.FamilyName, outcome.TitleEn, outcome.TitleCy, verification.VerifiedOn })
            .Take(AtMost).ToListAsync(cancellationToken);
        return disputes.Select(d => new WorkItem(
            WorkKind.ResolveDispute, d.Id, d.GivenName + " " + d.FamilyName, d.TitleEn, d.TitleCy, null, d.VerifiedOn, ClockSetBy.Contract));
    }

    // Contracts whose last whole period has ended and has no live run yet.
    private async Task<IEnumerable<WorkItem>> PeriodsAsync(Viewer viewer, LocalDate today, CancellationToken cancellationToken)
    {
        var contracts = await ties.Contracts(Reach.Of(viewer, Permission.PrepareRun))
            .Where(c => c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today))
            .Select(c => new { c.Id, c.Number, c.TitleEn, c.TitleCy, c.YearStartsOn }).ToListAsync(cancellationToken);
        var live = (await db.SettlementRuns.Where(r => r.ReplacedAt == null)
            .Select(r => new { r.ContractId, r.YearStartsOn, r.PeriodNumber }).ToListAsync(cancellationToken))
            .Select(r => (r.ContractId, r.YearStartsOn, r.PeriodNumber)).ToHashSet();
        return
            from contract in contracts
            let period = PaymentPeriod.Holding(contract.YearStartsOn, today.PlusDays(-PaymentPeriod.Days))
            where period is not null && period.Value.End < today
                && !live.Contains((contract.Id, contract.YearStartsOn, period.Value.Number))
            select new WorkItem(
                WorkKind.PrepareRun, contract.Id, contract.Number, contract.TitleEn, contract.TitleCy,
                period.Value.End.PlusDays(CloseWithinDays), period.Value.End, ClockSetBy.Contract);
    }

    private async Task<IEnumerable<WorkItem>> AnswersAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var contracts = ties.Contracts(Reach.Of(viewer, Permission.QueryLine));
        var answers = await (
            from query in db.LineQueries
            join line in db.StatementLines on query.LineId equals line.Id
            join run in db.SettlementRuns on line.RunId equals run.Id
            join contract in contracts on run.ContractId equals contract.Id
            where query.AnsweredAt != null && query.AcceptedAt == null && query.WithdrawnAt == null
            orderby query.AnsweredAt
            select new { line.Id, contract.Number, contract.TitleEn, contract.TitleCy, AnsweredAt = query.AnsweredAt!.Value })
            .Take(AtMost).ToListAsync(cancellationToken);
        return answers.Select(a => new WorkItem(
            WorkKind.AcceptAnswer, a.Id, a.Number, a.TitleEn, a.TitleCy, null, Day(a.AnsweredAt), ClockSetBy.Nobody));
    }

    private async Task<IEnumerable<WorkItem>> TermsAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var contracts = ties.Contracts(Reach.Of(viewer, Permission.AcknowledgeTerms));
        var terms = await (
            from scheme in db.ContractSchemes
            join contract in contracts on scheme.ContractId equals contract.Id
            where scheme.AcknowledgedAt == null
            orderby scheme.InForceFrom
            select new { contract.Id, contract.Number, contract.TitleEn, contract.TitleCy, scheme.InForceFrom }).Take(AtMost).ToListAsync(cancellationToken);
        return terms.Select(t => new WorkItem(
            WorkKind.AcknowledgeTerms, t.Id, t.Number, t.TitleEn, t.TitleCy, t.InForceFrom, null, ClockSetBy.Contract));
    }

    private async Task<IEnumerable<WorkItem>> QuestionsAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var contracts = ties.Contracts(Reach.Of(viewer, Permission.WriteTerms));
        var questions = await (
            from question in db.TermQuestions
            join contract in contracts on question.ContractId equals contract.Id
            where question.AnsweredAt == null
            orderby question.AskedAt
            select new { contract.Id, contract.Number, contract.TitleEn, contract.TitleCy, question.AskedAt }).Take(AtMost).ToListAsync(cancellationToken);
        return questions.Select(q => new WorkItem(
            WorkKind.AnswerAboutTerms, q.Id, q.Number, q.TitleEn, q.TitleCy, Day(q.AskedAt).PlusDays(ReadRunWork.AnswerWithinDays), Day(q.AskedAt), ClockSetBy.OwnAim));
    }

    private async Task<IEnumerable<WorkItem>> OwnViewsAsync(Viewer viewer, LocalDate today, CancellationToken cancellationToken)
    {
        var since = today.PlusDays(-ReadWork.AskAgainAfterDays);
        var outcomes = await (
            from person in ties.People(Reach.Of(viewer, Permission.WriteNote), today)
            join outcome in db.PersonalOutcomes on person.Id equals outcome.PersonId
            where outcome.EndedOn == null && person.DiedOn == null && person.MovedAwayOn == null
                && !db.Readings.Any(r => r.OutcomeId == outcome.Id && r.Voice == Voice.CareWorker && r.TakenOn > since)
            orderby person.FamilyName, person.GivenName
            select new { outcome.Id, person.GivenName, person.FamilyName, outcome.TitleEn, outcome.TitleCy }).Take(AtMost).ToListAsync(cancellationToken);
        return outcomes.Select(o => new WorkItem(
            WorkKind.GiveReading, o.Id, o.GivenName + " " + o.FamilyName, o.TitleEn, o.TitleCy, null, null, ClockSetBy.OwnAim));
    }

    private static LocalDate Day(Instant at) => at.InZone(London).Date;
}
