using Cylch.Records;
using Cylch.Records.Delivery;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Pages.Assessment;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Outcomes;

/// <summary>A care worker writes how it went for an outcome on a day.</summary>
[Needs(Permission.WriteNote)]
public sealed class NotePage(CylchDb db, WriteNote write) : CylchPage
{
    public OutcomeCard Outcome { get; private set; } = null!;

    public PersonHead Person { get; private set; } = null!;

    /// <summary>Null when no package of the writer's provider is bought for this outcome today.</summary>
    public NotedPackage? Package { get; private set; }

    [BindProperty]
    public DateParts NotedOn { get; set; } = new();

    [BindProperty]
    public string? CareWorker { get; set; }

    [BindProperty]
    public NoteProgress? Progress { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    public IReadOnlyList<GovukChoice> HowFar => [.. Enum.GetValues<NoteProgress>().Select(p => new GovukChoice(p.ToString(), W.Of("progress", p)))];

    public IReadOnlyList<GovukChoice> Languages => [new("cy", W["assessment.language.cy"]), new("en", W["assessment.language.en"])];

    public async Task OnGetAsync(long outcomeId, CancellationToken cancellationToken)
    {
        await ReadAsync(outcomeId, cancellationToken);
        NotedOn = DateParts.From(Today);
        Language = Person.Language;
        CareWorker = (await Current.CardAsync()) is { Role: Role.CareWorker, Name: var own } ? own : null;
    }

    public async Task<IActionResult> OnPostAsync(long outcomeId, CancellationToken cancellationToken)
    {
        await ReadAsync(outcomeId, cancellationToken);
        var notedOn = NotedOn.Read();
        if (notedOn is null)
        {
            Wrong(nameof(NotedOn), "outcomes.note.date-wrong");
        }

        if (Progress is null)
        {
            Wrong(nameof(Progress), "outcomes.note.progress-missing");
        }

        if (!ModelState.IsValid || Package is null)
        {
            return AskAgain();
        }

        var input = new WriteNoteInput(Package.Id, outcomeId, notedOn!.Value, CareWorker ?? "", Progress!.Value, Words ?? "", Language ?? "");
        var decision = await write.RunAsync(Doing, input, W["outcomes.note.reason"], cancellationToken);
        if (decision.IsRefused)
        {
            return Refused(decision.Refusal!, FieldOf(decision.Refusal!.Code));
        }

        Tell(W["outcomes.note.done"]);
        return Redirect(OutcomesLinks.Outcome(outcomeId));
    }

    private static string FieldOf(string code) => code switch
    {
        "delivery.note-without-words" => nameof(Words),
        "delivery.note-without-name" => nameof(CareWorker),
        "delivery.note-language" => nameof(Language),
        "delivery.note-outside-package" => nameof(NotedOn),
        _ => "",
    };

    private async Task ReadAsync(long outcomeId, CancellationToken cancellationToken)
    {
        Outcome = (await OutcomeCards.OneAsync(db, outcomeId, Today, cancellationToken))!;
        Person = await PersonHead.ReadAsync(db, Outcome.PersonId, cancellationToken);
        var reach = await Evaluator.ReachAsync(Permission.WriteNote);
        var packages = await OutcomeNotes.PackagesAsync(db, outcomeId, [.. reach.ProviderIds], Today, cancellationToken);
        Package = packages.Count > 0 ? packages[0] : null;
    }
}
