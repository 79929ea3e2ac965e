using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Pages.Assessment;
using Cylch.Web.Pages.Population;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages;

/// <summary>Analyse: who has not been asked yet what matters, and how the zones are.</summary>
[Needs(Permission.OwnWork)]
public sealed class AnalysePage(CylchDb db, Ties ties) : CylchPage
{
    public IReadOnlyList<CycleSection> Sections { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        List<CycleSection> sections = [];
        var read = await Evaluator.ReachAsync(Permission.ReadPerson);
        if (!(await Evaluator.ReachAsync(Permission.WriteAssessment)).IsEmpty)
        {
            var people = ties.People(read, Today).Where(p => p.DiedOn == null && p.MovedAwayOn == null
                && !db.PersonalOutcomes.Any(o => o.PersonId == p.Id && (o.EndedOn == null || o.EndedOn > Today)));
            var first = await people.OrderBy(p => p.Id).Take(CycleSection.Shown)
                .Select(p => new { p.Id, p.GivenName, p.FamilyName, HasSpoken = p.Conversations.Any() }).ToListAsync(cancellationToken);
            sections.Add(new CycleSection(
                "ask", W["cycle.ask"], W["cycle.ask.none"], await people.CountAsync(cancellationToken),
                [.. first.Select(p => new CycleItem(
                    p.GivenName + " " + p.FamilyName, p.HasSpoken ? W["cycle.ask.no-outcome"] : W["cycle.ask.no-words"], AssessmentLinks.Person(p.Id)))],
                AssessmentLinks.People, W["cycle.people"]));
        }

        if (!(await Evaluator.ReachAsync(Permission.ReadPopulation)).IsEmpty)
        {
            var rows = await ZoneRows.ReadAsync(db, await Evaluator.ReachAsync(Permission.ReadPopulation), Today, cancellationToken);
            sections.Add(new CycleSection(
                "zones", W["cycle.zones"], W["cycle.zones.none"], rows.Count,
                [.. rows.Take(CycleSection.Shown).Select(z => new CycleItem(
                    W.Either(z.NameEn, z.NameCy), W["cycle.zones.over-65", W.Say.Number(z.Residents65AndOver)], PopulationLinks.Zone(z.Id)))],
                PopulationLinks.Zones, W["cycle.zones.all"]));
        }

        Sections = sections;
    }
}
