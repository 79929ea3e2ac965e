using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Results a statement is about, each outcome once: how many were due, and what became of them.</summary>
public sealed record StatementCounts(int Judged, int Neutral, int Disputed, int Audited, int Late, int Missing)
{
    public int Due => Judged + Neutral + Disputed + Audited + Late + Missing;

    public static async Task<StatementCounts> OfAsync(CylchDb db, IReadOnlyList<StatementRow> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        var own = rows.Where(row => row is { OutcomeId: not null, CorrectsRunId: null }).ToList();
        var waits = own.Where(row => row.Kind == nameof(LineKind.Waits)).Select(row => row.Id).ToList();
        var reasons = await db.StatementLines.AsNoTracking().Where(l => waits.Contains(l.Id))
            .Select(l => new { l.OutcomeId, l.Inputs }).ToListAsync(cancellationToken);
        var waiting = reasons.GroupBy(l => l.OutcomeId!.Value).ToDictionary(g => g.Key, g => ((WaitLineInputs)LineText.Read(g.First().Inputs)).Reason);
        int Waiting(params UndecidedReason[] wanted) => waiting.Values.Count(wanted.Contains);
        var neutral = own.Where(row => row.Kind is nameof(LineKind.LeftOut) or nameof(LineKind.ReleasedNeutral)).Select(row => row.OutcomeId).ToHashSet();
        var judged = own.Where(row => row.Kind is nameof(LineKind.Released) or nameof(LineKind.StaysHeld) or nameof(LineKind.Returned)
            or nameof(LineKind.Balance) or nameof(LineKind.Result) or nameof(LineKind.Counted)).Select(row => row.OutcomeId).Distinct();
        return new StatementCounts(
            judged.Count(outcome => !neutral.Contains(outcome)), neutral.Count, Waiting(UndecidedReason.Disputed), Waiting(UndecidedReason.AuditAwaited),
            Waiting(UndecidedReason.AfterWindow), Waiting(UndecidedReason.NotVerified, UndecidedReason.ReadingMissing, UndecidedReason.ConfirmationAwaited));
    }
}
