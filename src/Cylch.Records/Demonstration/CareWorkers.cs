using Cylch.Records.Access;
using Cylch.Records.Contracts;

namespace Cylch.Records.Demonstration;

/// <summary>The care workers of each contract: invented names, three of them usual for each person.</summary>
internal static class CareWorkers
{
    private const int EachContract = 14;
    private static readonly Names AllNames = new();

    /// <param name="usual">0 for the one who comes most, then 1 and 2.</param>
    public static string Of(World world, Contract contract, long personId, int usual)
    {
        var provider = world.All<Organisation>()[(int)contract.ProviderId - 1];
        var numbers = world.Numbers("care-worker", contract.Id * 1000 + (personId * 5 + usual * 3) % EachContract);
        var isWoman = numbers.Chance(84);
        var given = AllNames.Given(ref numbers, isWoman, numbers.Chance(60));
        return $"{given} {AllNames.Family(ref numbers)}, {provider.Reference}";
    }
}
