using Cylch.Records;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Population;

/// <summary>The zones of the authority: who lives there, and how many have care.</summary>
[Needs(Permission.ReadPopulation)]
public sealed class ZonesPage(CylchDb db) : CylchPage
{
    public IReadOnlyList<ZoneRow> Zones { get; private set; } = [];

    public bool ReadsContracts { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Zones = await ZoneRows.ReadAsync(db, await Evaluator.ReachAsync(Permission.ReadPopulation), Today, cancellationToken);
        ReadsContracts = !(await Evaluator.ReachAsync(Permission.ReadContract)).IsEmpty;
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        var csv = new CsvText(W["population.zone"], W["population.residents"], W["population.over-65"], W["population.over-85"], W["population.with-care"], W["population.contract"]);
        foreach (var z in Zones)
        {
            csv.Row(W.Either(z.NameEn, z.NameCy), z.Residents, z.Residents65AndOver, z.Residents85AndOver, Few(z.WithCare), z.ContractNumber);
        }

        return csv.ToFile(W["population.file"] + ".csv");
    }

    /// <summary>A count of people, unless so few that somebody could be known by it.</summary>
    public string Few(int count) => count is > 0 and < ZoneRow.Fewest ? W["population.fewer-than", ZoneRow.Fewest] : W.Say.Number(count);
}
