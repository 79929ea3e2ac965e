using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Work;

/// <summary>
/// What waits for somebody, worked out from the records when asked: nothing is entered twice and nothing is ticked off.
/// Everything listed lies within the viewer's reach.
/// </summary>
public sealed class ReadWork(CylchDb db, Ties ties)
{
    /// <summary>Our own aims, in days; no law sets them.</summary>
    public const int AskAgainAfterDays = 90;
    public const int FindProviderWithinDays = 2;
    public const int TalkWithinDays = 10;
    public const int Ahead = 7;

    /// <summary>Readings this many points apart, or more, want a talk.</summary>
    public const int PointsApart = 3;

    private const int AtMost = 400;

    public async Task<IReadOnlyList<WorkItem>> OfAsync(Viewer viewer, LocalDate today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var items = new List<WorkItem>();
        var roles = viewer.Roles.Select(r => r.Role).ToHashSet();
        if (roles.Contains(Role.CareManager) || roles.Contains(Role.TeamLeader))
        {
            var people = Mine(viewer, roles, today);
            items.AddRange(await ReviewsAsync(people, today, cancellationToken));
            items.AddRange(await ReadingsAsync(people, today, cancellationToken));
            items.AddRange(await DifferencesAsync(people, cancellationToken));
        }

        if (roles.Contains(Role.TeamLeader))
        {
            items.AddRange(await ApprovalsAsync(viewer, today, cancellationToken));
        }

        if (roles.Contains(Role.Broker))
        {
            items.AddRange(await PackagesAsync(viewer, today, cancellationToken));
        }

        items.AddRange(await new ReadMoneyWork(db, ties).OfAsync(viewer, roles, today, cancellationToken));
        items.AddRange(await new ReadFairnessWork(db).OfAsync(viewer, cancellationToken));
        return items;
    }

    /// <summary>How the outcomes of the viewer's people stand.</summary>
    public async Task<OutcomeStanding?> StandingAsync(Viewer viewer, LocalDate today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var roles = viewer.Roles.Select(r => r.Role).ToHashSet();
        if (!roles.Contains(Role.CareManager) && !roles.Contains(Role.TeamLeader))
        {
            return null;
        }

        var people = Mine(viewer, roles, today).Select(p => p.Id);
        var outcomes = db.PersonalOutcomes.Where(o => people.Contains(o.PersonId));
        var latest =
            from finding in db.ReviewFindings
            where outcomes.Any(o => o.Id == finding.OutcomeId)
                && !db.ReviewFindings.Any(later => later.OutcomeId == finding.OutcomeId && later.Id > finding.Id)
            group finding by finding.Result into byResult
            select new { byResult.Key, Count = byResult.Count() };
        var counts = await latest.ToDictionaryAsync(r => r.Key, r => r.Count, cancellationToken);
        int Of(OutcomeResult result) => counts.GetValueOrDefault(result);
        return new OutcomeStanding(
            await people.CountAsync(cancellationToken),
            Of(OutcomeResult.Achieved), Of(OutcomeResult.Maintained), Of(OutcomeResult.Partly), Of(OutcomeResult.Slipped),
            Of(OutcomeResult.NoLongerWanted) + Of(OutcomeResult.CannotSay),
            await outcomes.CountAsync(cancellationToken) - counts.Values.Sum());
    }

    // A care manager's own people; a team leader's whole team. Those who died or moved away wait for nothing.
    private IQueryable<Person> Mine(Viewer viewer, HashSet<Role> roles, LocalDate today)
    {
        var people = ties.People(Reach.Of(viewer, Permission.WriteAssessment), today).Where(p => p.DiedOn == null && p.MovedAwayOn == null);
        return roles.Contains(Role.TeamLeader) ? people : people.Where(p => p.CareManagerAccountId == viewer.AccountId);
    }

    private async Task<IEnumerable<WorkItem>> ReviewsAsync(IQueryable<Person> people, LocalDate today, CancellationToken cancellationToken)
    {
        var until = today.PlusDays(Ahead);
        var due = await (
            from person in people
            join plan in db.CarePlans on person.Id equals plan.PersonId
            where plan.ReplacedOn == null && plan.ReviewDueOn <= until
            orderby plan.ReviewDueOn
            select new { person.Id, person.GivenName, person.FamilyName, plan.ReviewDueOn }).Take(AtMost).ToListAsync(cancellationToken);
        return due.Select(d => new WorkItem(
            WorkKind.ReviewPlan, d.Id, d.GivenName + " " + d.FamilyName, "", "", d.ReviewDueOn, null, ClockSetBy.Law));
    }

