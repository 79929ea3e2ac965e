using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>One person who, their provider says, no longer needs care: it waits for somebody with nothing to gain.</summary>
internal sealed class MakeIndependence(CylchDb db, Recorder recorder, World world, CancellationToken cancellationToken)
{
    private const string ContractNumber = "C-003";
    private static readonly LocalDate SinceOn = new(2026, 11, 23);

    public async Task ClaimAsync()
    {
        var contract = world.All<Contract>().Single(c => c.Number == ContractNumber);
        var package = world.All<CarePackage>().Where(k => k.ContractId == contract.Id && k.EndsOn is null).OrderBy(k => k.Id).First();
        var claimed = await new ClaimIndependence(db, recorder).RunAsync(
            new Doing(MakePersonas.Holding(world, Role.ProviderManager, contract.ProviderId), World.At(SinceOn.PlusDays(3), 11, 15)),
            new ClaimIndependenceInput(package.Id, SinceOn, "Washes, cooks and gets to the shop without us since the last review.", "en"),
            "No longer needs us", cancellationToken);
        if (claimed.IsRefused)
        {
            throw new InvalidOperationException($"{ContractNumber}: {claimed.Refusal}");
        }

        db.ChangeTracker.Clear();
    }
}
