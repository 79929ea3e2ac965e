using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Delivery;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Thread;

/// <summary>What a thread asks of its outcome, from the words to the review; each put into SQL once.</summary>
internal static class ThreadQuestions
{
    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<PersonalOutcome>>> Outcome = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long outcomeId) => db.PersonalOutcomes.AsNoTracking().Include(o => o.Check).Where(o => o.Id == outcomeId)));

    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<Person>>> Person = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long personId) => db.People.AsNoTracking().Where(p => p.Id == personId)));

    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<Conversation>>> Conversation = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long lineId) => db.Conversations.AsNoTracking().Include(c => c.Lines)
            .Where(c => db.SaidLines.Where(l => l.Id == lineId).Select(l => l.ConversationId).Contains(c.Id))));

    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<CarePackage>>> Package = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long outcomeId) => db.CarePackages.AsNoTracking().Include(k => k.Outcomes)
            .Where(k => db.PackageOutcomes.Where(o => o.OutcomeId == outcomeId).Select(o => o.PackageId).Contains(k.Id))
            .OrderByDescending(k => k.StartsOn).Take(1)));

    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<Contract>>> Contract = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long contractId) => db.Contracts.AsNoTracking().Where(c => c.Id == contractId)));

    /// <summary>The version of a contract's terms in force on a day.</summary>
    public static readonly Question<Func<CylchDb, long, LocalDate, IAsyncEnumerable<ContractScheme>>> Scheme = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long contractId, LocalDate day) => db.ContractSchemes.AsNoTracking()
            .Where(s => s.ContractId == contractId && s.InForceFrom <= day)
            .OrderByDescending(s => s.InForceFrom).ThenByDescending(s => s.Number).Take(1)));

    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<Organisation>>> Organisation = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long organisationId) => db.Organisations.AsNoTracking().Where(o => o.Id == organisationId)));

    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<CarePlan>>> Plans = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long personId) => db.CarePlans.AsNoTracking().Where(p => p.PersonId == personId).OrderBy(p => p.Number).AsQueryable()));

    public static readonly Question<Func<CylchDb, long, long, IAsyncEnumerable<PlanStep>>> Steps = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long planId, long outcomeId) => db.PlanSteps.AsNoTracking()
            .Where(s => s.PlanId == planId && s.OutcomeId == outcomeId).OrderBy(s => s.Id).AsQueryable()));

    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<VisitNote>>> Notes = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long outcomeId) => db.VisitNotes.AsNoTracking().Where(n => n.OutcomeId == outcomeId).OrderBy(n => n.NotedOn).ThenBy(n => n.Id).AsQueryable()));

    /// <summary>Nothing when there is no visit.</summary>
    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<VisitTotals>>> Totals = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long packageId) => db.Visits.AsNoTracking().Where(v => v.PackageId == packageId).GroupBy(_ => 1)
            .Select(g => new VisitTotals(
                g.Min(v => v.VisitOn), g.Max(v => v.VisitOn), g.Count(), g.Count(v => v.ActualMinutes == 0),
                g.Sum(v => (long)v.PlannedMinutes), g.Sum(v => (long)v.ActualMinutes)))));

    public static readonly Question<Func<CylchDb, long, CancellationToken, Task<int>>> CareWorkers = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long packageId, CancellationToken _) => db.Visits.AsNoTracking()
            .Where(v => v.PackageId == packageId && v.ActualMinutes > 0).Select(v => v.CareWorkerRef).Distinct().Count()));

    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<Reading>>> Readings = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long outcomeId) => db.Readings.AsNoTracking().Where(r => r.OutcomeId == outcomeId).OrderBy(r => r.TakenOn).ThenBy(r => r.Id).AsQueryable()));

    /// <summary>The newest first.</summary>
    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<FoundInReview>>> Reviews = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long outcomeId) =>
            from finding in db.ReviewFindings.AsNoTracking()
            join review in db.PlanReviews.AsNoTracking() on finding.ReviewId equals review.Id
            where finding.OutcomeId == outcomeId
            orderby review.HeldOn descending, review.Id descending
            select new FoundInReview(review, finding)));

    public static readonly Question<Func<CylchDb, long[], IAsyncEnumerable<AccountName>>> Names = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] accountIds) => db.Users.AsNoTracking().Where(a => accountIds.Contains(a.Id)).Select(a => new AccountName(a.Id, a.DisplayName))));
}

/// <summary>The visits of a package, counted.</summary>
internal sealed record VisitTotals(LocalDate First, LocalDate Last, int Count, int Missed, long Planned, long Given);

/// <summary>What a review found of an outcome.</summary>
internal sealed record FoundInReview(PlanReview Review, ReviewFinding Finding);

/// <summary>Who an account is, for "who" beside a knot.</summary>
internal sealed record AccountName(long Id, string Name);
