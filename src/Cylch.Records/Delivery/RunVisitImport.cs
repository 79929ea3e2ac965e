using Cylch.Records.Bulk;
using Cylch.Rules;
using Cylch.Rules.Delivery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Delivery;

/// <summary>
/// Takes the visits of a confirmed file, a batch at a time: the visits, the refused rows and how far it has come are saved
/// together. Stopped anywhere, by a signal or by a crash, it goes on from the last batch: it reads the file again from its
/// beginning to know what it knew, and saves nothing twice.
/// </summary>
public sealed class RunVisitImport(CylchDb db, Recorder recorder, VisitUploads uploads, IClock clock)
{
    private VisitImport _import = null!;
    private VisitGround _ground = null!;
    private VisitPass _pass = null!;

    /// <returns>The counts so far, or why it does not go on; <c>delivery.import-run-elsewhere</c> when another process is at it.</returns>
    public async Task<Decision<VisitTally>> RunAsync(long importId, CancellationToken cancellationToken)
    {
        _import = await db.VisitImports.AsNoTracking().SingleAsync(i => i.Id == importId, cancellationToken);
        if (_import.State is not (VisitImportState.Waiting or VisitImportState.Running or VisitImportState.Cancelling))
        {
            return Tally;
        }

        if (_import.State == VisitImportState.Cancelling)
        {
            await CloseAsync(VisitImportEnd.Cancelled, cancellationToken);
            return Tally;
        }

        if (!File.Exists(uploads.PathOf(_import.FileHash)))
        {
            return await GiveUpAsync(importId, new Refusal("delivery.upload-gone"), cancellationToken);
        }

        var cameOn = new Doing(null, _import.UploadedAt).Today;
        var ground = await VisitGround.ReadAsync(db, _import.ProviderId, cameOn, cancellationToken);
        if (ground.IsRefused)
        {
            return await GiveUpAsync(importId, ground.Refusal!, cancellationToken);
        }

        _ground = ground.Value;
        _pass = new VisitPass(db, _ground, VisitFileProfile.Named(_import.Profile));
        var ran = await ReadAsync(cancellationToken);
        _pass = null!;
        LargeReading.LetGo(_import.FileBytes);
        return ran;
    }

    /// <summary>Notes that an import cannot go on, so that others may; its sender can say go on again.</summary>
    public async Task<Refusal> GiveUpAsync(long importId, Refusal refusal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var import = await db.VisitImports.SingleAsync(i => i.Id == importId, cancellationToken);
        import.FailureCode = refusal.Code;
        await recorder.SaveAsync(Now(), new RecordedAs(nameof(RunVisitImport), "import", refusal.Code), () => importId, cancellationToken);
        return refusal;
    }

    private VisitTally Tally => new(_import.RowsRead, _import.RowsAccepted, _import.RowsAlreadyHeld, _import.RowsRefused);

    private Doing Now() => new(null, clock.GetCurrentInstant());

    private async Task<Decision<VisitTally>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var file = uploads.Open(_import.FileHash);
        var preview = VisitImportPreview.Read(_import.Preview);
        DateRange? days = preview is { FirstDay: { } first, LastDay: { } last } ? new DateRange(first, last) : null;
        var end = VisitImportEnd.GoesOn;
        var batches = _pass.BatchesAsync(file, days, _import.Id, _import.LinesRead, uploads.BatchRows, cancellationToken);

        // While the database takes one batch the next is read and judged.
        await foreach (var batch in OneAhead.ReadAsync(batches, cancellationToken))
        {
            // Only the last batch is short of its rows; an empty one still has the import to close.
            var isLast = batch.RowsRead < uploads.BatchRows;
            end = await SaveAsync(batch, isLast, cancellationToken);
            if (end == VisitImportEnd.Elsewhere)
            {
                return new Refusal("delivery.import-run-elsewhere");
            }

            if (end == VisitImportEnd.Cancelled)
            {
                break;
            }
        }

