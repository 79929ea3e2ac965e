using Cylch.Records;
using Cylch.Records.Brokerage;
using Cylch.Records.Plans;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Assessment;

/// <summary>The plan in force on a day, or the newest one still waiting for its approval.</summary>
public sealed record PlanCard(
    long Id, int Number, LocalDate WrittenOn, string? WrittenBy, LocalDate? ApprovedOn, string? ApprovedBy, LocalDate? AgreedByPersonOn,
    LocalDate StartsOn, int MinutesPerWeek, int FixedMinutesPerWeek, string? FixedFor, string? RoomToChange, string? Contingency, string Language,
    LocalDate ReviewDueOn, IReadOnlyList<PlanStep> Steps);

/// <summary>A package that runs, or ran, on the day looked at.</summary>
public sealed record PackageCard(
    long Id, string Reference, long ContractId, string ContractNumber, CommissioningModel Model, string ProviderEn, string ProviderCy,
    LocalDate StartsOn, LocalDate? EndsOn, string ComplexityBand, int MinutesPerWeek, int TimeBankCapMinutes, int Weights, string? ChoiceWords,
    string? ChoiceLanguage);

/// <summary>One entry of the time bank, with the balance after it.</summary>
public sealed record BankRow(LocalDate EnteredOn, int Minutes, string Reason, string? Language, string? AgreedBy, int BalanceMinutes);

/// <summary>Minutes given on one day.</summary>
public sealed record DayMinutes(LocalDate On, int Given, int Missed);

/// <summary>Reads the plan, the packages, the last full week and the time bank of a person, as on a day.</summary>
public static class PersonCare
{
    private static readonly Question<Func<CylchDb, long, LocalDate, bool, IAsyncEnumerable<PlanCard>>> Plans = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long personId, LocalDate asOn, bool isApproved) => db.CarePlans.AsNoTracking()
            .Where(p => p.PersonId == personId && p.WrittenOn <= asOn && (isApproved
                ? p.ApprovedOn != null && p.ApprovedOn <= asOn && (p.ReplacedOn == null || p.ReplacedOn > asOn)
                : p.ApprovedOn == null))
            .OrderByDescending(p => p.Number).Take(1).Select(p => new PlanCard(
                p.Id, p.Number, p.WrittenOn, db.Users.Where(a => a.Id == p.WrittenByAccountId).Select(a => a.DisplayName).FirstOrDefault(),
                p.ApprovedOn, db.Users.Where(a => a.Id == p.ApprovedByAccountId).Select(a => a.DisplayName).FirstOrDefault(), p.AgreedByPersonOn,
                p.StartsOn, p.MinutesPerWeek, p.FixedMinutesPerWeek, p.FixedFor, p.RoomToChange, p.Contingency, p.Language, p.ReviewDueOn,
                p.Steps.OrderBy(s => s.Id).ToList()))));

    private static readonly Question<Func<CylchDb, long, LocalDate, IAsyncEnumerable<PackageCard>>> Packages = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long personId, LocalDate asOn) =>
            from k in db.CarePackages.AsNoTracking()
            join c in db.Contracts on k.ContractId equals c.Id
            join o in db.Organisations on c.ProviderId equals o.Id
            join p in db.CarePlans on k.PlanId equals p.Id
            where k.PersonId == personId && k.StartsOn <= asOn
            orderby k.EndsOn == null || k.EndsOn >= asOn descending, k.StartsOn descending
            select new PackageCard(
                k.Id, k.Reference, c.Id, c.Number, c.Model, o.NameEn, o.NameCy, k.StartsOn, k.EndsOn, k.ComplexityBand,
                p.MinutesPerWeek, p.TimeBankCapMinutes, k.Outcomes.Sum(w => w.Weight), k.ChoiceWords, k.ChoiceLanguage)));

    private static readonly Question<Func<CylchDb, long, LocalDate, LocalDate, IAsyncEnumerable<DayMinutes>>> Visits = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long packageId, LocalDate first, LocalDate last) => db.Visits.AsNoTracking()
            .Where(v => v.PackageId == packageId && v.VisitOn >= first && v.VisitOn <= last)
            .Select(v => new DayMinutes(v.VisitOn, v.ActualMinutes, v.MissedReason != null ? 1 : 0))));

    private static readonly Question<Func<CylchDb, long, LocalDate, IAsyncEnumerable<TimeBankEntry>>> BankEntries = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long packageId, LocalDate asOn) => db.TimeBankEntries.AsNoTracking()
            .Where(e => e.PackageId == packageId && e.EnteredOn <= asOn).OrderBy(e => e.EnteredOn).ThenBy(e => e.Id).AsQueryable()));

    public static async Task<PlanCard?> PlanAsync(CylchDb db, long personId, LocalDate asOn, bool approved, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await Plans.Of(db)(db, personId, asOn, approved).FirstOrDefaultAsync(cancellationToken);
    }

    public static async Task<IReadOnlyList<PackageCard>> PackagesAsync(CylchDb db, long personId, LocalDate asOn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await Packages.Of(db)(db, personId, asOn).ToListAsync(cancellationToken);
    }

    /// <summary>Minutes of each day of the last full week, Monday first, up to a day.</summary>
    public static async Task<IReadOnlyList<DayMinutes>> LastWeekAsync(CylchDb db, long packageId, LocalDate asOn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var sunday = asOn.DayOfWeek == IsoDayOfWeek.Sunday ? asOn : asOn.Previous(IsoDayOfWeek.Sunday);
        var monday = sunday.PlusDays(-6);
        var rows = await Visits.Of(db)(db, packageId, monday, sunday).ToListAsync(cancellationToken);
        return [.. Enumerable.Range(0, 7).Select(i => monday.PlusDays(i)).Select(day => new DayMinutes(
            day, rows.Where(r => r.On == day).Sum(r => r.Given), rows.Count(r => r.On == day && r.Missed > 0)))];
    }

    /// <summary>The entries of a package's time bank, newest first, each with the balance after it.</summary>
    public static async Task<IReadOnlyList<BankRow>> BankAsync(CylchDb db, long packageId, LocalDate asOn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entries = await BankEntries.Of(db)(db, packageId, asOn).ToListAsync(cancellationToken);
        var balance = 0;
        var rows = new List<BankRow>(entries.Count);
        foreach (var entry in entries)
        {
            balance += entry.Minutes;
            rows.Add(new BankRow(entry.EnteredOn, entry.Minutes, entry.Reason, entry.Language, entry.AgreedBy, balance));
        }

        rows.Reverse();
        return rows;
    }
}
