using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Population;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>What the terms ask to be found out, entered by the contract officer in the first period that asks: people of a zone, and a published factor.</summary>
internal sealed class MakeFigures(CylchDb db, Recorder recorder, World world, CancellationToken cancellationToken)
{
    private readonly long _officer = MakePersonas.Holding(world, Role.ContractOfficer, MakePlaces.Authority(world).Id);

    public async Task EnterAsync(Contract contract, PaymentPeriod period)
    {
        var scheme = SchemeText.Read(world.All<ContractScheme>().Last(s => s.ContractId == contract.Id));
        if (scheme.Find<CapitationByBand>() is { } people && period.Number == 1)
        {
            var areas = world.All<Area>().Where(a => a.ZoneId == contract.ZoneId).ToList();
            var oldest = areas.Sum(a => a.Residents85AndOver);
            const string Census = "Census 2021, table TS007a (ONS): usual residents of the zone";
            await EnterAsync(contract, period, FigureNeed.Population, people.Number, areas.Sum(a => a.Residents65AndOver) - oldest, 0, 1, Census);
            await EnterAsync(contract, period, FigureNeed.Population, people.Number, oldest, 0, 2, Census);
        }

        if (scheme.Find<Indexation>() is { } index && period.Start == Terms.IndexFrom)
        {
            await EnterAsync(contract, period, FigureNeed.IndexFactor, index.Number, 1_034, 1_000, 0, "Invented for the demonstration");
        }
    }

    private async Task EnterAsync(
        Contract contract, PaymentPeriod period, FigureNeed kind, int term, long first, long second, int place, string source)
    {
        var input = new RecordFigureInput(contract.Id, period, kind, term, first, second, 0, source) { Place = place };
        var kept = await new RecordFigure(db, recorder).RunAsync(
            new Doing(_officer, World.At(period.Start.PlusDays(3), 9, 40)), input, "", cancellationToken);
        if (kept.IsRefused)
        {
            throw new InvalidOperationException($"{contract.Number}, {kind}: {kept.Refusal}");
        }

        db.ChangeTracker.Clear();
    }
}
