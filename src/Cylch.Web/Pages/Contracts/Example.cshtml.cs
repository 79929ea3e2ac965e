using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>Terms tried on the contract's own last closed period: what it came to, and what it would have come to. Nobody is paid by it.</summary>
[Needs(Permission.ReadStatement)]
public sealed class ExamplePage(CylchDb db) : CylchPage
{
    [BindProperty(Name = "of", SupportsGet = true)]
    public string? Of { get; set; }

    public Contract Contract { get; private set; } = null!;

    public TermsChosen? Chosen { get; private set; }

    public Decision<TriedView> Tried { get; private set; }

    public async Task<IActionResult> OnGetAsync(long contractId, CancellationToken cancellationToken)
    {
        Contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        var seesDrafts = await MayAsync(Permission.ReadDraftTerms, new Subject(ContractId: contractId));
        Of ??= await db.ContractSchemes.Where(s => s.ContractId == contractId).MaxAsync(s => (int?)s.Number, cancellationToken) is { } newest
            ? TermsChosen.Version(newest) : null;
        Chosen = await TermsChosen.FindAsync(db, Contract, Of, seesDrafts, cancellationToken);
        if (Chosen is not null)
        {
            Tried = await TriedView.ReadAsync(db, contractId, null, Chosen.Scheme, cancellationToken);
        }

        return Page();
    }
}
