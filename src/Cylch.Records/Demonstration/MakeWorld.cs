using Cylch.Records.Access;

namespace Cylch.Records.Demonstration;

/// <summary>Makes every record but the visits, in the order in which they came about.</summary>
internal static class MakeWorld
{
    public static World From(ulong seed)
    {
        var world = new World(seed);
        MakePlaces.In(world);
        var accounts = MakePersonas.In(world);
        MakePolicies.In(world);
        var contracts = MakeContracts.In(world, accounts);
        var mair = MakeMair.In(world, accounts);
        var package = MakeMairCare.In(world, mair, contracts.Single(c => c.Contract.Number == Terms.MairContract).Contract, accounts);
        MakeMairResult.In(world, mair, package, accounts);
        People(world, contracts, accounts);
        world.Add(new ChangeEvent
        {
            Id = world.Next<ChangeEvent>(),
            HappenedAt = World.At(new NodaTime.LocalDate(2026, 12, 2), 8),
            Action = nameof(LoadDemonstration),
            SubjectKind = "organisation",
            SubjectId = MakePlaces.Authority(world).Id,
            Reason = "demonstration",
        });
        return world;
    }

    private static void People(World world, IReadOnlyList<ContractDraft> contracts, IReadOnlyDictionary<string, long> accounts)
    {
        var (people, outcomes, readings) = (new MakePeople(world), new MakeOutcomes(world), new MakeReadings(world));
        var (care, results) = (new MakeCare(world, accounts), new MakeResults(world, accounts));
        foreach (var contract in contracts)
        {
            var known = contract.Contract.Number == Terms.MairContract ? 1 : 0;
            for (var i = known; i < contract.People; i++)
            {
                var draft = people.One(contract);
                outcomes.For(draft);
                readings.For(draft);
                care.For(draft);
                results.For(draft);
                care.Notes(draft);
            }
        }
    }
}