    private async Task<IEnumerable<WorkItem>> ReadingsAsync(IQueryable<Person> people, LocalDate today, CancellationToken cancellationToken)
    {
        var lastAsked = await (
            from person in people
            join outcome in db.PersonalOutcomes on person.Id equals outcome.PersonId
            where outcome.EndedOn == null && outcome.BaselineReadingId != null
            select new
            {
                outcome.Id,
                person.GivenName,
                person.FamilyName,
                outcome.TitleEn,
                outcome.TitleCy,
                outcome.WrittenOn,
                Last = db.Readings.Where(r => r.OutcomeId == outcome.Id && r.Voice == Voice.Person && r.Value != null).Max(r => (LocalDate?)r.TakenOn),
            }).ToListAsync(cancellationToken);
        return lastAsked
            .Select(a => new WorkItem(
                WorkKind.AskForReading, a.Id, a.GivenName + " " + a.FamilyName, a.TitleEn, a.TitleCy,
                (a.Last ?? a.WrittenOn).PlusDays(AskAgainAfterDays), a.Last ?? a.WrittenOn, ClockSetBy.OwnAim))
            .Where(i => i.DueOn <= today.PlusDays(Ahead))
            .OrderBy(i => i.DueOn)
            .Take(AtMost);
    }

    private async Task<IEnumerable<WorkItem>> DifferencesAsync(IQueryable<Person> people, CancellationToken cancellationToken)
    {
        var readings = await (
            from person in people
            join outcome in db.PersonalOutcomes on person.Id equals outcome.PersonId
            join reading in db.Readings on outcome.Id equals reading.OutcomeId
            where outcome.EndedOn == null && reading.Value != null && outcome.Measure == Measure.OwnScale0To10
                && (reading.Voice == Voice.Person || reading.Voice == Voice.CareWorker)
            select new { outcome.Id, person.GivenName, person.FamilyName, outcome.TitleEn, outcome.TitleCy, reading.Voice, reading.TakenOn, reading.Value })
            .ToListAsync(cancellationToken);
        return
            from r in readings
            group r by r.Id into outcome
            let own = outcome.Where(r => r.Voice == Voice.Person).MaxBy(r => r.TakenOn)
            let worker = outcome.Where(r => r.Voice == Voice.CareWorker).MaxBy(r => r.TakenOn)
            where own is not null && worker is not null && Math.Abs(own.Value!.Value - worker.Value!.Value) >= PointsApart
            let since = own.TakenOn > worker.TakenOn ? own.TakenOn : worker.TakenOn
            orderby since
            select new WorkItem(
                WorkKind.TalkAboutDifference, own.Id, own.GivenName + " " + own.FamilyName, own.TitleEn, own.TitleCy,
                since.PlusDays(TalkWithinDays), since, ClockSetBy.OwnAim);
    }

    private async Task<IEnumerable<WorkItem>> ApprovalsAsync(Viewer viewer, LocalDate today, CancellationToken cancellationToken)
    {
        var people = ties.People(Reach.Of(viewer, Permission.ApprovePlan), today);
        var plans = await (
            from person in people
            join plan in db.CarePlans on person.Id equals plan.PersonId
            where plan.ApprovedOn == null && plan.ReplacedOn == null && plan.WrittenByAccountId != viewer.AccountId
            orderby plan.WrittenOn
            select new { plan.Id, person.GivenName, person.FamilyName, plan.WrittenOn }).Take(AtMost).ToListAsync(cancellationToken);
        var outcomes = await (
            from person in people
            join outcome in db.PersonalOutcomes on person.Id equals outcome.PersonId
            where outcome.EndedOn == null && outcome.SaidLineId != null && outcome.WrittenByAccountId != viewer.AccountId
                && !db.OutcomeChecks.Any(c => c.OutcomeId == outcome.Id)
            orderby outcome.WrittenOn
            select new { outcome.Id, person.GivenName, person.FamilyName, outcome.TitleEn, outcome.TitleCy, outcome.WrittenOn })
            .Take(AtMost).ToListAsync(cancellationToken);
        return plans
            .Select(p => new WorkItem(WorkKind.ApprovePlan, p.Id, p.GivenName + " " + p.FamilyName, "", "", null, p.WrittenOn, ClockSetBy.OwnAim))
            .Concat(outcomes.Select(o => new WorkItem(
                WorkKind.CheckOutcome, o.Id, o.GivenName + " " + o.FamilyName, o.TitleEn, o.TitleCy, null, o.WrittenOn, ClockSetBy.OwnAim)));
    }

    private async Task<IEnumerable<WorkItem>> PackagesAsync(Viewer viewer, LocalDate today, CancellationToken cancellationToken)
    {
        var waiting = await (
            from person in ties.People(Reach.Of(viewer, Permission.ArrangePackage), today)
            join plan in db.CarePlans on person.Id equals plan.PersonId
            where person.DiedOn == null && person.MovedAwayOn == null
                && plan.ReplacedOn == null && plan.ApprovedOn != null && plan.MinutesPerWeek > 0
                && !db.CarePackages.Any(k => k.PersonId == person.Id && (k.EndsOn == null || k.EndsOn >= today))
            orderby plan.ApprovedOn
            select new { person.Id, person.GivenName, person.FamilyName, ApprovedOn = plan.ApprovedOn!.Value })
            .Take(AtMost).ToListAsync(cancellationToken);
        return waiting.Select(w => new WorkItem(
            WorkKind.FindProvider, w.Id, w.GivenName + " " + w.FamilyName, "", "", w.ApprovedOn.PlusDays(FindProviderWithinDays), w.ApprovedOn, ClockSetBy.OwnAim));
    }
}
