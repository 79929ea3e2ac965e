using Cylch.Records;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>One payment file, as it was made: the same bytes every time.</summary>
[Needs(Permission.MakePaymentFile)]
public sealed class PaymentFilePage(CylchDb db) : CylchPage
{
    public async Task<IActionResult> OnGetAsync(long paymentFileId, CancellationToken cancellationToken)
    {
        var file = await db.PaymentFiles.AsNoTracking().SingleAsync(f => f.Id == paymentFileId, cancellationToken);
        return File(file.Content, "text/csv; charset=utf-8", file.Reference + ".csv");
    }
}
