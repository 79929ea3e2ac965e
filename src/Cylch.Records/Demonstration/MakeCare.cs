using System.Globalization;
using Cylch.Records.Brokerage;
using Cylch.Records.Delivery;
using Cylch.Records.Plans;
using Cylch.Records.Population;
using Cylch.Rules;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>The plan with its envelope of hours, the package it is bought as, and care workers' notes.</summary>
internal sealed class MakeCare(World world, IReadOnlyDictionary<string, long> accounts)
{
    private const int PlanWeeks = 26;
    private const long PlanPenceAnHour = 24_10;
    private readonly IReadOnlyList<DataLine> _choices = DataFile.Read("choices");
    private readonly ILookup<NoteProgress, DataLine> _notes = DataFile.Read("notes").ToLookup(l => l.Of<NoteProgress>("progress"));

    public void For(PersonDraft draft)
    {
        var isByPlan = draft.Contract.Scheme == "plan";
        var numbers = world.Numbers("care", draft.Person.Id);
        var shape = VisitShape.Of(world, draft.Person.Id);
        draft.Plan = Plan(ref numbers, draft, shape);
        Steps(ref numbers, draft);
        draft.Package = Package(ref numbers, draft, shape);
        foreach (var outcome in draft.Outcomes)
        {
            world.Add(new PackageOutcome
            {
                Id = world.Next<PackageOutcome>(),
                PackageId = draft.Package.Id,
                OutcomeId = outcome.Outcome.Id,

                // Money waits only on an outcome that stood up and has a start; a plan's value is shared out before any starts.
                Weight = isByPlan || outcome.Outcome is { BaselineLockedOn: not null, BaselineReadingId: not null } ? 5 - outcome.Outcome.Priority : 0,
            });
        }
    }

    /// <summary>Notes of care given before the package ended.</summary>
    public void Notes(PersonDraft draft)
    {
        var until = draft.Package!.EndsOn ?? World.VisitDays.End!.Value;
        foreach (var outcome in draft.Outcomes)
        {
            var numbers = world.Numbers("notes", outcome.Outcome.Id);
            for (var day = draft.CareFrom.PlusDays(numbers.Below(21)); day <= until; day = day.PlusDays(numbers.Between(12, 30)))
            {
                Note(ref numbers, draft, outcome, day);
            }
        }
    }

    private CarePlan Plan(ref SeededNumbers numbers, PersonDraft draft, VisitShape shape)
    {
        var approvedOn = World.WorkingDay(draft.CareFrom.PlusDays(-numbers.Between(4, 12)));
        var writtenOn = World.WorkingDay(approvedOn.PlusDays(-3));
        var fixedMinutes = shape.MinutesPerWeek * numbers.Between(4, 8) / 10 / 15 * 15;
        return world.Add(new CarePlan
        {
            Id = world.Next<CarePlan>(),
            PersonId = draft.Person.Id,
            Number = 1,
            Language = draft.Person.Language,
            WrittenOn = writtenOn,
            WrittenByAccountId = draft.CareManager,
            ApprovedOn = approvedOn,
            ApprovedByAccountId = draft.TeamLeader,
            AgreedByPersonOn = writtenOn,
            StartsOn = draft.CareFrom,
            MinutesPerWeek = shape.MinutesPerWeek,
            FixedMinutesPerWeek = fixedMinutes,
            TimeBankCapMinutes = numbers.Chance(75) ? 6 * 60 : 0,
            FixedFor = draft.IsWelsh ? "Moddion a phrydau" : "Medicine and meals",
            RoomToChange = draft.IsWelsh
                ? "Y person a’r darparwr sy’n penderfynu sut i ddefnyddio’r gweddill."
                : "The person and the provider decide how the rest is used.",
            Contingency = draft.IsWelsh ? "Ffonio’r darparwr, yna’r cyngor." : "Ring the provider, then the council.",

            // A review sets the next one; of those never reviewed a few are late.
            ReviewDueOn = draft.CareFrom.PlusDays(draft.CareFrom < World.VisitDays.Start ? numbers.Between(182, 260) : numbers.Between(84, 182)),
        });
    }

