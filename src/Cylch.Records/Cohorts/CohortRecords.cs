using System.Globalization;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Bulk;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Plans;
using NodaTime;

namespace Cylch.Records.Cohorts;

/// <summary>
/// The records of a cohort's people, made from the rows of the file one kind after another and never all held. A person
/// here is a number: there is no name, no birthday and no word of theirs, and nothing is put in their place.
/// </summary>
/// <param name="rows">The rows that were taken.</param>
/// <param name="contracts">The contract of each provider.</param>
internal sealed class CohortRecords(
    CohortSource source, IReadOnlyList<ReadingsRow> rows, IReadOnlyDictionary<string, long> contracts, long authorityId, Instant now)
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    private long _person;
    private long _outcome;
    private long _reading;
    private long _plan;
    private long _package;
    private long _review;

    public async Task WriteAsync(CylchDb db, CancellationToken cancellationToken)
    {
        var (writer, numbers) = (new BulkWriter(db), new BulkNumbers(db));
        _person = await numbers.FirstAsync<Person>(cancellationToken);
        _outcome = await numbers.FirstAsync<PersonalOutcome>(cancellationToken);
        _reading = await numbers.FirstAsync<Reading>(cancellationToken);
        _plan = await numbers.FirstAsync<CarePlan>(cancellationToken);
        _package = await numbers.FirstAsync<CarePackage>(cancellationToken);
        _review = await numbers.FirstAsync<PlanReview>(cancellationToken);
        await writer.WriteAsync(rows.Select(PersonOf), BulkIds.FromRows, cancellationToken);
        await writer.WriteAsync(rows.Select(OutcomeOf), BulkIds.FromRows, cancellationToken);
        await writer.WriteAsync(rows.SelectMany(ReadingsOf), BulkIds.FromRows, cancellationToken);
        await writer.WriteAsync(rows.Select(PlanOf), BulkIds.FromRows, cancellationToken);
        await writer.WriteAsync(rows.Select(PackageOf), BulkIds.FromRows, cancellationToken);
        await writer.WriteAsync(rows.Select(WeightOf), BulkIds.FromDatabase, cancellationToken);
        await writer.WriteAsync(Reviews(), BulkIds.FromRows, cancellationToken);
        await writer.WriteAsync(Findings(), BulkIds.FromDatabase, cancellationToken);
        await writer.WriteAsync(Verifications(), BulkIds.FromDatabase, cancellationToken);
    }

    /// <summary>Every row of the file with what became of it, refused rows among them.</summary>
    public IEnumerable<ReadingImportRow> Kept(long importId, IReadOnlyList<ReadingsRow> all)
    {
        var taken = 0;
        foreach (var row in all)
        {
            var isRefused = row.Standing == RowStanding.Refused;
            yield return new ReadingImportRow
            {
                ImportId = importId,
                Number = row.Number,
                Standing = row.Standing,
                Reason = row.Standing == RowStanding.Judged ? null : ReadingsTally.Reason(row),
                Column = row.Column,
                Facts = row.Refusal is { } refusal ? RulesJson.Write(refusal.Facts.Select(Text).ToList()) : null,
                OutcomeId = isRefused ? null : _outcome + taken++,
                PredictedParts = row.PredictedParts,
            };
        }
    }

    private static string Text(object fact) => Convert.ToString(fact, CultureInfo.InvariantCulture) ?? "";

    private static string Reference(ReadingsRow row) => string.Create(CultureInfo.InvariantCulture, $"P-{row.Number}");

    private Person PersonOf(ReadingsRow row, int i) => new()
    {
        Id = _person + i,
        Reference = Reference(row),
        AuthorityId = authorityId,
        GivenName = "Person",
        FamilyName = row.Number.ToString(CultureInfo.InvariantCulture),
        Language = "en",
    };

    private PersonalOutcome OutcomeOf(ReadingsRow row, int i) => new()
    {
        Id = _outcome + i,
        PersonId = _person + i,
        TitleEn = source.OutcomeEn,
        TitleCy = source.OutcomeCy,
        Area = WellBeingArea.HealthAndEmotionalWellBeing,
        Kind = OutcomeKind.Change,
        Measure = source.Profile.Measure,
        Target = row.Target,
        Priority = 1,
        WrittenOn = source.From,
        BaselineReadingId = row.Baseline is null ? null : _reading + 2L * i,
        BaselineLockedOn = row.Baseline is null ? null : source.From,
    };

    private IEnumerable<Reading> ReadingsOf(ReadingsRow row, int i) =>
        [ReadingOf(_reading + 2L * i, i, source.From, row.Baseline), ReadingOf(_reading + 2L * i + 1, i, source.Until, row.Reading)];

    private Reading ReadingOf(long id, int i, LocalDate takenOn, int? value) => new()
    {
        Id = id,
        OutcomeId = _outcome + i,
        TakenOn = takenOn,
        Voice = Voice.Person,
        Value = value,
        MissingReason = value is null ? CohortSource.NoScore : null,
        Language = "en",
        HowAsked = HowAsked.Imported,
        RecordedAt = now,
    };

    private CarePlan PlanOf(ReadingsRow row, int i) => new()
    {
        Id = _plan + i,
        PersonId = _person + i,
        Number = 1,
        Language = "en",
        WrittenOn = source.From,
        StartsOn = source.From,
        MinutesPerWeek = 0,
        FixedMinutesPerWeek = 0,
        ReviewDueOn = source.Until,
    };

    private CarePackage PackageOf(ReadingsRow row, int i) => new()
    {
        Id = _package + i,
        Reference = Reference(row),
        PersonId = _person + i,
        PlanId = _plan + i,
        ContractId = contracts[row.Provider],
        StartsOn = source.From,
        EndsOn = source.Until,
        ComplexityBand = "A",
        OffersReceived = 0,
    };

    private PackageOutcome WeightOf(ReadingsRow row, int i) => new() { PackageId = _package + i, OutcomeId = _outcome + i, Weight = 1 };

    // Without both scores nobody can say what came of it: that is found, kept, and waits on the statement at nothing.
    private IEnumerable<PlanReview> Reviews() => Unsaid().Select((at, n) => new PlanReview
    {
        Id = _review + n,
        PersonId = _person + at.Index,
        PlanId = _plan + at.Index,
        HeldOn = source.Until,
        Decision = ReviewDecision.Close,
        Reasons = CohortSource.NothingToSay,
        Language = "en",
        RecordedAt = now,
    });

    private IEnumerable<ReviewFinding> Findings() => Unsaid().Select((at, n) => new ReviewFinding
    {
        ReviewId = _review + n,
        OutcomeId = _outcome + at.Index,
        Result = OutcomeResult.CannotSay,
        ReadingId = _reading + 2L * at.Index + 1,
    });

    private IEnumerable<(int Index, ReadingsRow Row)> Unsaid() => rows.Index().Where(at => at.Item.Standing == RowStanding.Missing);

    // The form is the person's own, so the person has confirmed what it says.
    private IEnumerable<Verification> Verifications() => rows.Index().Where(at => at.Item.Standing != RowStanding.Missing).Select(at => new Verification
    {
        PackageId = _package + at.Index,
        OutcomeId = _outcome + at.Index,
        ReadingId = _reading + 2L * at.Index + 1,
        VerifiedOn = now.InZone(London).Date,
        Result = at.Item.Result ?? OutcomeResult.CannotSay,
        NeutralReason = at.Item.Neutral,
        Confirmation = Confirmation.ByPerson,
        Words = CohortSource.JudgedWords,
        RecordedAt = now,
    });
}
