using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Delivery;

/// <summary>
/// Somebody who saw what a file would come to says go on; or, after a stop, go on from there. The import itself runs in the
/// background. Said twice, it has one effect.
/// </summary>
public sealed class ConfirmVisitImport(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, long importId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        var import = await db.VisitImports.SingleAsync(i => i.Id == importId, cancellationToken);
        if (import.State is not (VisitImportState.Previewed or VisitImportState.Cancelled or VisitImportState.Failed))
        {
            return importId;
        }

        var preview = VisitImportPreview.Read(import.Preview);
        if (preview.RowsRead == preview.RowsAlreadyHeld)
        {
            return new Refusal("delivery.import-nothing-new");
        }

        import.ConfirmedAt = doing.At;
        (import.CancelAskedAt, import.CancelledAt, import.FailureCode) = (null, null, null);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(ConfirmVisitImport), "import", reason), () => import.Id, cancellationToken);
    }
}
