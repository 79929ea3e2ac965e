using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Contracts;

/// <summary>Takes a term out of a draft, after naming what depends on it.</summary>
[Needs(Permission.WriteTerms)]
public sealed class RemoveTermPage(CylchDb db, ChangeDraft change) : OpenedDraftPage(db)
{
    public TermFindings Asked { get; private set; } = null!;

    public IReadOnlyList<DraftTerm> Dependents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long contractId, long draftId, CancellationToken cancellationToken) =>
        await AskAsync(contractId, draftId, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(long contractId, long draftId, CancellationToken cancellationToken)
    {
        if (await AskAsync(contractId, draftId, cancellationToken) is { } instead)
        {
            return instead;
        }

        var decision = await change.RunAsync(Doing, new ChangeDraftInput(draftId, Edition, new DraftChange.Remove(Asked.Draft.Number)), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return await RefusedAsync(refusal, cancellationToken);
        }

        Tell(W["contracts.remove.notice", Asked.Draft.Number, TermKinds.Name(W, Asked.Draft.Type)]);
        return LocalRedirect(ContractsLinks.Draft(contractId, draftId));
    }

    private async Task<IActionResult?> AskAsync(long contractId, long draftId, CancellationToken cancellationToken)
    {
        if (await OpenAsync(contractId, draftId, cancellationToken) is { } instead)
        {
            return instead;
        }

        if (Findings.Terms.FirstOrDefault(found => Term is null || found.Draft.Number == Term) is not { } asked)
        {
            return LocalRedirect(ContractsLinks.Draft(contractId, draftId));
        }

        Asked = asked;
        Dependents = Terms.DependentsOf(asked.Draft.Number);
        return null;
    }
}
