using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Contracts;

/// <summary>One term of a draft: everything it must be told. What is left empty is missing until somebody says it; nothing is filled in for them.</summary>
[Needs(Permission.WriteTerms)]
public sealed class DraftTermPage(CylchDb db, ChangeDraft change) : OpenedDraftPage(db)
{
    /// <summary>The table that an empty row was asked for in.</summary>
    [BindProperty(Name = "add-row")]
    public string? AddRow { get; set; }

    /// <summary>The row that goes, as its table and place.</summary>
    [BindProperty(Name = "remove-row")]
    public string? RemoveRow { get; set; }

    public DraftTerm Asked { get; private set; } = null!;

    public IReadOnlyList<TermPart> Parts { get; private set; } = [];

    /// <summary>What is missing or wrong in the term as it is kept.</summary>
    public TermFindings Found =>
        Findings.Terms.FirstOrDefault(found => found.Draft.Number == Asked.Number) ?? new TermFindings(Asked, null, [], []);

    public async Task<IActionResult> OnGetAsync(long contractId, long draftId, CancellationToken cancellationToken)
    {
        if (await AskAsync(contractId, draftId, cancellationToken) is { } instead)
        {
            return instead;
        }

        Parts = new TermForm(W, Terms, Asked).Parts(null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long contractId, long draftId, CancellationToken cancellationToken)
    {
        if (await AskAsync(contractId, draftId, cancellationToken) is { } instead)
        {
            return instead;
        }

        var form = new TermForm(W, Terms, Asked);
        Parts = form.Parts(Request.Form, AddRow, RemoveRow);
        if (AddRow is not null || RemoveRow is not null)
        {
            // Nothing is kept by asking for a row; the same form goes on.
            return Page();
        }

        var unreadable = new List<TermQuestionField>();
        var values = form.Read(Request.Form, unreadable);
        foreach (var field in unreadable)
        {
            ModelState.AddModelError(field.Name, W["contracts.unreadable." + field.Parameter.Sort, field.Label]);
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var decision = await change.RunAsync(
            Doing, new ChangeDraftInput(draftId, Edition, new DraftChange.Fill(Asked.Number, values)), "", cancellationToken);
        return decision.Refusal is { } refusal
            ? await RefusedAsync(refusal, cancellationToken)
            : LocalRedirect(ContractsLinks.Draft(contractId, draftId, Asked.Number));
    }

    private async Task<IActionResult?> AskAsync(long contractId, long draftId, CancellationToken cancellationToken)
    {
        if (await OpenAsync(contractId, draftId, cancellationToken) is { } instead)
        {
            return instead;
        }

        // An address without a number leads to the first term; one whose term is gone, back to the draft.
        if ((Term is { } number ? Terms.Numbered(number) : Terms.Terms.Count > 0 ? Terms.Terms[0] : null) is not { } asked)
        {
            return LocalRedirect(ContractsLinks.Draft(contractId, draftId));
        }

        Asked = asked;
        return null;
    }
}
