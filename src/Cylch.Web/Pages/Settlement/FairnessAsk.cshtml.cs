using Cylch.Records;
using Cylch.Records.Fairness;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Rules.Fairness;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Begins a conversation with a provider about a question; the figures of today are kept with it.</summary>
[Needs(Permission.AskFairness)]
public sealed class FairnessAskPage(CylchDb db, ReadFairness fairness, AskAboutFinding ask) : CylchPage
{
    private const int DaysToAnswer = 14;

    [BindProperty(Name = "authority", SupportsGet = true)]
    public long? Authority { get; set; }

    [BindProperty(Name = "question", SupportsGet = true)]
    public FairnessQuestion Question { get; set; } = FairnessQuestion.Complexity;

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public DateParts Due { get; set; } = new();

    [BindProperty]
    public string? Language { get; set; }

    public FairnessReader Reader { get; private set; } = null!;

    public FairnessSnapshot? Figures { get; private set; }

    public long ProviderId { get; private set; }

    public string Provider => Reader.Names.TryGetValue(ProviderId, out var name) ? W.Either(name.En, name.Cy) : W["fairness.another"];

    public IEnumerable<GovukChoice> Languages => [new("cy", W["fairness.in-welsh"]), new("en", W["fairness.in-english"])];

    public async Task<IActionResult> OnGetAsync(long providerId, CancellationToken cancellationToken)
    {
        Due = DateParts.From(Today.PlusDays(DaysToAnswer));
        Language = W.Language.Code;
        return await LoadAsync(providerId, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(long providerId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(providerId, cancellationToken))
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Words))
        {
            Wrong(nameof(Words), "fairness.ask.empty");
        }

        if (Due.Read() is not { } due)
        {
            Wrong(nameof(Due), "fairness.due.wrong");
            return AskAgain();
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var decision = await ask.RunAsync(
            Doing, new AskAboutFindingInput(Reader.AuthorityId, providerId, Question, Words!, Language == "cy" ? "cy" : "en", due), Words!.Trim(), cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        Tell(W["fairness.ask.done", Provider]);
        return Redirect(FairnessLinks.Talk(decision.Value));
    }

    private async Task<bool> LoadAsync(long providerId, CancellationToken cancellationToken)
    {
        ProviderId = providerId;
        if (!Enum.IsDefined(Question)
            || await FairnessReader.OfAsync(db, await Evaluator.ReachAsync(Permission.AskFairness), Authority, cancellationToken) is not { } reader
            || !reader.Names.ContainsKey(providerId))
        {
            return false;
        }

        Reader = reader;
        Figures = await fairness.SnapshotAsync(reader.AuthorityId, providerId, Question, Today, cancellationToken);
        return true;
    }
}
