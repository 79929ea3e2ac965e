using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Population;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>A contract with what the other parts need of its line in <c>contracts.csv</c>.</summary>
internal sealed record ContractDraft(Contract Contract, string Scheme, IReadOnlyList<long> ZoneIds, int People);

/// <summary>The twenty-four contracts, their payment terms, and the indicators of the zone contracts.</summary>
internal static class MakeContracts
{
    public static IReadOnlyList<ContractDraft> In(World world, IReadOnlyDictionary<string, long> accounts)
    {
        var drafts = DataFile.Read("contracts").Select(line => Draft(world, line)).ToList();
        foreach (var draft in drafts)
        {
            Schemes(world, draft, accounts);
        }

        foreach (var line in DataFile.Read("indicators"))
        {
            Indicator(world, line, drafts.Single(d => d.Contract.Number == line["contract"]).Contract);
        }

        return drafts;
    }

    private static ContractDraft Draft(World world, DataLine line)
    {
        long[] zones = [.. line["zones"].Split(';').Select(long.Parse)];
        var model = line.Of<CommissioningModel>("model");
        var contract = world.Add(new Contract
        {
            Id = world.Next<Contract>(),
            Number = line["number"],
            TitleEn = line["title_en"],
            TitleCy = line["title_cy"],
            AuthorityId = MakePlaces.Authority(world).Id,
            ProviderId = MakePlaces.Called(world, line["provider"]).Id,
            HealthBoardId = line.Maybe("health_board") is { } board ? MakePlaces.Called(world, board).Id : null,
            Model = model,
            ZoneId = model == CommissioningModel.Model3 ? zones[0] : null,
            StartsOn = line.Date("starts_on"),
            EndsOn = new LocalDate(2031, 3, 30),
            YearStartsOn = World.YearStartsOn,
        });
        return new ContractDraft(contract, line["scheme"], zones, line.Number("people"));
    }

    private static void Schemes(World world, ContractDraft draft, IReadOnlyDictionary<string, long> accounts)
    {
        var contract = draft.Contract;
        var provider = contract.ProviderId;
        var signer = world.All<RoleAssignment>()
            .Where(r => r.OrganisationId == provider && r.Role is Role.ResponsibleIndividual or Role.ProviderManager && r.OrganisationId == provider)
            .OrderByDescending(r => r.Role).First().AccountId;
        var number = 0;
        foreach (var (from, terms) in Terms.Of(draft))
        {
            var signedOn = World.WorkingDay(from.PlusDays(-2));
            world.Add(new ContractScheme
            {
                Id = world.Next<ContractScheme>(),
                ContractId = contract.Id,
                Number = ++number,
                InForceFrom = from,
                Terms = terms,
                SavedAt = World.At(from.PlusDays(-20), 10, 30),
                SavedByAccountId = accounts["sara"],
                AcknowledgedAt = World.At(signedOn > from ? from.PlusDays(-3) : signedOn, 14, 20),
                AcknowledgedByAccountId = signer,
                AcknowledgedLanguage = world.All<Account>().Single(a => a.Id == signer).Language,
            });
        }
    }

    private static void Indicator(World world, DataLine line, Contract contract)
    {
        var residents = world.All<Area>().Where(a => a.ZoneId == contract.ZoneId)
            .Sum(a => line["denominator"] == "85" ? a.Residents85AndOver : a.Residents65AndOver);
        var id = world.Next<PopulationIndicator>();
        world.Add(new PopulationIndicator
        {
            Id = id,
            ZoneId = contract.ZoneId!.Value,
            Key = line["key"],
            NameEn = line["name_en"],
            NameCy = line["name_cy"],
            SourceEn = "Counts are invented for the demonstration; residents are from Census 2021 (ONS).",
            SourceCy = "Mae'r cyfrifon yn ddychmygol ar gyfer yr arddangosiad; daw'r preswylwyr o Gyfrifiad 2021 (SYG).",
            PerResidents = line.Number("per"),
            LowerIsBetter = line["lower_is_better"] == "yes",
            IsDemonstration = true,
        });
        world.Add(new ContractIndicator { Id = world.Next<ContractIndicator>(), ContractId = contract.Id, IndicatorId = id });
        (string Column, LocalDate Until)[] years = [("baseline", new(2026, 3, 31)), ("between", new(2026, 6, 30)), ("latest", new(2026, 9, 30))];
        foreach (var (column, until) in years)
        {
            world.Add(new IndicatorValue
            {
                Id = world.Next<IndicatorValue>(),
                IndicatorId = id,
                FromOn = until.PlusDays(1).PlusYears(-1),
                UntilOn = until,
                Numerator = line.Number(column),
                Denominator = residents,
                IsBaseline = column == "baseline",
            });
        }
    }
}
