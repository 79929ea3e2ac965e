using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Pages.Contracts;
using Cylch.Web.Pages.Plans;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages;

/// <summary>Plan: plans to write and to approve, and contracts with their terms.</summary>
[Needs(Permission.OwnWork)]
public sealed class PlanPage(CylchDb db, Ties ties) : CylchPage
{
    public IReadOnlyList<CycleSection> Sections { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        List<CycleSection> sections = [];
        var write = await Evaluator.ReachAsync(Permission.WriteAssessment);
        if (!write.IsEmpty)
        {
            sections.Add(await WaitingAsync(write, cancellationToken));
            sections.Add(await UnwrittenAsync(write, cancellationToken));
        }

        var contracts = await Evaluator.ReachAsync(Permission.ReadContract);
        if (!contracts.IsEmpty)
        {
            sections.Add(await ContractsAsync(contracts, cancellationToken));
        }

        Sections = sections;
    }

    private async Task<CycleSection> WaitingAsync(Reach reach, CancellationToken cancellationToken)
    {
        var waiting = from plan in db.CarePlans
                      join p in ties.People(reach, Today) on plan.PersonId equals p.Id
                      where plan.ApprovedOn == null && plan.ReplacedOn == null
                      orderby plan.WrittenOn, plan.Id
                      select new { plan.Id, plan.Number, plan.WrittenOn, p.GivenName, p.FamilyName };
        var first = await waiting.Take(CycleSection.Shown).ToListAsync(cancellationToken);
        return new CycleSection(
            "approve", W["cycle.approve"], W["cycle.approve.none"], await waiting.CountAsync(cancellationToken),
            [.. first.Select(p => new CycleItem(p.GivenName + " " + p.FamilyName, W["cycle.approve.item", p.Number, W.Say.Date(p.WrittenOn)], PlansLinks.Plan(p.Id)))],
            null, null);
    }

    private async Task<CycleSection> UnwrittenAsync(Reach reach, CancellationToken cancellationToken)
    {
        var people = ties.People(reach, Today).Where(p => p.DiedOn == null && p.MovedAwayOn == null
            && db.PersonalOutcomes.Any(o => o.PersonId == p.Id && (o.EndedOn == null || o.EndedOn > Today))
            && !db.CarePlans.Any(k => k.PersonId == p.Id && k.ReplacedOn == null));
        var first = await people.OrderBy(p => p.Id).Take(CycleSection.Shown).Select(p => new { p.Id, p.GivenName, p.FamilyName }).ToListAsync(cancellationToken);
        return new CycleSection(
            "write", W["cycle.write"], W["cycle.write.none"], await people.CountAsync(cancellationToken),
            [.. first.Select(p => new CycleItem(p.GivenName + " " + p.FamilyName, null, PlansLinks.Write(p.Id)))], null, null);
    }

    private async Task<CycleSection> ContractsAsync(Reach reach, CancellationToken cancellationToken)
    {
        var contracts = ties.Contracts(reach).Where(c => c.StartsOn <= Today && (c.EndsOn == null || c.EndsOn >= Today));
        var first = await contracts.OrderBy(c => c.Number).Take(CycleSection.Shown)
            .Select(c => new { c.Id, c.Number, c.TitleEn, c.TitleCy, c.Model }).ToListAsync(cancellationToken);
        return new CycleSection(
            "contracts", W["cycle.contracts"], W["cycle.contracts.none"], await contracts.CountAsync(cancellationToken),
            [.. first.Select(c => new CycleItem(c.Number + " " + W.Either(c.TitleEn, c.TitleCy), W.Of("model", c.Model), ContractsLinks.Contract(c.Id)))],
            ContractsLinks.Register, W["cycle.contracts.all"]);
    }
}
