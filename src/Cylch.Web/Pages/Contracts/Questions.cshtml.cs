using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Access;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>What the provider asks about terms before it signs them, and what the authority answers. Kept with the version for good.</summary>
[Needs(Permission.ReadContract)]
public sealed class QuestionsPage(CylchDb db, AskAboutTerms ask, AnswerAboutTerms answer) : CylchPage
{
    private const int Longest = 2_000;

    [BindProperty(Name = "of", SupportsGet = true)]
    public string? Of { get; set; }

    [BindProperty(Name = "term", SupportsGet = true)]
    public int? Term { get; set; }

    [BindProperty(Name = "question")]
    public string? Question { get; set; }

    [BindProperty(Name = "asked")]
    public long? Asked { get; set; }

    [BindProperty(Name = "answer")]
    public string? Answer { get; set; }

    public Contract Contract { get; private set; } = null!;

    public TermsChosen? Chosen { get; private set; }

    public IReadOnlyList<QuestionRow> Rows { get; private set; } = [];

    public IReadOnlyList<PaymentTerm> Terms => Chosen?.Scheme.Terms ?? [];

    public bool MayAsk { get; private set; }

    public bool MayAnswer { get; private set; }

    public string? ErrorOf(string field) => ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public Task OnGetAsync(long contractId, CancellationToken cancellationToken) => LoadAsync(contractId, cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        var csv = new CsvText(
            W["contracts.version"], W["contracts.compare.term"], W["contracts.questions.question"], W["contracts.questions.asked-by"], W["contracts.questions.asked-at"],
            W["contracts.questions.answer"], W["contracts.questions.answered-by"], W["contracts.questions.answered-at"]);
        foreach (var row in Rows)
        {
            csv.Row(
                row.Version, row.Asked.TermNumber, row.Asked.Question, row.AskedBy, row.Asked.AskedAt, row.Asked.Answer, row.AnsweredBy, row.Asked.AnsweredAt);
        }

        return csv.ToFile(W["contracts.questions.file", Contract.Number] + ".csv");
    }

    [Needs(Permission.AcknowledgeTerms)]
    public async Task<IActionResult> OnPostAskAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        if (Chosen is null || !MayAsk)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!IsText(Question, "question"))
        {
            return AskAgain();
        }

        var decision = await ask.RunAsync(
            Doing, new AskAboutTermsInput(Chosen.Draft?.Id, Chosen.Saved?.Id, Term, Question!.Trim(), W.Language.Code), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        Tell(W["contracts.questions.asked-notice"]);
        return LocalRedirect(ContractsLinks.Questions(contractId, Chosen.Token));
    }

    [Needs(Permission.WriteTerms)]
    public async Task<IActionResult> OnPostAnswerAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        if (Rows.All(row => row.Asked.Id != Asked))
        {
            return LocalRedirect(ContractsLinks.Questions(contractId));
        }

        if (!IsText(Answer, "answer"))
        {
            return AskAgain();
        }

        var decision = await answer.RunAsync(Doing, new AnswerAboutTermsInput(Asked!.Value, Answer!.Trim(), W.Language.Code), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        Tell(W["contracts.questions.answered-notice"]);
        return LocalRedirect(ContractsLinks.Questions(contractId, Of));
    }

    private bool IsText(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            ModelState.AddModelError(field, W[$"contracts.questions.{field}-empty"]);
        }
        else if (text.Length > Longest)
        {
            Wrong(field, "contracts.questions.too-long", Longest);
        }

        return ModelState.IsValid;
    }

    private async Task LoadAsync(long contractId, CancellationToken cancellationToken)
    {
        var subject = new Subject(ContractId: contractId);
        Contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        Chosen = await TermsChosen.FindAsync(db, Contract, Of, await MayAsync(Permission.ReadDraftTerms, subject), cancellationToken);
        Of = Chosen?.Token;
        Rows = await QuestionRow.ReadAsync(db, contractId, Chosen, cancellationToken);
        MayAnswer = await MayAsync(Permission.WriteTerms, subject);
        MayAsk = Chosen is { Saved: { AcknowledgedAt: null, WithdrawnAt: null } } or { Draft: { ShownAt: not null, GivenUpAt: null } }
            && await MayAsync(Permission.AcknowledgeTerms, subject);
    }
}
