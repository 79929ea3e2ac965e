using System.Globalization;
using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Plans;
using Cylch.Records.Population;
using Cylch.Rules;
using Cylch.Rules.Access;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>One invented person while their records are being made.</summary>
internal sealed class PersonDraft(Person person, ContractDraft contract, LocalDate careFrom, bool isWoman, long careManager, long teamLeader)
{
    public Person Person { get; } = person;
    public ContractDraft Contract { get; } = contract;
    public LocalDate CareFrom { get; } = careFrom;
    public bool IsWoman { get; } = isWoman;
    public long CareManager { get; } = careManager;
    public long TeamLeader { get; } = teamLeader;
    public bool IsWelsh => Person.Language == "cy";
    public List<OutcomeDraft> Outcomes { get; } = [];
    public CarePlan? Plan { get; set; }
    public CarePackage? Package { get; set; }

    /// <summary>The text of a line in the person's own language.</summary>
    public string Say(DataLine line, string column) => line[column + (IsWelsh ? "_cy" : "_en")];

    public string? Translated(DataLine line, string column) => IsWelsh ? line[column + "_en"] : null;
}

/// <summary>Invents the people of each contract: who they are, where they live, and who is their care manager.</summary>
internal sealed class MakePeople(World world)
{
    private readonly Names _names = new();
    private readonly IReadOnlyList<DataLine> _talking = DataFile.Read("talking");

    public PersonDraft One(ContractDraft contract)
    {
        var id = world.Next<Person>();
        var numbers = world.Numbers("person", id);
        var (isWoman, isWelsh) = (numbers.Chance(66), numbers.Chance(55));
        var zone = numbers.Pick(contract.ZoneIds);
        var careFrom = CareFrom(ref numbers, contract);
        var careManager = numbers.Pick(world.All<RoleAssignment>().Where(r => r.Role == Role.CareManager && r.TeamId == zone).ToList()).AccountId;
        var talking = numbers.Chance(40) ? numbers.Pick(_talking) : null;
        var person = world.Add(new Person
        {
            Id = id,
            Reference = string.Create(CultureInfo.InvariantCulture, $"P-{id:0000}"),
            AuthorityId = contract.Contract.AuthorityId,
            GivenName = _names.Given(ref numbers, isWoman, isWelsh || numbers.Chance(30)),
            FamilyName = _names.Family(ref numbers),
            BornOn = Born(ref numbers),
            Language = isWelsh ? "cy" : "en",
            AreaId = Lives(ref numbers, zone),
            ZoneId = zone,
            TeamId = zone,
            CareManagerAccountId = careManager,
            LivesAlone = numbers.Chance(52),
            TalkingEn = talking?["talking_en"],
            TalkingCy = talking?["talking_cy"],
            IsDemonstration = true,
        });
        return new PersonDraft(person, contract, careFrom, isWoman, careManager, MakePersonas.Holding(world, Role.TeamLeader, person.AuthorityId, zone));
    }

    // Most contracts began on 24 August with the people they had; the first one has run since April.
    private static LocalDate CareFrom(ref SeededNumbers numbers, ContractDraft contract)
    {
        if (contract.Contract.Number == Terms.MairContract)
        {
            return World.YearStartsOn.PlusDays(numbers.Chance(70) ? 0 : numbers.Between(1, 17) * 7);
        }

        return World.VisitDays.Start.PlusDays(numbers.Chance(86) ? 0 : numbers.Between(2, 63));
    }

    // Mostly 75 to 95; a few younger.
    private static LocalDate Born(ref SeededNumbers numbers)
    {
        var age = numbers.Chance(9) ? numbers.Between(60, 69) : 70 + (numbers.Between(0, 28) + numbers.Between(0, 28)) / 2;
        return new LocalDate(2026, 8, 1).PlusYears(-age).PlusDays(-numbers.Below(365));
    }

    // Where people of 85 and over live, by the census.
    private long Lives(ref SeededNumbers numbers, long zone)
    {
        var areas = world.All<Area>().Where(a => a.ZoneId == zone).ToList();
        var at = numbers.Below(areas.Sum(a => a.Residents85AndOver));
        foreach (var area in areas)
        {
            at -= area.Residents85AndOver;
            if (at < 0)
            {
                return area.Id;
            }
        }

        return areas[^1].Id;
    }
}
