using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>The e-invoice of a closed statement: made once, the same bytes every time.</summary>
[Needs(Permission.ReadStatement)]
public sealed class StatementInvoicePage(CylchDb db, MakeInvoice make) : CylchPage
{
    public StatementHead Head { get; private set; } = null!;

    public RunInvoice? Invoice { get; private set; }

    public bool MayMake { get; private set; }

    public string Hash => Invoice is null ? "" : Convert.ToHexStringLower(Invoice.ContentHash);

    public Task OnGetAsync(long runId, CancellationToken cancellationToken) => LoadAsync(runId, cancellationToken);

    public async Task<IActionResult> OnGetXmlAsync(long runId, CancellationToken cancellationToken)
    {
        var invoice = await db.RunInvoices.AsNoTracking().SingleOrDefaultAsync(i => i.RunId == runId, cancellationToken);
        return invoice is null ? NotFound() : File(invoice.Content, "application/xml; charset=utf-8", invoice.Number.Replace('/', '-') + ".xml");
    }

    [Needs(Permission.PrepareRun)]
    public async Task<IActionResult> OnPostAsync(long runId, CancellationToken cancellationToken)
    {
        var decision = await make.RunAsync(Doing, new MakeInvoiceInput(runId), "", cancellationToken);
        await LoadAsync(runId, cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        Tell(W["settlement.invoice.made"]);
        return LocalRedirect(SettlementLinks.Invoice(runId));
    }

    private async Task LoadAsync(long runId, CancellationToken cancellationToken)
    {
        Head = await new StatementReading(db, cancellationToken).HeadAsync(runId);
        Invoice = await db.RunInvoices.AsNoTracking().SingleOrDefaultAsync(i => i.RunId == runId, cancellationToken);
        MayMake = Head.Run is { ApprovedAt: not null, ReplacedAt: null } && await MayAsync(Permission.PrepareRun, new Subject(ContractId: Head.Contract.Id));
    }
}
