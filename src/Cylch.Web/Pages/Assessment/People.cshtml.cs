using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Assessment;

/// <summary>The people the reader may see: found by name or reference, narrowed by team, zone and language.</summary>
[Needs(Permission.ReadPerson)]
public sealed class PeoplePage(CylchDb db, Ties ties) : CylchPage
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "team", SupportsGet = true)]
    public long? TeamId { get; set; }

    [BindProperty(Name = "zone", SupportsGet = true)]
    public long? ZoneId { get; set; }

    [BindProperty(Name = "language", SupportsGet = true)]
    public string? Language { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public PageOf<PersonRow> People { get; private set; } = new([], 1, 0);

    public IReadOnlyList<GovukChoice> Teams { get; private set; } = [];

    public IReadOnlyList<GovukChoice> Zones { get; private set; } = [];

    public bool MayRegister { get; private set; }

    public PeopleFilter Filter => new(Text, TeamId, ZoneId, Language);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var visible = await VisibleAsync();
        People = await PeopleList.PageAsync(db, Filter.Of(visible), Number, cancellationToken);
        MayRegister = !(await Evaluator.ReachAsync(Permission.WriteAssessment)).IsEmpty;

        // Only teams and zones of people the reader may see: a name in a list is told, too.
        var teams = await db.Teams.AsNoTracking().Where(t => visible.Any(p => p.TeamId == t.Id)).OrderBy(t => t.Id).ToListAsync(cancellationToken);
        var zones = await db.Zones.AsNoTracking().Where(z => visible.Any(p => p.ZoneId == z.Id)).OrderBy(z => z.Id).ToListAsync(cancellationToken);
        Teams = [new("", W["assessment.people.any-team"]), .. teams.Select(t => new GovukChoice(Id(t.Id), W.Either(t.NameEn, t.NameCy)))];
        Zones = [new("", W["assessment.people.any-zone"]), .. zones.Select(z => new GovukChoice(Id(z.Id), W.Either(z.NameEn, z.NameCy)))];
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var csv = new CsvText(
            W["assessment.people.reference"], W["assessment.people.name"], W["assessment.people.born"], W["assessment.people.language"],
            W["assessment.people.zone"], W["assessment.people.team"], W["assessment.people.care-manager"], W["assessment.people.outcomes"],
            W["assessment.people.asked"], W["assessment.people.review"]);
        await foreach (var p in PeopleList.Rows(db, Filter.Of(await VisibleAsync())).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            csv.Row(p.Reference, p.GivenName + " " + p.FamilyName, p.BornOn, W["assessment.language." + p.Language], Either(p.ZoneEn, p.ZoneCy),
                Either(p.TeamEn, p.TeamCy), p.CareManager, p.Outcomes, p.LastAskedOn, p.ReviewDueOn);
        }

        return csv.ToFile(W["assessment.people.file"] + ".csv");
    }

    public string? Either(string? english, string? welsh) => english is null || welsh is null ? null : W.Either(english, welsh);

    private static string Id(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<IQueryable<Records.Assessment.Person>> VisibleAsync() =>
        ties.People(await Evaluator.ReachAsync(Permission.ReadPerson), Today);
}
