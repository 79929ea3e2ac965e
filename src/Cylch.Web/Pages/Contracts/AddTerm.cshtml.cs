using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>The kinds of term that can be added to a draft, each with what it is for.</summary>
[Needs(Permission.WriteTerms)]
public sealed class AddTermPage(CylchDb db, ChangeDraft change) : OpenedDraftPage(db)
{
    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    public IReadOnlyList<(string Group, IReadOnlyList<OfferedKind> Kinds)> Groups => TermKinds.Grouped(W);

    public async Task<IActionResult> OnGetAsync(long contractId, long draftId, CancellationToken cancellationToken) =>
        await OpenAsync(contractId, draftId, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(long contractId, long draftId, CancellationToken cancellationToken)
    {
        await OpenAsync(contractId, draftId, cancellationToken);
        if (Kind is null || !TermShape.Kinds.ContainsKey(Kind))
        {
            Wrong("kind", "contracts.add.choose");
            return AskAgain();
        }

        var decision = await change.RunAsync(Doing, new ChangeDraftInput(draftId, Edition, new DraftChange.Add(Kind)), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return await RefusedAsync(refusal, cancellationToken);
        }

        var number = await Db.DraftEditions.Where(e => e.Id == decision.Value).Select(e => e.TermNumber).SingleAsync(cancellationToken);
        return LocalRedirect(ContractsLinks.DraftTerm(contractId, draftId, number ?? 0));
    }
}
