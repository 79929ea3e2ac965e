using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <summary>
/// Compares the packed visits of a contract's closed periods with their rows, and makes anew what is missing, spoilt or
/// different. What is sound is left alone. Nothing that was paid depends on it.
/// </summary>
public sealed class KeepSegments(CylchDb db, Recorder recorder)
{
    /// <returns>What was found, period by period; each but the sound ones has been made anew, or nothing was saved.</returns>
    public async Task<Decision<IReadOnlyList<SegmentFinding>>> RunAsync(Doing doing, long contractId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        var closed = await db.SettlementRuns.AsNoTracking().Where(run => run.ContractId == contractId && run.ApprovedAt != null)
            .OrderBy(run => run.FromOn).Select(run => new { run.YearStartsOn, run.PeriodNumber }).ToListAsync(cancellationToken);
        var periods = closed.ConvertAll(run => new PaymentPeriod(run.YearStartsOn, run.PeriodNumber));
        var made = await new SegmentMaking(db, cancellationToken).MakeAsync(contractId, periods, doing.At);
        if (made.Refusal is { } refusal)
        {
            return refusal;
        }

        var kept = await db.KeptVisits.AsNoTracking().Where(part => part.ContractId == contractId).ToListAsync(cancellationToken);
        var findings = made.Value.GroupBy(part => (part.YearStartsOn, part.PeriodNumber))
            .Select(group => Compare(new PaymentPeriod(group.Key.YearStartsOn, group.Key.PeriodNumber), [.. group], kept)).ToList();
        var anew = findings.Where(finding => finding.State != SegmentState.Sound).Select(finding => finding.Period).ToHashSet();
        if (anew.Count == 0)
        {
            return findings;
        }

        await using var together = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var period in anew)
        {
            await db.KeptVisits.Where(part => part.ContractId == contractId && part.FromOn == period.Start).ExecuteDeleteAsync(cancellationToken);
        }

        db.KeptVisits.AddRange(made.Value.Where(part => anew.Contains(new PaymentPeriod(part.YearStartsOn, part.PeriodNumber))));
        await recorder.SaveAsync(
            doing, new RecordedAs(nameof(KeepSegments), "contract", reason, ContractId: contractId), () => contractId, cancellationToken);
        await together.CommitAsync(cancellationToken);
        return findings;
    }

    private static SegmentFinding Compare(PaymentPeriod period, List<KeptVisits> rows, List<KeptVisits> all)
    {
        var kept = all.Where(part => part.FromOn == period.Start).OrderBy(part => part.Part).ToList();
        if (kept.Count == 0)
        {
            return new SegmentFinding(period, SegmentState.Missing, rows.Sum(part => part.Visits));
        }

        var read = Rules.Settlement.VisitSegment.Read(
            kept.ConvertAll(part => (ReadOnlyMemory<byte>)part.Content), kept.ConvertAll(part => (ReadOnlyMemory<byte>)part.ContentHash));
        var state = read.IsRefused ? SegmentState.Corrupted
            : kept.Select(part => part.Content).Zip(rows.Select(part => part.Content)).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)) && kept.Count == rows.Count
                ? SegmentState.Sound
                : SegmentState.Different;
        return new SegmentFinding(period, state, rows.Sum(part => part.Visits));
    }
}

/// <param name="Visits">How many the rows have.</param>
public sealed record SegmentFinding(PaymentPeriod Period, SegmentState State, int Visits);

public enum SegmentState
{
    /// <summary>Byte for byte what the rows give.</summary>
    Sound = 1,

    /// <summary>Nothing is kept: the period is older than packing, or a late visit has come.</summary>
    Missing = 2,

    /// <summary>What is kept does not fit its own hash.</summary>
    Corrupted = 3,

    /// <summary>What is kept is sound in itself but not what the rows give.</summary>
    Different = 4,
}
