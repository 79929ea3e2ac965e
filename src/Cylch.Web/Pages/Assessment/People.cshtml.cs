using Cylch.Records;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Assessment;

/// <summary>The people the reader may see: found by name or reference, narrowed by team, zone and language.</summary>
[Needs(Permission.ReadPerson)]
public sealed class PeoplePage(CylchDb db) : CylchPage
{
    private Dictionary<long, string> _teams = [];
    private Dictionary<long, string> _zones = [];

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
        var list = await ListAsync();
        People = await list.PageAsync(Filter, Number, cancellationToken);
        MayRegister = !(await Evaluator.ReachAsync(Permission.WriteAssessment)).IsEmpty;
        await FindPlacesAsync(list, cancellationToken);
        Teams = [new("", W["assessment.people.any-team"]), .. _teams.Select(t => new GovukChoice(Id(t.Key), t.Value))];
        Zones = [new("", W["assessment.people.any-zone"]), .. _zones.Select(z => new GovukChoice(Id(z.Key), z.Value))];
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var csv = new CsvText(
            W["assessment.people.reference"], W["assessment.people.name"], W["assessment.people.born"], W["assessment.people.language"],
            W["assessment.people.zone"], W["assessment.people.team"], W["assessment.people.care-manager"], W["assessment.people.outcomes"],
            W["assessment.people.asked"], W["assessment.people.review"]);
        var list = await ListAsync();
        await FindPlacesAsync(list, cancellationToken);
        foreach (var p in await list.AllAsync(Filter, cancellationToken))
        {
            csv.Row(p.Reference, p.GivenName + " " + p.FamilyName, p.BornOn, W["assessment.language." + p.Language], Zone(p),
                Team(p), p.CareManager, p.Outcomes, p.LastAskedOn, p.ReviewDueOn);
        }

        return csv.ToFile(W["assessment.people.file"] + ".csv");
    }

    public string? Zone(PersonRow person) => person.ZoneId is { } zone ? _zones.GetValueOrDefault(zone) : null;

    private string? Team(PersonRow person) => person.TeamId is { } team ? _teams.GetValueOrDefault(team) : null;

    private async Task FindPlacesAsync(PeopleList list, CancellationToken cancellationToken)
    {
        var (teams, zones) = await list.PlacesAsync(cancellationToken);
        _teams = teams.ToDictionary(t => t.Id, t => W.Either(t.NameEn, t.NameCy));
        _zones = zones.ToDictionary(z => z.Id, z => W.Either(z.NameEn, z.NameCy));
    }

    private static string Id(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<PeopleList> ListAsync() => new(db, await Evaluator.ReachAsync(Permission.ReadPerson), Today);
}
