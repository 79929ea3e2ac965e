using System.Runtime.CompilerServices;
using System.Text;
using Cylch.Rules;
using Cylch.Rules.Delivery;
using NodaTime;

namespace Cylch.Records.Delivery;

/// <summary>
/// One reading of a kept file: rows typed, judged against what is known and against each other, and given out in batches in
/// the order of their lines. A preview and an import are the same reading, so that they cannot come to different answers.
/// </summary>
internal sealed class VisitPass(CylchDb db, VisitGround ground, VisitFileProfile profile)
{
    // One is being used while the other is filled.
    private VisitBatch _batch = new();
    private VisitBatch _used = new();
    private VisitRowTexts? _texts;

    /// <summary>Why the file as a whole cannot be read; the batches end there.</summary>
    public Refusal? FileRefusal { get; private set; }

    /// <summary>The texts the numbers in the rows stand for; null until the headings have been read.</summary>
    public RefPool? Refs { get; private set; }

    /// <summary>The first line as it was sent.</summary>
    public string Headings { get; private set; } = "";

    /// <summary>The first and the last day of the rows that can be read; null when there is none. A refused file is a refusal.</summary>
    public async Task<Decision<DateRange?>> DaysAsync(Stream file, CancellationToken cancellationToken)
    {
        var (first, last) = (LocalDate.MaxIsoValue, LocalDate.MinIsoValue);
        await foreach (var reader in VisitFiles.ReadAsync(file, profile, ground.Allowed, cancellationToken))
        {
            if (reader.FileRefusal is { } refusal)
            {
                return refusal;
            }

            foreach (ref readonly var row in reader.Rows)
            {
                first = LocalDate.Min(first, row.VisitOn);
                last = LocalDate.Max(last, row.VisitOn);
            }
        }

        return last < first ? (DateRange?)null : new DateRange(first, last);
    }

    /// <summary>
    /// A batch stays as it is while the next is read, and is filled again for the one after. The last one may be empty.
    /// Rows up to a line are judged, since later ones depend on them, and not given out.
    /// </summary>
    /// <param name="file">Read from its beginning.</param>
    /// <param name="days">The days of its readable rows.</param>
    /// <param name="importId">The import whose own visits are no reason to refuse a row; 0 for a preview.</param>
    /// <param name="afterLine">The last line dealt with before.</param>
    /// <param name="mostRows">Of one batch.</param>
    /// <param name="cancellationToken">Ends the reading between blocks.</param>
    public async IAsyncEnumerable<VisitBatch> BatchesAsync(
        Stream file, DateRange? days, long importId, long afterLine, int mostRows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Room for a batch is taken once: room grown out of would lie beside it until the whole heap is next gone through.
        var most = (int)Math.Min(mostRows, file.Length / VisitFiles.LeastRowBytes);
        _batch.Taken.EnsureCapacity(most);
        _used.Taken.EnsureCapacity(most);
        VisitChecks? checks = null;
        await foreach (var reader in VisitFiles.ReadAsync(file, profile, ground.Allowed, cancellationToken))
        {
            FileRefusal = reader.FileRefusal;
            if (FileRefusal is not null)
            {
                yield break;
            }

            if (checks is null && reader.Headings is { } headings)
            {
                checks = new VisitChecks(ground.Facts, headings, reader.Refs);
                _texts = new VisitRowTexts(reader.Refs);
                (Refs, Headings) = (reader.Refs, Encoding.UTF8.GetString(reader.RawHeadings.Span));
                if (days is { } known)
                {
                    await ground.HoldAsync(db, checks, known, importId, cancellationToken);
                }

                LargeReading.LetGo(file.Length);
            }

            for (var (row, refused) = (0, 0); checks is not null && (row < reader.Rows.Length || refused < reader.Refused.Count);)
            {
                if (refused == reader.Refused.Count || (row < reader.Rows.Length && reader.Rows[row].Line < reader.Refused[refused].Line))
                {
                    Judge(checks, reader, row++, afterLine);
                }
                else
                {
                    PassOn(reader.Refused[refused++], afterLine);
                }

                if (_batch.RowsRead == mostRows)
                {
                    yield return Full(file);
                    _batch.Clear();
                }
            }
        }

        yield return Full(file);
    }

    // The other batch is still being used now, and no longer when the next one is asked for: then it is emptied.
    private VisitBatch Full(Stream file)
    {
        (_batch, _used) = (_used, _batch);
        _used.BytesRead = file.Position;
        return _used;
    }

    private void Judge(VisitChecks checks, VisitFileReader reader, int at, long afterLine)
    {
        ref readonly var row = ref reader.Rows[at];
        var verdict = checks.Check(row);
        if (row.Line <= afterLine)
        {
            return;
        }

        _batch.LastLine = row.Line;
        switch (verdict.Standing)
        {
            case VisitStanding.Accepted:
                _batch.Taken.Add(TakenVisit.Of(row, verdict.PackageId, _texts!));
                break;
            case VisitStanding.AlreadyHeld:
                _batch.AlreadyHeld++;
                break;
            default:
                _batch.Refused.Add(new RefusedRow(row.Line, verdict.Reasons, reader.RawOf(at).ToArray(), HasWholeCells: true));
                break;
        }
    }

    private void PassOn(RefusedRow refused, long afterLine)
    {
        if (refused.Line > afterLine)
        {
            _batch.LastLine = refused.Line;
            _batch.Refused.Add(refused);
        }
    }
}
