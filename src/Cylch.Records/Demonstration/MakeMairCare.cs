using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Delivery;
using Cylch.Records.Plans;
using Cylch.Records.Population;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>Mair's plan, package, Fridays and time bank.</summary>
internal static class MakeMairCare
{
    /// <summary>
    /// The package runs from the first day of period 1, Easter Monday, so that its envelope is whole; care began the day after.
    /// </summary>
    private static readonly LocalDate StartsOn = World.YearStartsOn;

    private static readonly LocalDate RevisedOn = new(2026, 10, 1);
    private const int MinutesPerWeek = 7 * 60;
    private const int FixedMinutesPerWeek = 3 * 60 + 30;

    public static CarePackage In(World world, MairDraft mair, Contract contract, IReadOnlyDictionary<string, long> accounts)
    {
        var first = Plan(world, mair, 1, new LocalDate(2026, 3, 17), new LocalDate(2026, 3, 19), StartsOn, new LocalDate(2026, 10, 5), accounts);
        var second = Plan(world, mair, 2, RevisedOn, RevisedOn.PlusDays(1), RevisedOn.PlusDays(1), new LocalDate(2027, 3, 30), accounts);
        first.ReplacedOn = second.StartsOn;
        var package = Package(world, mair, first, contract, accounts);
        Fridays(world, mair, package, accounts);
        foreach (var line in DataFile.Read("mair-time-bank"))
        {
            world.Add(new TimeBankEntry
            {
                Id = world.Next<TimeBankEntry>(),
                PackageId = package.Id,
                EnteredOn = line.Date("date"),
                Minutes = line.Number("minutes"),
                Reason = line["reason"],
                Language = "en",
                AgreedBy = line["agreed_by"],
            });
        }

        return package;
    }

    private static CarePlan Plan(
        World world, MairDraft mair, int number, LocalDate writtenOn, LocalDate approvedOn, LocalDate startsOn, LocalDate reviewDueOn,
        IReadOnlyDictionary<string, long> accounts)
    {
        var plan = world.Add(new CarePlan
        {
            Id = world.Next<CarePlan>(),
            PersonId = mair.Person.Id,
            Number = number,
            Language = "cy",
            WrittenOn = writtenOn,
            WrittenByAccountId = accounts["elin"],
            ApprovedOn = approvedOn,
            ApprovedByAccountId = accounts["rhian"],
            AgreedByPersonOn = writtenOn,
            StartsOn = startsOn,
            MinutesPerWeek = MinutesPerWeek,
            FixedMinutesPerWeek = FixedMinutesPerWeek,
            TimeBankCapMinutes = 6 * 60,
            FixedFor = "Moddion, 8 o’r gloch bob bore",
            RoomToChange = "Mae amser nas defnyddir yn mynd i fanc amser Mair, hyd at 6 awr. Caiff Tŷ Gwyn symud hyd at 2 awr rhwng diwrnodau bob wythnos os yw Mair yn cytuno. Ni chaiff yr ymweliadau moddion symud."
                + (number == 1 ? "" : " Os yw hi’n edrych yn wlyb ddydd Gwener, mae’r daith i’r siop yn symud i ddydd Iau."),
            Contingency = "Os na ddaw neb o fewn 30 munud, mae Mair yn ffonio Tŷ Gwyn; mae Nia’n cadw goriad.",
            ReviewDueOn = reviewDueOn,
        });
        foreach (var outcome in mair.Outcomes)
        {
            Step(world, plan, outcome, outcome.Line.Of<StepBy>("step_by"), outcome.Line["step_who"], outcome.Line["step_cy"]);
        }

        Step(world, plan, mair.Outcomes[0], StepBy.HealthBoard, "Ffisiotherapi", "Chwe apwyntiad ar gyfer cydbwysedd a chryfder");
        Step(world, plan, mair.Outcomes[0], StepBy.Community, "Y siop", "Cadair wrth y drws, yn cael ei chadw’n rhydd ar ddydd Gwener");
        if (number == 2)
        {
            Step(world, plan, mair.Outcomes[0], StepBy.Authority, "Elin Prys", "Gofyn i’r tîm priffyrdd am ganllaw wrth y capel");
        }

        return plan;
    }

    private static void Step(World world, CarePlan plan, MairOutcome outcome, StepBy by, string who, string what) =>
        world.Add(new PlanStep
        {
            Id = world.Next<PlanStep>(), PlanId = plan.Id, OutcomeId = outcome.Outcome.Id, By = by, Who = who, What = what,
        });

    private static CarePackage Package(
        World world, MairDraft mair, CarePlan plan, Contract contract, IReadOnlyDictionary<string, long> accounts)
    {
        var package = world.Add(new CarePackage
        {
            Id = world.Next<CarePackage>(),
            Reference = "PK-2207",
            PersonId = mair.Person.Id,
            PlanId = plan.Id,
            ContractId = contract.Id,
            StartsOn = StartsOn,
            IsRural = world.All<Area>().SingleOrDefault(a => a.Id == mair.Person.AreaId)?.IsRural,
            ComplexityBand = "B",
            OffersReceived = 3,
            ChosenOn = new LocalDate(2026, 3, 25),
            ChoiceWords = "Mae Delyth yn siarad Cymraeg, ac mae hi’n nabod yr allt.",
            ChoiceLanguage = "cy",
            BrokerAccountId = accounts["sioned"],
        });
        foreach (var outcome in mair.Outcomes.Where(o => o.Line["step_by"] == "Provider"))
        {
            world.Add(new PackageOutcome
            {
                Id = world.Next<PackageOutcome>(), PackageId = package.Id, OutcomeId = outcome.Outcome.Id, Weight = outcome.Line.Number("weight"),
            });
        }

        return package;
    }

    private static void Fridays(World world, MairDraft mair, CarePackage package, IReadOnlyDictionary<string, long> accounts)
    {
        foreach (var line in DataFile.Read("mair-fridays"))
        {
            world.Add(new VisitNote
            {
                Id = world.Next<VisitNote>(),
                PackageId = package.Id,
                OutcomeId = mair.Outcomes[0].Outcome.Id,
                NotedOn = line.Date("date"),
                CareWorker = "Delyth Morris",
                WrittenByAccountId = accounts["delyth"],
                Progress = line.Of<NoteProgress>("progress"),
                Words = line["words"],
                Language = line["language"],
                RecordedAt = World.At(line.Date("date"), 12, 10),
            });
        }
    }
}
