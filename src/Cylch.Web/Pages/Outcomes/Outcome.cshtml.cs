using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Outcomes;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Pages.Assessment;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Outcomes;

/// <summary>One outcome: where it began, where it is, every reading, whether it would stand up, and how it ends.</summary>
[Needs(Permission.ReadOutcome, ToSend = Permission.WriteAssessment)]
public sealed class OutcomePage(CylchDb db, LockBaseline lockBaseline, EndOutcome end) : CylchPage
{
    private const int NotesShown = 12;

    public OutcomeCard Outcome { get; private set; } = null!;

    public PersonHead Person { get; private set; } = null!;

    public bool MayWrite { get; private set; }

    public bool MayCheck { get; private set; }

    public bool MayRead { get; private set; }

    public bool MayOpenPerson { get; private set; }

    public bool MayNote { get; private set; }

    /// <summary>The newest notes; null for those who may not read visits.</summary>
    public IReadOnlyList<NoteRow>? Notes { get; private set; }

    public IReadOnlyList<VerifiedRow> Verified { get; private set; } = [];

    [BindProperty]
    public int SeenVersion { get; set; }

    [BindProperty]
    public DateParts EndsOn { get; set; } = new();

    [BindProperty]
    public NeutralReason? Neutral { get; set; }

    [BindProperty]
    public string? EndWords { get; set; }

    public IReadOnlyList<GovukChoice> EndReasons =>
        [new("", W["outcomes.end.no-neutral"]), .. Enum.GetValues<NeutralReason>().Select(r => new GovukChoice(r.ToString(), W.Of("neutral", r)))];

    public async Task OnGetAsync(long outcomeId, CancellationToken cancellationToken)
    {
        await ReadAsync(outcomeId, cancellationToken);
        EndsOn = DateParts.From(Today);
    }

    public async Task<IActionResult> OnGetCsvAsync(long outcomeId, CancellationToken cancellationToken)
    {
        await ReadAsync(outcomeId, cancellationToken);
        var csv = new CsvText(W["outcomes.reading.date"], W["outcomes.reading.voice"], W["outcomes.reading.value"], W["outcomes.reading.reason"],
            W["outcomes.reading.words"], W["outcomes.reading.how"], W["outcomes.reading.taken-by"], W["outcomes.reading.standing"]);
        var standing = Outcome.Standing.Select(r => r.Id).ToHashSet();
        foreach (var reading in Outcome.Readings)
        {
            csv.Row(reading.TakenOn, W.Of("voice", reading.Voice), reading.Value, reading.MissingReason, reading.Words, W.Of("how-asked", reading.HowAsked),
                reading.TakenBy, standing.Contains(reading.Id) ? W["outcomes.reading.stands"] : W["outcomes.reading.corrected"]);
        }

        return csv.ToFile(FormattableString.Invariant($"{Person.Reference}-{Outcome.Priority}.csv"));
    }

    public async Task<IActionResult> OnGetTrendAsync(long outcomeId, CancellationToken cancellationToken)
    {
        await ReadAsync(outcomeId, cancellationToken);
        return OutcomeCharts.Trend(W, Outcome)?.ToCsv().ToFile(FormattableString.Invariant($"{Person.Reference}-{Outcome.Priority}-trend.csv"))
            ?? (IActionResult)NotFound();
    }

    public async Task<IActionResult> OnPostLockAsync(long outcomeId, CancellationToken cancellationToken)
    {
        await ReadAsync(outcomeId, cancellationToken);
        var input = new LockBaselineInput(outcomeId, SeenVersion);
        return Answer(await lockBaseline.RunAsync(Doing, input, W["outcomes.lock.reason"], cancellationToken), "", W["outcomes.lock.done"]);
    }

    public async Task<IActionResult> OnPostEndAsync(long outcomeId, CancellationToken cancellationToken)
    {
        await ReadAsync(outcomeId, cancellationToken);
        if (EndsOn.Read() is not { } endsOn)
        {
            Wrong(nameof(EndsOn), "outcomes.end.date-wrong");
            return AskAgain();
        }

        if (string.IsNullOrWhiteSpace(EndWords))
        {
            Wrong(nameof(EndWords), "outcomes.end.words-missing");
            return AskAgain();
        }

        var input = new EndOutcomeInput(outcomeId, endsOn, Neutral, SeenVersion);
        return Answer(await end.RunAsync(Doing, input, EndWords, cancellationToken), nameof(EndsOn), W["outcomes.end.done"]);
    }

    private IActionResult Answer(Decision<long> decision, string field, string told)
    {
        if (decision.IsRefused)
        {
            // What is there now is shown with it; sending again is then a choice made with open eyes.
            SeenVersion = Outcome.Version;
            return Refused(decision.Refusal!, field);
        }

        Tell(told);
        return Redirect(OutcomesLinks.Outcome(Outcome.Id));
    }

    private async Task ReadAsync(long outcomeId, CancellationToken cancellationToken)
    {
        Outcome = (await OutcomeCards.OneAsync(db, outcomeId, Today, cancellationToken))!;
        Person = await PersonHead.ReadAsync(db, Outcome.PersonId, cancellationToken);
        var subject = new Subject(PersonId: Outcome.PersonId);
        MayWrite = await MayAsync(Permission.WriteAssessment, subject);
        MayCheck = await MayAsync(Permission.ApprovePlan, subject);
        MayOpenPerson = await MayAsync(Permission.ReadPerson, subject);
        MayNote = await MayAsync(Permission.WriteNote, subject);
        Notes = await MayAsync(Permission.ReadVisits, subject) ? await OutcomeNotes.LatestAsync(db, outcomeId, NotesShown, cancellationToken) : null;
        MayRead = await MayAsync(Permission.RecordReading, subject);
        Verified = await VerifiedRow.OfAsync(db, outcomeId, cancellationToken);
    }
}