        return _pass.FileRefusal is { } refusal && end == VisitImportEnd.GoesOn
            ? await GiveUpAsync(_import.Id, refusal, cancellationToken)
            : Tally;
    }

    private async Task<VisitImportEnd> SaveAsync(VisitBatch batch, bool isLast, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var before = _import.LinesRead;
        var bulk = new BulkWriter(db);
        await using var together = await db.Database.BeginTransactionAsync(cancellationToken);

        // Taken first: whoever else is at this import now waits here, and then finds that it has moved on.
        Count(batch, now);
        if (await ClaimAsync(before, cancellationToken) is not { } cancelAskedAt)
        {
            return VisitImportEnd.Elsewhere;
        }

        await bulk.WriteAsync(batch.Taken.Select(taken => taken.ToVisit(_import.Id)), BulkIds.FromDatabase, cancellationToken);
        await bulk.WriteAsync(batch.Refused.SelectMany(row => VisitRefusals.Of(row, _import.Id)), BulkIds.FromDatabase, cancellationToken);
        var end = isLast ? VisitImportEnd.Finished : cancelAskedAt ? VisitImportEnd.Cancelled : VisitImportEnd.GoesOn;
        if (end != VisitImportEnd.GoesOn)
        {
            await CloseAsync(end, cancellationToken);
        }

        await together.CommitAsync(cancellationToken);
        return end;
    }

    private void Count(VisitBatch batch, Instant now)
    {
        _import.StartedAt ??= now;
        _import.BytesRead = batch.BytesRead;
        _import.LinesRead = Math.Max(_import.LinesRead, batch.LastLine);
        _import.RowsRead += batch.RowsRead;
        _import.RowsAccepted += batch.Taken.Count;
        _import.RowsAlreadyHeld += batch.AlreadyHeld;
        _import.RowsRefused += batch.Refused.Count;
        _import.RowsLate += batch.Taken.Count(taken => _ground.IsLate(taken.PackageId, taken.VisitOn));
    }

    // Null when the import is not where we left it; otherwise whether somebody has said stop.
    private async Task<bool?> ClaimAsync(long before, CancellationToken cancellationToken)
    {
        var claimed = await db.VisitImports
            .Where(i => i.Id == _import.Id && i.LinesRead == before && i.FinishedAt == null && i.CancelledAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(i => i.StartedAt, _import.StartedAt).SetProperty(i => i.BytesRead, _import.BytesRead)
                    .SetProperty(i => i.LinesRead, _import.LinesRead).SetProperty(i => i.RowsRead, _import.RowsRead)
                    .SetProperty(i => i.RowsAccepted, _import.RowsAccepted).SetProperty(i => i.RowsAlreadyHeld, _import.RowsAlreadyHeld)
                    .SetProperty(i => i.RowsRefused, _import.RowsRefused).SetProperty(i => i.RowsLate, _import.RowsLate),
                cancellationToken);
        return claimed == 0 ? null : await db.VisitImports.AnyAsync(i => i.Id == _import.Id && i.CancelAskedAt != null, cancellationToken);
    }

    private async Task CloseAsync(VisitImportEnd end, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var import = await db.VisitImports.SingleAsync(i => i.Id == _import.Id, cancellationToken);
        if (end == VisitImportEnd.Finished)
        {
            import.FinishedAt = now;
        }
        else
        {
            import.CancelledAt = now;
        }

        var reason = FormattableString.Invariant(
            $"{end}: {Tally.RowsRead} rows read, {Tally.Accepted} accepted, {Tally.AlreadyHeld} already held, {Tally.Refused} refused");
        await recorder.SaveAsync(Now(), new RecordedAs(nameof(RunVisitImport), "import", reason), () => import.Id, cancellationToken);
    }
}

/// <summary>How saving a batch leaves its import.</summary>
internal enum VisitImportEnd
{
    GoesOn,
    Finished,
    Cancelled,

    /// <summary>Another process has taken the same batch; nothing of this one was saved.</summary>
    Elsewhere,
}
