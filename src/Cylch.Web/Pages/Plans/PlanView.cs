using Cylch.Records;
using Cylch.Records.Plans;
using Cylch.Rules.Plans;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Plans;

/// <summary>Who does what, with the outcome it is for.</summary>
/// <param name="Words">What the person said that the outcome is made from; null where it was made from none.</param>
public sealed record StepRow(
    long OutcomeId, int Priority, string TitleEn, string TitleCy, StepBy By, string? Who, string What, string? Words, string? WordsLanguage);

/// <summary>One version of a plan as its page shows it.</summary>
public sealed record PlanView
{
    public required long Id { get; init; }
    public required long PersonId { get; init; }
    public required int Number { get; init; }
    public required string Language { get; init; }
    public required LocalDate WrittenOn { get; init; }
    public long? WrittenByAccountId { get; init; }
    public string? WrittenBy { get; init; }
    public LocalDate? ApprovedOn { get; init; }
    public string? ApprovedBy { get; init; }
    public LocalDate? AgreedByPersonOn { get; init; }
    public required LocalDate StartsOn { get; init; }
    public LocalDate? ReplacedOn { get; init; }
    public required int MinutesPerWeek { get; init; }
    public required int FixedMinutesPerWeek { get; init; }
    public string? FixedFor { get; init; }
    public required int TimeBankCapMinutes { get; init; }
    public string? RoomToChange { get; init; }
    public string? Contingency { get; init; }
    public required LocalDate ReviewDueOn { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyList<StepRow> Steps { get; init; }

    public bool IsWaiting => ApprovedOn is null && ReplacedOn is null;

    public bool IsInForce => ApprovedOn is not null && ReplacedOn is null;

    public static async Task<PlanView> ReadAsync(CylchDb db, long planId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.CarePlans.AsNoTracking().Where(p => p.Id == planId).Select(p => new PlanView
        {
            Id = p.Id,
            PersonId = p.PersonId,
            Number = p.Number,
            Language = p.Language,
            WrittenOn = p.WrittenOn,
            WrittenByAccountId = p.WrittenByAccountId,
            WrittenBy = db.Users.Where(a => a.Id == p.WrittenByAccountId).Select(a => a.DisplayName).FirstOrDefault(),
            ApprovedOn = p.ApprovedOn,
            ApprovedBy = db.Users.Where(a => a.Id == p.ApprovedByAccountId).Select(a => a.DisplayName).FirstOrDefault(),
            AgreedByPersonOn = p.AgreedByPersonOn,
            StartsOn = p.StartsOn,
            ReplacedOn = p.ReplacedOn,
            MinutesPerWeek = p.MinutesPerWeek,
            FixedMinutesPerWeek = p.FixedMinutesPerWeek,
            FixedFor = p.FixedFor,
            TimeBankCapMinutes = p.TimeBankCapMinutes,
            RoomToChange = p.RoomToChange,
            Contingency = p.Contingency,
            ReviewDueOn = p.ReviewDueOn,
            Version = p.Version,
            Steps = (from s in p.Steps
                     join o in db.PersonalOutcomes on s.OutcomeId equals o.Id
                     from said in db.SaidLines.Where(l => l.Id == o.SaidLineId).DefaultIfEmpty()
                     orderby o.Priority, o.Id, s.Id
                     select new StepRow(
                         o.Id, o.Priority, o.TitleEn, o.TitleCy, s.By, s.Who, s.What, said == null ? null : said.Words, said == null ? null : said.Language)).ToList(),
        }).SingleAsync(cancellationToken);
    }

    /// <summary>Every version of a person's plan, newest first.</summary>
    public static async Task<IReadOnlyList<VersionRow>> VersionsAsync(CylchDb db, long personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.CarePlans.AsNoTracking().Where(p => p.PersonId == personId).OrderByDescending(p => p.Number)
            .Select(p => new VersionRow(p.Id, p.Number, p.WrittenOn, p.StartsOn, p.ApprovedOn, p.ReplacedOn)).ToListAsync(cancellationToken);
    }

    /// <summary>Reviews of one version, newest first.</summary>
    public static async Task<IReadOnlyList<HeldRow>> ReviewsAsync(CylchDb db, long planId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.PlanReviews.AsNoTracking().Where(r => r.PlanId == planId).OrderByDescending(r => r.HeldOn).ThenByDescending(r => r.Id)
            .Select(r => new HeldRow(r.Id, r.HeldOn, r.Decision)).ToListAsync(cancellationToken);
    }
}

/// <summary>One version in the list of all.</summary>
public sealed record VersionRow(long Id, int Number, LocalDate WrittenOn, LocalDate StartsOn, LocalDate? ApprovedOn, LocalDate? ReplacedOn)
{
    /// <summary>The last part of the wording of how it stands.</summary>
    public string Standing => (ApprovedOn, ReplacedOn) switch
    {
        (null, null) => "waiting",
        (null, _) => "aside",
        (_, null) => "in-force",
        _ => "over",
    };
}

/// <summary>One review in the list of a plan's reviews.</summary>
public sealed record HeldRow(long Id, LocalDate HeldOn, ReviewDecision Decision);
