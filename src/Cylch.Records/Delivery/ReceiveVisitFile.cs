using System.Text;
using Cylch.Rules;
using Cylch.Rules.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Delivery;

/// <summary>A file as its sender gives it in.</summary>
/// <param name="FileName">What the sender calls it; only ever shown.</param>
public sealed record SentVisitFile(long ProviderId, string FileName, VisitFileProfile Profile);

/// <summary>What became of a sent file.</summary>
/// <param name="WasHeld">The same bytes came before: this is the earlier import, and nothing new was made.</param>
public sealed record ReceivedVisitFile(long ImportId, bool WasHeld);

/// <summary>
/// Keeps a sent file and reads it once, so that its sender sees what it would come to. No visit is taken. A file that cannot
/// be read as a whole is refused and leaves nothing behind.
/// </summary>
public sealed class ReceiveVisitFile(CylchDb db, Recorder recorder, VisitUploads uploads)
{
    private const int LongestName = 200;

    public async Task<Decision<ReceivedVisitFile>> RunAsync(
        Doing doing, SentVisitFile sent, Stream content, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sent);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ReceiveVisitFile), cancellationToken) is { } done)
        {
            return new ReceivedVisitFile(done, WasHeld: false);
        }

        var kept = await uploads.KeepAsync(content, cancellationToken);
        if (kept.IsRefused)
        {
            return kept.Refusal!;
        }

        if (await EarlierAsync(sent.ProviderId, kept.Value.Hash, cancellationToken) is { } earlier)
        {
            return new ReceivedVisitFile(earlier, WasHeld: true);
        }

        var preview = await PreviewAsync(doing, sent, kept.Value.Hash, cancellationToken);
        LargeReading.LetGo(kept.Value.Bytes);
        if (preview.IsRefused)
        {
            if (kept.Value.IsNew)
            {
                uploads.Remove(kept.Value.Hash);
            }

            return preview.Refusal!;
        }

        return await SaveAsync(doing, sent, kept.Value, preview.Value, reason, cancellationToken);
    }

    private async Task<Decision<ReceivedVisitFile>> SaveAsync(
        Doing doing, SentVisitFile sent, KeptFile kept, VisitImportPreview preview, string reason, CancellationToken cancellationToken)
    {
        var import = new VisitImport
        {
            ProviderId = sent.ProviderId,
            Profile = sent.Profile.Name,
            FileName = Shown(sent.FileName),
            FileHash = kept.Hash,
            FileBytes = kept.Bytes,
            UploadedByAccountId = doing.AccountId,
            UploadedAt = doing.At,
            Preview = preview.Write(),
        };
        db.VisitImports.Add(import);
        try
        {
            var saved = await recorder.SaveAsync(doing, new RecordedAs(nameof(ReceiveVisitFile), "import", reason), () => import.Id, cancellationToken);
            return saved.IsRefused ? saved.Refusal! : new ReceivedVisitFile(saved.Value, WasHeld: false);
        }
        catch (DbUpdateException)
        {
            // Sent twice at once: the database lets one of the two be the import.
            db.ChangeTracker.Clear();
            if (await EarlierAsync(sent.ProviderId, kept.Hash, cancellationToken) is { } first)
            {
                return new ReceivedVisitFile(first, WasHeld: true);
            }

            throw;
        }
    }

    // PostgreSQL keeps no null character, a terminal obeys others, and a pair of which half is cut off is no character.
    private static string Shown(string name)
    {
        var clean = string.Concat(name.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? Rune.ReplacementChar : rune));
        var most = clean.Length > LongestName && char.IsHighSurrogate(clean[LongestName - 1]) ? LongestName - 1 : LongestName;
        return clean.Length <= LongestName ? clean : clean[..most];
    }

    private Task<long?> EarlierAsync(long providerId, byte[] hash, CancellationToken cancellationToken) =>
        db.VisitImports.Where(i => i.ProviderId == providerId && i.FileHash == hash).Select(i => (long?)i.Id).SingleOrDefaultAsync(cancellationToken);

    private async Task<Decision<VisitImportPreview>> PreviewAsync(
        Doing doing, SentVisitFile sent, byte[] hash, CancellationToken cancellationToken)
    {
        var ground = await VisitGround.ReadAsync(db, sent.ProviderId, doing.Today, cancellationToken);
        if (ground.IsRefused)
        {
            return ground.Refusal!;
        }

        await using var file = uploads.Open(hash);
        var pass = new VisitPass(db, ground.Value, sent.Profile);
        var days = await pass.DaysAsync(file, cancellationToken);
        if (days.IsRefused)
        {
            return days.Refusal!;
        }

        file.Position = 0;
        var sums = new VisitSums(ground.Value);
        await foreach (var batch in pass.BatchesAsync(file, days.Value, importId: 0, afterLine: 0, uploads.BatchRows, cancellationToken))
        {
            sums.Add(batch);
        }

        return sums.Preview(pass, days.Value);
    }
}
