using Cylch.Records.Outcomes;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Web.Pages.Outcomes;

/// <summary>One outcome as pages show it: the words it came from, where it began, and every reading.</summary>
public sealed record OutcomeCard
{
    public required long Id { get; init; }
    public required long PersonId { get; init; }
    public long? SaidLineId { get; init; }
    public required string TitleEn { get; init; }
    public required string TitleCy { get; init; }
    public string? Words { get; init; }
    public string? Language { get; init; }
    public string? Translation { get; init; }
    public string? SaidBy { get; init; }
    public LocalDate? SaidOn { get; init; }
    public required WellBeingArea Area { get; init; }
    public required OutcomeKind Kind { get; init; }
    public required Measure Measure { get; init; }
    public int? Target { get; init; }
    public string? TargetWords { get; init; }
    public required int Priority { get; init; }
    public LocalDate? ReviewDueOn { get; init; }
    public required LocalDate WrittenOn { get; init; }
    public long? WrittenByAccountId { get; init; }
    public string? WrittenBy { get; init; }
    public long? BaselineReadingId { get; init; }
    public LocalDate? BaselineLockedOn { get; init; }
    public LocalDate? EndedOn { get; init; }
    public NeutralReason? NeutralReason { get; init; }
    public int Version { get; init; }
    public OutcomeCheck? Check { get; init; }
    public string? CheckedBy { get; init; }
    public IReadOnlyList<ReadingRow> Readings { get; init; } = [];

    public bool IsCheckedFully => Check is { IsReal: true, IsRelevant: true, IsAchievable: true, IsServiceRelated: true };

    public MeasureRange Range => MeasureRange.Of(Measure);

    /// <summary>Readings that no later one corrects, oldest first.</summary>
    public IEnumerable<ReadingRow> Standing => Readings.Where(r => !Readings.Any(c => c.CorrectsReadingId == r.Id));

    public ReadingRow? Baseline => Readings.FirstOrDefault(r => r.Id == BaselineReadingId);

    /// <summary>The latest standing reading of a voice that gave a value.</summary>
    public ReadingRow? Latest(Voice voice) => Standing.LastOrDefault(r => r.Voice == voice && r.Value is not null);

    /// <summary>The person's own latest answer, while it is recent enough to say how things are now.</summary>
    public ReadingRow? Now(LocalDate today) =>
        Latest(Voice.Person) is { } latest && !ReadingAge.IsOld(latest.TakenOn, today) ? latest : null;

    /// <summary>The person has answered once, at the start: how it goes nobody can say yet.</summary>
    public bool HasOnlyBegun => Latest(Voice.Person) is { } latest && latest.Id == BaselineReadingId;

    /// <summary>
    /// What the measure's own rule says of the person's answer; null when there is no recent one since the start, or nothing to hold it
    /// against.
    /// </summary>
    public Judgement? Judged(LocalDate today)
    {
        if (HasOnlyBegun || Now(today)?.Value is not { } now || Baseline?.Value is not { } start || (Target is null && Kind != OutcomeKind.Maintenance))
        {
            return null;
        }

        var judged = Judge.Result(Kind, Measure, start, Target ?? start, now);
        return judged.IsRefused ? null : judged.Value;
    }

    /// <summary>Others whose latest value is not the person's. Kept, never averaged.</summary>
    public IEnumerable<ReadingRow> Differing =>
        Latest(Voice.Person)?.Value is not { } own ? [] : Enum.GetValues<Voice>().Where(v => v != Voice.Person)
            .Select(Latest).OfType<ReadingRow>().Where(r => r.Value != own);
}

/// <summary>One reading as pages show it.</summary>
public sealed record ReadingRow(
    long Id, long OutcomeId, LocalDate TakenOn, Voice Voice, int? Value, string? MissingReason, string? Words, string? WordsTranslation,
    string Language, HowAsked HowAsked, string? GivenBy, string? TakenBy, long? CorrectsReadingId);
