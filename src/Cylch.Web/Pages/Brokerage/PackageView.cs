using Cylch.Records;
using Cylch.Records.Delivery;
using Cylch.Records.Settlement;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Brokerage;

/// <summary>An outcome a package is bought for, with what its provider says came of it and what was verified.</summary>
public sealed record BoughtRow(
    long OutcomeId, int Priority, string TitleEn, string TitleCy, int Weight, LocalDate? ClaimedOn, OutcomeResult? Claimed, LocalDate? VerifiedOn,
    OutcomeResult? Verified, long? VerificationId, bool IsDisputed);

/// <summary>One care package as its page shows it.</summary>
public sealed record PackageView(
    long Id, string Reference, long PersonId, long PlanId, int PlanNumber, long ContractId, string ContractNumber, CommissioningModel Model,
    string ProviderEn, string ProviderCy, LocalDate StartsOn, LocalDate? EndsOn, NeutralReason? EndReason, string ComplexityBand, int OffersReceived,
    LocalDate? ChosenOn, string? ChoiceWords, string? ChoiceLanguage, string? ArrangedBy, int Version)
{
    public PackageState On(LocalDate day) => EndsOn < day ? PackageState.Ended : StartsOn > day ? PackageState.ToStart : PackageState.Running;

    public static async Task<PackageView> ReadAsync(CylchDb db, long packageId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await (
            from k in db.CarePackages.AsNoTracking()
            join c in db.Contracts on k.ContractId equals c.Id
            join o in db.Organisations on c.ProviderId equals o.Id
            join p in db.CarePlans on k.PlanId equals p.Id
            where k.Id == packageId
            select new PackageView(
                k.Id, k.Reference, k.PersonId, k.PlanId, p.Number, c.Id, c.Number, c.Model, o.NameEn, o.NameCy, k.StartsOn, k.EndsOn, k.EndReason,
                k.ComplexityBand, k.OffersReceived, k.ChosenOn, k.ChoiceWords, k.ChoiceLanguage,
                db.Users.Where(a => a.Id == k.BrokerAccountId).Select(a => a.DisplayName).FirstOrDefault(), k.Version)).SingleAsync(cancellationToken);
    }

    public static async Task<IReadOnlyList<BoughtRow>> BoughtAsync(CylchDb db, long packageId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await (
            from w in db.PackageOutcomes.AsNoTracking()
            join o in db.PersonalOutcomes on w.OutcomeId equals o.Id
            from claim in db.OutcomeClaims.Where(c => c.PackageId == packageId && c.OutcomeId == o.Id).OrderByDescending(c => c.Id).Take(1).DefaultIfEmpty()
            from seen in db.Verifications.Where(v => v.PackageId == packageId && v.OutcomeId == o.Id).OrderByDescending(v => v.Id).Take(1).DefaultIfEmpty()
            where w.PackageId == packageId
            orderby o.Priority, o.Id
            select new BoughtRow(
                o.Id, o.Priority, o.TitleEn, o.TitleCy, w.Weight, claim == null ? null : claim.ClaimedOn, claim == null ? null : claim.Result,
                seen == null ? null : seen.VerifiedOn, seen == null ? null : seen.Result, seen == null ? null : seen.Id,
                seen != null && seen.DisputedAt != null && seen.ResolvedAt == null)).ToListAsync(cancellationToken);
    }
}

/// <summary>A visit in a list.</summary>
public sealed record VisitRow(
    LocalDate VisitOn, Instant StartAt, int PlannedMinutes, int ActualMinutes, int CareWorkers, string CareWorkerRef, string? MissedReason);

/// <summary>A care worker's note in a list.</summary>
public sealed record NoteRow(LocalDate NotedOn, string CareWorker, NoteProgress Progress, string Words, string Language, long OutcomeId, string TitleEn, string TitleCy);

/// <summary>Minutes given in a week, and the envelope of that week.</summary>
public sealed record WeekRow(LocalDate Monday, int Given, int Envelope);

/// <summary>Reads what was given under a package.</summary>
public static class PackageGiven
{
    private const int WeeksShown = 8;

    public static IQueryable<VisitRow> Visits(CylchDb db, long packageId)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Visits.AsNoTracking().Where(v => v.PackageId == packageId).OrderByDescending(v => v.VisitOn).ThenByDescending(v => v.StartAt)
            .ThenByDescending(v => v.Id)
            .Select(v => new VisitRow(v.VisitOn, v.StartAt, v.PlannedMinutes, v.ActualMinutes, v.CareWorkers, v.CareWorkerRef, v.MissedReason));
    }

    public static IQueryable<NoteRow> Notes(CylchDb db, long packageId)
    {
        ArgumentNullException.ThrowIfNull(db);
        return from n in db.VisitNotes.AsNoTracking()
               join o in db.PersonalOutcomes on n.OutcomeId equals o.Id
               where n.PackageId == packageId
               orderby n.NotedOn descending, n.Id descending
               select new NoteRow(n.NotedOn, n.CareWorker, n.Progress, n.Words, n.Language, o.Id, o.TitleEn, o.TitleCy);
    }

    /// <summary>The last eight full weeks, oldest first; weeks before the package are left out.</summary>
    public static async Task<IReadOnlyList<WeekRow>> WeeksAsync(CylchDb db, PackageView package, LocalDate today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(package);
        var last = package.EndsOn < today ? package.EndsOn.Value : today;
        var monday = (last.DayOfWeek == IsoDayOfWeek.Sunday ? last : last.Previous(IsoDayOfWeek.Sunday)).PlusDays(-6);
        var first = monday.PlusWeeks(1 - WeeksShown);
        var given = await db.Visits.AsNoTracking()
            .Where(v => v.PackageId == package.Id && v.VisitOn >= first && v.VisitOn <= monday.PlusDays(6))
            .Select(v => new { v.VisitOn, v.ActualMinutes }).ToListAsync(cancellationToken);
        var plans = await db.CarePlans.AsNoTracking()
            .Where(p => p.PersonId == package.PersonId && p.ApprovedOn != null && p.Number >= package.PlanNumber).OrderBy(p => p.Number)
            .Select(p => new { p.StartsOn, p.MinutesPerWeek }).ToListAsync(cancellationToken);
        return
        [
            .. from week in Enumerable.Range(0, WeeksShown)
               let starts = first.PlusWeeks(week)
               where starts.PlusDays(6) >= package.StartsOn
               let plan = plans.FindLast(p => p.StartsOn <= starts.PlusDays(6)) ?? plans.FirstOrDefault()
               select new WeekRow(
                   starts, given.Where(v => v.VisitOn >= starts && v.VisitOn <= starts.PlusDays(6)).Sum(v => v.ActualMinutes), plan?.MinutesPerWeek ?? 0),
        ];
    }
}
