using NodaTime;

namespace Cylch.Rules.Delivery;

/// <summary>
/// Makes a visit file of any size from a recipe, a block at a time: mornings, lunches, teas and bedtimes, weekends off for some,
/// two care workers for some, late, short and missed visits, and now and then a note. All people in it are invented
/// unless the recipe names them.
/// </summary>
/// <remarks>No care worker is in two places at once, and no visit falls in a night the clocks change: the rows are good unless spoilt.</remarks>
public sealed class VisitFileGenerator(VisitFileRecipe recipe)
{
    private const int Block = 64 * 1024;
    private const int RowRoom = 1024;
    private const int PeoplePerRound = 4;

    // Seconds after midnight at which each kind of call begins for the first person of a care worker's round.
    private static readonly int[] CallStarts = [23_400, 70_200, 41_400, 55_800];

    private readonly byte[] _block = new byte[Block + RowRoom];

    /// <summary>Rows written so far, the headings not counted.</summary>
    public long RowsWritten { get; private set; }

    /// <summary>The bytes of the file in order. Each block is good until the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Blocks()
    {
        RowsWritten = 0;
        var used = VisitRowWriter.WriteHeadings(_block, VisitFileProfile.TwentyFourColumns);
        foreach (var visit in Visits())
        {
            used += VisitRowWriter.Write(_block.AsSpan(used), visit);
            RowsWritten++;
            if (used >= Block)
            {
                yield return _block.AsMemory(0, used);
                used = 0;
            }
        }

        if (used > 0)
        {
            yield return _block.AsMemory(0, used);
        }
    }

    private IEnumerable<GeneratedVisit> Visits()
    {
        var left = recipe.Count;
        for (var index = 0; left > 0 && (recipe.Subjects is null || index < recipe.Subjects.Count); index++)
        {
            var subject = recipe.Subjects?[index] ?? VisitSubject.Invented(recipe.Seed, index);
            foreach (var visit in VisitsTo(subject, index))
            {
                yield return visit;
                if (--left == 0)
                {
                    break;
                }
            }
        }
    }

    private IEnumerable<GeneratedVisit> VisitsTo(VisitSubject subject, int index)
    {
        var numbers = SeededNumbers.For(recipe.Seed, "visits", index);
        for (var day = 0; day < recipe.Days; day++)
        {
            var date = recipe.FirstDay.PlusDays(day);
            if (!subject.HasWeekends && date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            {
                continue;
            }

            for (var call = 0; call < subject.CallsPerDay; call++)
            {
                var visit = Visit(subject, index, date, call, ref numbers);
                yield return visit;
                if (subject.IsDoubleHanded)
                {
                    yield return Second(visit, ref numbers);
                }
            }
        }
    }

    // A round is four people an hour apart. Begun at most 5 minutes into the hour, at most 6 late, and at most 48 long,
    // a visit always ends before the next of the round begins.
    private GeneratedVisit Visit(VisitSubject subject, int index, LocalDate date, int call, ref SeededNumbers numbers)
    {
        var start = CallStarts[call] + index % PeoplePerRound * 3600 + numbers.Below(2) * 300;
        var minutes = numbers.Below(100) switch
        {
            < 15 => 15,
            < 75 => 30,
            _ => 45,
        };
        var isMissed = numbers.Below(1000) < 8;
        var isShort = numbers.Chance(5);
        var stayed = isShort ? minutes * numbers.Between(24, 42) : minutes * 60 + numbers.Between(-240, 180);
        var shift = call is 0 or 2 ? 0 : 1;
        return new GeneratedVisit
        {
            Subject = subject,
            Date = date,
            StartSecond = start,
            Minutes = minutes,
            LateSeconds = numbers.Below(361),
            StayedSeconds = stayed,
            Round = index / PeoplePerRound * 4 + shift * 2,
            CareWorkers = subject.IsDoubleHanded ? 2 : 1,
            MissedReason = isMissed ? numbers.Below(3) + 1 : 0,
            Note = !isMissed && numbers.Chance(3) ? numbers.Below(4) + 1 : 0,
            Spoilt = numbers.Below(1000) < recipe.SpoiltPerThousand ? numbers.Below(6) + 1 : 0,
        };
    }

    private static GeneratedVisit Second(GeneratedVisit first, ref SeededNumbers numbers) => first with
    {
        IsSecondary = true,
        Round = first.Round + 1,
        LateSeconds = numbers.Below(361),
        Note = 0,
        Spoilt = 0,
    };
}

/// <summary>A visit about to be written as a row.</summary>
internal readonly record struct GeneratedVisit
{
    public required VisitSubject Subject { get; init; }

    public required LocalDate Date { get; init; }

    public required int StartSecond { get; init; }

    public required int Minutes { get; init; }

    public required int LateSeconds { get; init; }

    public required int StayedSeconds { get; init; }

    public required int Round { get; init; }

    public required int CareWorkers { get; init; }

    public bool IsSecondary { get; init; }

    /// <summary>0 for a visit that took place, or which reason, from 1.</summary>
    public required int MissedReason { get; init; }

    /// <summary>0 for no note, or which note, from 1.</summary>
    public required int Note { get; init; }

    /// <summary>0 for a good row, or which fault, from 1.</summary>
    public required int Spoilt { get; init; }
}