    private void Steps(ref SeededNumbers numbers, PersonDraft draft)
    {
        foreach (var outcome in draft.Outcomes)
        {
            world.Add(new PlanStep
            {
                Id = world.Next<PlanStep>(), PlanId = draft.Plan!.Id, OutcomeId = outcome.Outcome.Id, By = StepBy.Provider,
                What = draft.Say(outcome.Line, "step"),
            });
            if (numbers.Chance(35))
            {
                world.Add(new PlanStep
                {
                    Id = world.Next<PlanStep>(), PlanId = draft.Plan.Id, OutcomeId = outcome.Outcome.Id,
                    By = numbers.Chance(70) ? StepBy.Family : StepBy.Community,
                    What = draft.IsWelsh ? "Cadw cwmni a rhoi gwybod os bydd rhywbeth yn newid" : "Keep company, and say when something changes",
                });
            }
        }
    }

    private CarePackage Package(ref SeededNumbers numbers, PersonDraft draft, VisitShape shape)
    {
        var chosenOn = World.WorkingDay(draft.CareFrom.PlusDays(-numbers.Between(3, 10)));
        var choice = numbers.Chance(70) ? numbers.Pick(_choices) : null;
        var band = shape.Slots.Count switch { 1 => "A", 2 => numbers.Chance(30) ? "A" : "B", 3 => "B", _ => "C" };
        return world.Add(new CarePackage
        {
            Id = world.Next<CarePackage>(),
            Reference = string.Create(CultureInfo.InvariantCulture, $"PK-{2206 + world.Next<CarePackage>()}"),
            PersonId = draft.Person.Id,
            PlanId = draft.Plan!.Id,
            ContractId = draft.Contract.Contract.Id,
            StartsOn = draft.CareFrom,
            IsRural = world.All<Area>().SingleOrDefault(a => a.Id == draft.Person.AreaId)?.IsRural,
            ComplexityBand = Uneven.Band(world, draft, band, shape.Slots.Count),
            PlanWeeks = draft.Contract.Scheme == "plan" ? PlanWeeks : null,
            PlanPenceAnHour = draft.Contract.Scheme == "plan" ? PlanPenceAnHour : null,
            OffersReceived = numbers.Between(1, 4),
            ChosenOn = chosenOn,
            ChoiceWords = choice is null ? null : draft.Say(choice, "words"),
            ChoiceLanguage = choice is null ? null : draft.Person.Language,
            BrokerAccountId = accounts["sioned"],
        });
    }

    private void Note(ref SeededNumbers numbers, PersonDraft draft, OutcomeDraft outcome, LocalDate on)
    {
        var rising = outcome.Finish > outcome.Start || outcome.Outcome.Kind == OutcomeKind.Maintenance;
        var progress = numbers.Below(100) switch
        {
            < 45 => rising ? NoteProgress.AllTheWay : NoteProgress.PartOfTheWay,
            < 80 => NoteProgress.PartOfTheWay,
            _ => NoteProgress.NotThisTime,
        };
        var line = numbers.Pick(_notes[progress].ToList());
        var isWelsh = draft.IsWelsh && numbers.Chance(80);
        world.Add(new VisitNote
        {
            Id = world.Next<VisitNote>(),
            PackageId = draft.Package!.Id,
            OutcomeId = outcome.Outcome.Id,
            NotedOn = on,
            CareWorker = CareWorkers.Of(world, draft.Contract.Contract, draft.Person.Id, numbers.Chance(70) ? 0 : numbers.Between(1, 2)),
            Progress = progress,
            Words = line[isWelsh ? "words_cy" : "words_en"],
            Language = isWelsh ? "cy" : "en",
            RecordedAt = World.At(on, 11, 40),
        });
    }
}
