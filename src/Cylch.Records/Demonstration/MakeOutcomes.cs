using Cylch.Records.Assessment;
using Cylch.Records.Outcomes;
using Cylch.Rules;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>An outcome with the line of the pool it came from and the path its readings take.</summary>
internal sealed record OutcomeDraft(PersonalOutcome Outcome, DataLine Line, int Start, int Finish)
{
    public List<Reading> Readings { get; } = [];
}

/// <summary>The what-matters conversation, the outcomes that came of it, and the check that they would stand up.</summary>
internal sealed class MakeOutcomes(World world)
{
    private readonly IReadOnlyList<DataLine> _pool = DataFile.Read("outcomes");
    private readonly ILookup<string, DataLine> _sayings = DataFile.Read("sayings").ToLookup(l => l["element"]);
    private readonly ILookup<bool, DataLine> _checks = DataFile.Read("checks").ToLookup(l => l["holds"] == "yes");

    public void For(PersonDraft draft)
    {
        var numbers = world.Numbers("outcomes", draft.Person.Id);
        var heldOn = World.WorkingDay(draft.CareFrom.PlusDays(-numbers.Between(21, 60)));
        var conversation = world.Add(new Conversation
        {
            Id = world.Next<Conversation>(),
            PersonId = draft.Person.Id,
            HeldOn = heldOn,
            HeardByAccountId = draft.CareManager,
            Language = draft.Person.Language,
            Place = numbers.Chance(80) ? ConversationPlace.AtHome : numbers.Chance(50) ? ConversationPlace.InHospital : ConversationPlace.ByPhone,
            AgreedOn = heldOn.PlusDays(numbers.Below(5)),
            RecordedAt = World.At(heldOn, 16, 20),
        });
        var chosen = Choose(ref numbers, draft);
        foreach (var line in chosen)
        {
            var said = Say(draft, conversation, SaidElement.Outcome, line);
            draft.Outcomes.Add(Outcome(ref numbers, draft, line, said, heldOn));
        }

        foreach (var element in new[] { SaidElement.Strength, SaidElement.Barrier, SaidElement.Risk, SaidElement.Circumstance, SaidElement.WhoCanHelp })
        {
            if (numbers.Chance(60))
            {
                Say(draft, conversation, element, numbers.Pick(_sayings[element.ToString()].ToList()));
            }
        }
    }

    // One to four, never two of the same words; where the contract has run longest, a few more.
    private List<DataLine> Choose(ref SeededNumbers numbers, PersonDraft draft)
    {
        var most = draft.Contract.Contract.Number == Terms.MairContract ? 2 : 1;
        var count = Math.Min(4, most + (numbers.Chance(65) ? 1 : 0) + (numbers.Chance(35) ? 1 : 0) + (numbers.Chance(15) ? 1 : 0));
        var open = _pool.Where(l => l["suits"] switch
        {
            "woman" => draft.IsWoman,
            "wife" => draft.IsWoman && !draft.Person.LivesAlone,
            _ => true,
        }).ToList();
        var chosen = new List<DataLine>();
        while (chosen.Count < count)
        {
            var line = numbers.Pick(open);
            if (!chosen.Contains(line))
            {
                chosen.Add(line);
            }
        }

        return chosen;
    }

    private SaidLine Say(PersonDraft draft, Conversation conversation, SaidElement element, DataLine line) => world.Add(new SaidLine
    {
        Id = world.Next<SaidLine>(),
        ConversationId = conversation.Id,
        Number = world.All<SaidLine>()[^1] is { } last && last.ConversationId == conversation.Id ? last.Number + 1 : 1,
        Element = element,
        Words = draft.Say(line, "words"),
        Language = draft.Person.Language,
        Translation = draft.Translated(line, "words"),
        TranslatedByAccountId = draft.IsWelsh ? draft.CareManager : null,
    });

    private OutcomeDraft Outcome(ref SeededNumbers numbers, PersonDraft draft, DataLine line, SaidLine said, LocalDate heldOn)
    {
        var (kind, measure) = (line.Of<OutcomeKind>("kind"), line.Of<Measure>("measure"));
        var (start, target, finish) = Path(ref numbers, kind, measure);
        var writtenOn = World.WorkingDay(heldOn.PlusDays(numbers.Below(6)));
        var stands = numbers.Chance(91);
        var outcome = world.Add(new PersonalOutcome
        {
            Id = world.Next<PersonalOutcome>(),
            PersonId = draft.Person.Id,
            SaidLineId = said.Id,
            TitleEn = line["title_en"],
            TitleCy = line["title_cy"],
            Area = (WellBeingArea)line.Number("area"),
            Kind = kind,
            Measure = measure,
            Target = target,
            Priority = draft.Outcomes.Count + 1,
            ReviewDueOn = draft.CareFrom.PlusDays(182),
            WrittenOn = writtenOn,
            WrittenByAccountId = draft.CareManager,
            BaselineLockedOn = stands && numbers.Chance(95) ? draft.CareFrom : null,
        });
        if (numbers.Chance(96))
        {
            Check(ref numbers, draft, outcome, stands, writtenOn.PlusDays(2));
        }

        return new OutcomeDraft(outcome, line, start, finish);
    }

    private void Check(ref SeededNumbers numbers, PersonDraft draft, PersonalOutcome outcome, bool stands, LocalDate on)
    {
        var words = numbers.Pick(_checks[stands].ToList());
        var fails = stands ? "" : words["holds"];
        world.Add(new OutcomeCheck
        {
            Id = world.Next<OutcomeCheck>(),
            OutcomeId = outcome.Id,
            CheckedByAccountId = draft.TeamLeader,
            CheckedOn = World.WorkingDay(on),
            IsReal = fails != nameof(OutcomeCheck.IsReal),
            IsRelevant = true,
            IsAchievable = fails != nameof(OutcomeCheck.IsAchievable),
            IsServiceRelated = fails != nameof(OutcomeCheck.IsServiceRelated),
            Words = draft.Say(words, "words"),
        });
    }

    // Where it starts, what would be enough, and where it will have come by the end of November.
    private static (int Start, int Target, int Finish) Path(ref SeededNumbers numbers, OutcomeKind kind, Measure measure)
    {
        var range = MeasureRange.Of(measure);
        if (measure == Measure.YesNo)
        {
            return (0, 1, numbers.Chance(80) ? 1 : 0);
        }

        var span = range.Most - range.Least;
        if (kind == OutcomeKind.Maintenance)
        {
            var level = range.Most - 1 - numbers.Below(span / 2);
            var fall = numbers.Chance(22) ? numbers.Between(1, Math.Max(1, span / 3)) : 0;
            return (level, level, Math.Max(range.Least, level - fall));
        }

        var start = range.Least + numbers.Below(span / 2);
        var target = Math.Min(range.Most, start + numbers.Between(Math.Max(1, span / 4), Math.Max(2, span / 2)));
        var finish = numbers.Below(100) switch
        {
            < 34 => target,
            < 70 => start + Math.Max(1, (target - start) / 2),
            < 90 => start,
            _ => Math.Max(range.Least, start - 1),
        };
        return (start, target, finish);
    }
}
