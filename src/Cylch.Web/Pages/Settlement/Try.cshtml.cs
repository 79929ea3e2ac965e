using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A shared try as the contract's own provider sees it: their figures alone, nobody else's.</summary>
[Needs(Permission.ReadStatement)]
public sealed class TryPage(CylchDb db) : CylchPage
{
    public WhatIfView View { get; private set; } = null!;

    public TryRow Row => View.Shown!;

    public async Task<IActionResult> OnGetAsync(long tryId, CancellationToken cancellationToken)
    {
        var tried = await db.TriedTerms.AsNoTracking().SingleAsync(t => t.Id == tryId, cancellationToken);
        if (tried.SharedAt is null || tried.RemovedAt is not null)
        {
            return NotFound();
        }

        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == tried.ContractId, cancellationToken);
        var own = db.Contracts.AsNoTracking().Where(c => c.Id == contract.Id);
        View = await new WhatIfLoading(db, W, cancellationToken).LoadAsync(contract, own, isAlone: true, tryId, _ => null);
        return Page();
    }
}
