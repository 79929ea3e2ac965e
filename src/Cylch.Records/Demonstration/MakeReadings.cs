using Cylch.Records.Outcomes;
using Cylch.Rules;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>
/// Readings by the person and, apart from them, by a care worker: at the start and about every six weeks. Some differ by
/// two or more, some could not be given and say why, and a few outcomes have none at all.
/// </summary>
internal sealed class MakeReadings(World world)
{
    private static readonly LocalDate LastOn = new(2026, 11, 27);
    private readonly ILookup<(string Move, Voice Voice), DataLine> _words =
        DataFile.Read("reading_words").ToLookup(l => (l["move"], l.Of<Voice>("voice")));

    public void For(PersonDraft draft)
    {
        foreach (var outcome in draft.Outcomes)
        {
            var numbers = world.Numbers("readings", outcome.Outcome.Id);
            if (outcome.Outcome.BaselineLockedOn is null && numbers.Chance(40))
            {
                continue;
            }

            Series(ref numbers, draft, outcome);
        }
    }

    private void Series(ref SeededNumbers numbers, PersonDraft draft, OutcomeDraft outcome)
    {
        var above = Uneven.FirstAbove(world, draft, outcome);
        var first = Add(
            draft, outcome, outcome.Outcome.WrittenOn, Voice.Person, outcome.Start + above, Words(ref numbers, draft, "start", Voice.Person), HowAsked.AtHome);

        // A second conversation before the lock, in which the person said less than the first time.
        outcome.Outcome.BaselineReadingId = above == 0
            ? first.Id
            : Add(draft, outcome, World.WorkingDay(draft.CareFrom.PlusDays(-4)), Voice.Person, outcome.Start, null, HowAsked.AtHome).Id;
        var days = Math.Max(1, Period.DaysBetween(draft.CareFrom, LastOn));
        var workersLean = numbers.Chance(24) ? numbers.Between(2, 3) : numbers.Between(-1, 1);
        var before = outcome.Start;
        for (var day = draft.CareFrom.PlusDays(28 + numbers.Below(14)); day <= LastOn; day = day.PlusDays(35 + numbers.Below(15)))
        {
            var on = World.WorkingDay(day);
            // Most of the way is made early: a change that comes at all has mostly come after two thirds of the time.
            var way = Math.Min(1, 1.6m * Period.DaysBetween(draft.CareFrom, on) / days);
            var value = Uneven.StopsAt(world, draft, outcome) ?? outcome.Start + (int)Math.Round((outcome.Finish - outcome.Start) * way);
            One(ref numbers, draft, outcome, on, value, before);
            Worker(ref numbers, draft, outcome, on, value + workersLean, before);
            before = value;
        }
    }

    private void One(ref SeededNumbers numbers, PersonDraft draft, OutcomeDraft outcome, LocalDate on, int value, int before)
    {
        var how = numbers.Chance(55) ? HowAsked.AtHome : numbers.Chance(75) ? HowAsked.ByPhone : HowAsked.OwnEntry;
        if (numbers.Chance(8))
        {
            Add(draft, outcome, on, Voice.Person, null, null, how, draft.Say(numbers.Pick(_words[("missing", Voice.Person)].ToList()), "words"));
            return;
        }

        var words = numbers.Chance(30) ? Words(ref numbers, draft, Move(value, before), Voice.Person) : null;
        Add(draft, outcome, on, Voice.Person, value, words, how);
    }

    private void Worker(ref SeededNumbers numbers, PersonDraft draft, OutcomeDraft outcome, LocalDate on, int value, int before)
    {
        if (!numbers.Chance(55))
        {
            return;
        }

        var words = numbers.Chance(35) ? Words(ref numbers, draft, Move(value, before), Voice.CareWorker) : null;
        var range = MeasureRange.Of(outcome.Outcome.Measure);
        Add(draft, outcome, on, Voice.CareWorker, Math.Clamp(value, range.Least, range.Most), words, HowAsked.OwnEntry);
    }

    private static string Move(int value, int before) => value.CompareTo(before) switch { > 0 => "up", 0 => "same", _ => "down" };

    private DataLine? Words(ref SeededNumbers numbers, PersonDraft draft, string move, Voice voice)
    {
        var lines = _words[(move, voice)].ToList();
        return lines.Count == 0 || draft.Outcomes.Count == 0 ? null : numbers.Pick(lines);
    }

    private Reading Add(
        PersonDraft draft, OutcomeDraft outcome, LocalDate on, Voice voice, int? value, DataLine? words, HowAsked how, string? missing = null)
    {
        var reading = world.Add(new Reading
        {
            Id = world.Next<Reading>(),
            OutcomeId = outcome.Outcome.Id,
            TakenOn = on,
            Voice = voice,
            Value = value,
            MissingReason = missing,
            Words = words is null ? null : draft.Say(words, "words"),
            WordsTranslation = words is null ? null : draft.Translated(words, "words"),
            Language = draft.Person.Language,
            HowAsked = how,
            TakenByAccountId = voice == Voice.Person && how != HowAsked.OwnEntry ? draft.CareManager : null,
            GivenBy = voice == Voice.CareWorker ? CareWorkers.Of(world, draft.Contract.Contract, draft.Person.Id, 0) : null,
            RecordedAt = World.At(on, 15, 15),
        });
        outcome.Readings.Add(reading);
        return reading;
    }
}
