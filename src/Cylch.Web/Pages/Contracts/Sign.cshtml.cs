using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>The whole scheme as a page that two parties can sign, in both languages, and as files.</summary>
[Needs(Permission.ReadContract)]
public sealed class SignPage(CylchDb db) : CylchPage
{
    [BindProperty(Name = "of", SupportsGet = true)]
    public string? Of { get; set; }

    public Contract Contract { get; private set; } = null!;

    public TermsChosen? Chosen { get; private set; }

    public IReadOnlyDictionary<long, Organisation> Parties { get; private set; } = new Dictionary<long, Organisation>();

    public TermsExample? Example { get; private set; }

    /// <summary>Null for readers who may not see what a contract comes to.</summary>
    public Decision<TriedView>? Tried { get; private set; }

    public string? AcknowledgedBy { get; private set; }

    public async Task OnGetAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        if (Chosen is null)
        {
            return;
        }

        var worked = TermsExample.Of(Chosen.Scheme);
        Example = worked.IsRefused ? null : worked.Value;
        AcknowledgedBy = await db.Users.Where(u => Chosen.Saved != null && u.Id == Chosen.Saved.AcknowledgedByAccountId).Select(u => u.DisplayName)
            .FirstOrDefaultAsync(cancellationToken);
        if (await MayAsync(Permission.ReadStatement, new Subject(ContractId: contractId)))
        {
            Tried = await TriedView.ReadAsync(db, contractId, null, Chosen.Scheme, cancellationToken);
        }
    }

    public Task<IActionResult> OnGetCsvAsync(long contractId, CancellationToken cancellationToken) =>
        FileAsync(contractId, SchemeFiles.Csv, cancellationToken);

    public Task<IActionResult> OnGetJsonAsync(long contractId, CancellationToken cancellationToken) =>
        FileAsync(contractId, SchemeFiles.Json, cancellationToken);

    public Task<IActionResult> OnGetTextAsync(long contractId, CancellationToken cancellationToken) =>
        FileAsync(contractId, SchemeFiles.Text, cancellationToken);

    private async Task<IActionResult> FileAsync(
        long contractId, Func<Wording.W, Contract, TermsChosen, FileContentResult> made, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        return Chosen is null ? NotFound() : made(W, Contract, Chosen);
    }

    private async Task LoadAsync(long contractId, CancellationToken cancellationToken)
    {
        Contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        var seesDrafts = await MayAsync(Permission.ReadDraftTerms, new Subject(ContractId: contractId));
        Of ??= await db.ContractSchemes.Where(s => s.ContractId == contractId).MaxAsync(s => (int?)s.Number, cancellationToken) is { } newest
            ? TermsChosen.Version(newest) : null;
        Chosen = await TermsChosen.FindAsync(db, Contract, Of, seesDrafts, cancellationToken);
        var ids = new[] { Contract.AuthorityId, Contract.ProviderId, Contract.HealthBoardId ?? 0 };
        Parties = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
    }
}
