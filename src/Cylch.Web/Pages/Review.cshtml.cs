using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Rules.Fairness;
using Cylch.Rules.Outcomes;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Pages.Outcomes;
using Cylch.Web.Pages.Plans;
using Cylch.Web.Pages.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages;

/// <summary>Review: plans and outcomes to look at again, and results to verify.</summary>
[Needs(Permission.OwnWork)]
public sealed class ReviewPage(CylchDb db, Ties ties) : CylchPage
{
    private const int DaysAhead = 28;

    public IReadOnlyList<CycleSection> Sections { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        List<CycleSection> sections = [];
        var write = await Evaluator.ReachAsync(Permission.WriteAssessment);
        if (!write.IsEmpty)
        {
            sections.Add(await ReviewsAsync(write, cancellationToken));
            sections.Add(await ReadingsAsync(write, cancellationToken));
        }

        var verify = await Evaluator.ReachAsync(Permission.VerifyResult);
        if (!verify.IsEmpty)
        {
            sections.Add(await ResultsAsync(verify, cancellationToken));
        }

        var audit = await Evaluator.ReachAsync(Permission.AuditResult);
        if (!audit.IsEmpty)
        {
            sections.Add(await AuditsAsync(audit, cancellationToken));
        }

        var watch = await Evaluator.ReachAsync(Permission.ReadFairness);
        if (!watch.IsEmpty)
        {
            sections.Add(await FairnessAsync(watch, cancellationToken));
        }

        Sections = sections;
    }

    // Conversations name a provider: people and carers, who read the watch in words, find only the way to it.
    private async Task<CycleSection> FairnessAsync(Reach reach, CancellationToken cancellationToken)
    {
        var open = from talk in db.FairnessConversations
                   join provider in ties.Suppliers(reach) on talk.ProviderId equals provider.Id
                   where talk.Entries.OrderByDescending(e => e.Id).Select(e => e.Kind).First() != FairnessEntryKind.Closed
                   orderby talk.Id
                   select new { talk.Id, talk.Question, provider.NameEn, provider.NameCy };
        var first = await open.Take(CycleSection.Shown).ToListAsync(cancellationToken);
        return new CycleSection(
            "fairness", W["fairness.section"], W["fairness.section.none"], await open.CountAsync(cancellationToken),
            [.. first.Select(talk => new CycleItem(W.Of("fairness.question", talk.Question), W.Either(talk.NameEn, talk.NameCy), FairnessLinks.Talk(talk.Id)))],
            FairnessLinks.Watch, W["fairness.title"]);
    }

    private async Task<CycleSection> ReviewsAsync(Reach reach, CancellationToken cancellationToken)
    {
        var until = Today.PlusDays(DaysAhead);
        var due = from plan in db.CarePlans
                  join p in ties.People(reach, Today) on plan.PersonId equals p.Id
                  where plan.ApprovedOn != null && plan.ReplacedOn == null && plan.ReviewDueOn <= until && p.DiedOn == null
                  orderby plan.ReviewDueOn, p.Id
                  select new { p.Id, p.GivenName, p.FamilyName, plan.ReviewDueOn };
        var first = await due.Take(CycleSection.Shown).ToListAsync(cancellationToken);
        return new CycleSection(
            "reviews", W["cycle.reviews"], W["cycle.reviews.none"], await due.CountAsync(cancellationToken),
            [.. first.Select(p => new CycleItem(
                p.GivenName + " " + p.FamilyName,
                p.ReviewDueOn < Today ? W["cycle.reviews.late", W.Say.Date(p.ReviewDueOn)] : W["cycle.reviews.by", W.Say.Date(p.ReviewDueOn)],
                PlansLinks.HoldReview(p.Id)))], null, null);
    }

    private async Task<CycleSection> ReadingsAsync(Reach reach, CancellationToken cancellationToken)
    {
        var since = Today.PlusDays(-ReadingAge.DaysUntilOld);
        var silent = from o in db.PersonalOutcomes
                     join p in ties.People(reach, Today) on o.PersonId equals p.Id
                     where (o.EndedOn == null || o.EndedOn > Today) && p.DiedOn == null && p.MovedAwayOn == null
                         && !db.Readings.Any(r => r.OutcomeId == o.Id && r.Voice == Voice.Person && r.Value != null && r.TakenOn >= since)
                     orderby o.Priority, p.FamilyName, o.Id
                     select new { o.Id, p.GivenName, p.FamilyName, o.TitleEn, o.TitleCy };
        var first = await silent.Take(CycleSection.Shown).ToListAsync(cancellationToken);
        return new CycleSection(
            "readings", W["cycle.readings"], W["cycle.readings.none"], await silent.CountAsync(cancellationToken),
            [.. first.Select(o => new CycleItem(o.GivenName + " " + o.FamilyName, W.Either(o.TitleEn, o.TitleCy), OutcomesLinks.NewReading(o.Id)))], null, null);
    }

    private async Task<CycleSection> ResultsAsync(Reach reach, CancellationToken cancellationToken)
    {
        var own = OwnResults.Of(db, Current.AccountId!.Value);
        var claims = from claim in db.OutcomeClaims
                     join o in db.PersonalOutcomes on claim.OutcomeId equals o.Id
                     join p in ties.People(reach, Today) on o.PersonId equals p.Id
                     where !own.Contains(o.Id)
                         && !db.Verifications.Any(v => v.OutcomeId == o.Id && v.VerifiedOn >= claim.ClaimedOn && v.Resolution != DisputeEnding.SetAside)
                     orderby claim.ClaimedOn, claim.Id
                     select new { o.Id, claim.PackageId, p.GivenName, p.FamilyName, o.TitleEn, o.TitleCy };
        var first = await claims.Take(CycleSection.Shown).ToListAsync(cancellationToken);
        return new CycleSection(
            "results", W["cycle.results"], W["cycle.results.none"], await claims.CountAsync(cancellationToken),
            [.. first.Select(o => new CycleItem(o.GivenName + " " + o.FamilyName, W.Either(o.TitleEn, o.TitleCy), SettlementLinks.Verify(o.Id, o.PackageId)))],
            SettlementLinks.ToVerify, W["cycle.results.all"]);
    }

    private async Task<CycleSection> AuditsAsync(Reach reach, CancellationToken cancellationToken)
    {
        var waiting = VerifyAuditRows.Drawn(db, ties.People(reach, Today), Current.AccountId, waitingOnly: true);
        var first = await waiting.Take(CycleSection.Shown).ToListAsync(cancellationToken);
        return new CycleSection(
            "audits", W["cycle.audits"], W["cycle.audits.none"], await waiting.CountAsync(cancellationToken),
            [.. first.Select(row => new CycleItem(row.GivenName + " " + row.FamilyName, W.Either(row.TitleEn, row.TitleCy), SettlementLinks.Audit(row.VerificationId)))],
            SettlementLinks.Audits, W["cycle.audits.all"]);
    }
}
