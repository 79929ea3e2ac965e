using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>The last look at a draft before it is put to the provider: what changes, what it comes to, and why.</summary>
[Needs(Permission.WriteTerms)]
public sealed class ProposePage(CylchDb db, ProposeDraft propose) : OpenedDraftPage(db)
{
    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    public TermsChosen After { get; private set; } = null!;

    /// <summary>The version it would take over from, when there is one.</summary>
    public TermsChosen? Before { get; private set; }

    public Decision<TriedView>? Tried { get; private set; }

    public async Task<IActionResult> OnGetAsync(long contractId, long draftId, CancellationToken cancellationToken)
    {
        if (await OpenAsync(contractId, draftId, cancellationToken) is { } instead)
        {
            return instead;
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long contractId, long draftId, CancellationToken cancellationToken)
    {
        await OpenAsync(contractId, draftId, cancellationToken);
        if (string.IsNullOrWhiteSpace(Why))
        {
            Wrong("why", "contracts.field.why-empty");
            await LoadAsync(cancellationToken);
            return AskAgain();
        }

        var decision = await propose.RunAsync(Doing, new ProposeDraftInput(draftId, Edition), Why.Trim(), cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            await LoadAsync(cancellationToken);
            return await RefusedAsync(refusal, cancellationToken);
        }

        var saved = await Db.ContractSchemes.AsNoTracking().SingleAsync(s => s.Id == decision.Value, cancellationToken);
        Tell(W["contracts.propose.notice", saved.Number, W.Say.Date(saved.InForceFrom)]);
        return LocalRedirect(ContractsLinks.Terms(contractId, saved.Number));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        After = TermsChosen.Of(Contract, Draft.Draft, Draft.Newest);
        var before = await Db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == Contract.Id).OrderByDescending(s => s.Number)
            .FirstOrDefaultAsync(cancellationToken);
        Before = before is null ? null : TermsChosen.Of(before);
        if (Findings.Complete is not null && await MayAsync(Permission.ReadStatement, new Subject(ContractId: Contract.Id)))
        {
            Tried = await TriedView.ReadAsync(Db, Contract.Id, null, After.Scheme, cancellationToken);
        }
    }
}
