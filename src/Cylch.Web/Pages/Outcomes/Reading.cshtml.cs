using System.Globalization;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Outcomes;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Pages.Assessment;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Outcomes;

/// <summary>A new reading of an outcome, or one that corrects an older; whose voice it may be follows from who is asking.</summary>
[Needs(Permission.RecordReading)]
public sealed class ReadingPage(CylchDb db, RecordReading record) : CylchPage
{
    public OutcomeCard Outcome { get; private set; } = null!;

    public PersonHead Person { get; private set; } = null!;

    public ReadingRow? Corrected { get; private set; }

    public IReadOnlyList<Voice> Voices { get; private set; } = [];

    [BindProperty(Name = "corrects", SupportsGet = true)]
    public long? CorrectsReadingId { get; set; }

    [BindProperty]
    public Voice? Voice { get; set; }

    [BindProperty]
    public string? GivenBy { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? MissingReason { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? WordsTranslation { get; set; }

    [BindProperty]
    public string Language { get; set; } = "en";

    [BindProperty]
    public DateParts TakenOn { get; set; } = new();

    [BindProperty]
    public HowAsked HowAsked { get; set; } = HowAsked.AtHome;

    [BindProperty]
    public List<string> AsBaseline { get; set; } = [];

    public ReadingChoices Choices => new(W, Outcome, Voices);

    public bool MayBecomeStart => Outcome.BaselineLockedOn is null && Corrected is null && Voices.Contains(Rules.Outcomes.Voice.CareManager);

    public async Task OnGetAsync(long outcomeId, CancellationToken cancellationToken)
    {
        await ReadAsync(outcomeId, cancellationToken);
        TakenOn = DateParts.From(Corrected?.TakenOn ?? Today);
        Voice = Corrected?.Voice ?? (Voices.Count == 1 ? Voices[0] : null);
        Language = Corrected?.Language ?? Person.Language;
    }

    public async Task<IActionResult> OnPostAsync(long outcomeId, CancellationToken cancellationToken)
    {
        await ReadAsync(outcomeId, cancellationToken);
        if (Input() is not { } input)
        {
            return AskAgain();
        }

        var decision = await record.RunAsync(Doing, input, W["outcomes.reading.reason-recorded"], cancellationToken);
        if (decision.IsRefused)
        {
            return Refused(decision.Refusal!, nameof(Value));
        }

        Tell(W["outcomes.reading.done"]);
        return Redirect(OutcomesLinks.Outcome(outcomeId));
    }

    private RecordReadingInput? Input()
    {
        var takenOn = TakenOn.Read();
        if (takenOn is null)
        {
            Wrong(nameof(TakenOn), "outcomes.reading.date-wrong");
        }

        // A voice that is not offered was not chosen on this form.
        if (Voice is not { } voice || !Voices.Contains(voice))
        {
            Wrong(nameof(Voice), "outcomes.reading.voice-missing");
            return null;
        }

        int? value = int.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (value is null && !string.IsNullOrWhiteSpace(Value))
        {
            Wrong(nameof(Value), "outcomes.reading.value-wrong", Outcome.Range.Least, Outcome.Range.Most);
            return null;
        }

        return takenOn is { } day
            ? new RecordReadingInput(Outcome.Id, day, voice, value, MissingReason, Words, WordsTranslation, Language, HowAsked, GivenBy, Corrected?.Id,
                MayBecomeStart && AsBaseline.Count > 0)
            : null;
    }

    private async Task ReadAsync(long outcomeId, CancellationToken cancellationToken)
    {
        Outcome = (await OutcomeCards.OneAsync(db, outcomeId, Today, cancellationToken))!;
        Person = await PersonHead.ReadAsync(db, Outcome.PersonId, cancellationToken);
        Corrected = Outcome.Readings.FirstOrDefault(r => r.Id == CorrectsReadingId);
        Voices = await ReadingVoices.OfAsync(permission => MayAsync(permission, new Subject(PersonId: Outcome.PersonId)), await Current.ViewerAsync(), Outcome.PersonId);
    }
}
