using Cylch.Records;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Outcomes;

/// <summary>What somebody with nothing to gain found of an outcome, newest first, and whether anybody disagrees.</summary>
public sealed record VerifiedRow(long Id, LocalDate VerifiedOn, OutcomeResult Result, bool IsDisputed, bool WasDisputed)
{
    public static async Task<IReadOnlyList<VerifiedRow>> OfAsync(CylchDb db, long outcomeId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Verifications.Where(v => v.OutcomeId == outcomeId).OrderByDescending(v => v.Id)
            .Select(v => new VerifiedRow(v.Id, v.VerifiedOn, v.Result, v.DisputedAt != null && v.ResolvedAt == null, v.DisputedAt != null))
            .ToListAsync(cancellationToken);
    }
}
