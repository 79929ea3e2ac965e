using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Delivery;

/// <summary>
/// Stops an import. One not yet begun takes nothing; one that runs stops after the batch in hand, and what it has taken
/// stays and is counted.
/// </summary>
public sealed class CancelVisitImport(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, long importId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        var import = await db.VisitImports.SingleAsync(i => i.Id == importId, cancellationToken);
        switch (import.State)
        {
            case VisitImportState.Finished:
                return new Refusal("delivery.import-finished");
            case VisitImportState.Cancelled or VisitImportState.Cancelling:
                return importId;
            case VisitImportState.Previewed or VisitImportState.Failed:
                (import.CancelAskedAt, import.CancelledAt) = (doing.At, doing.At);
                break;
            default:
                import.CancelAskedAt = doing.At;
                break;
        }

        return await recorder.SaveAsync(doing, new RecordedAs(nameof(CancelVisitImport), "import", reason), () => import.Id, cancellationToken);
    }
}
