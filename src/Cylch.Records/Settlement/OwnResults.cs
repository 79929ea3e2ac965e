namespace Cylch.Records.Settlement;

/// <summary>Outcomes that somebody took part in, and so does not verify: whoever opens a list is told before they begin. The rule itself is asked when they verify.</summary>
public static class OwnResults
{
    /// <returns>Identifiers of outcomes; those whose package the account arranged, whose plan it wrote or approved, whose review it held, whose result it claimed.</returns>
    public static IQueryable<long> Of(CylchDb db, long accountId)
    {
        ArgumentNullException.ThrowIfNull(db);
        return
            from outcome in db.PersonalOutcomes
            where outcome.WrittenByAccountId == accountId
                || db.OutcomeClaims.Any(c => c.OutcomeId == outcome.Id && c.ClaimedByAccountId == accountId)
                || db.PlanReviews.Any(r => r.HeldByAccountId == accountId && r.Findings.Any(f => f.OutcomeId == outcome.Id))
                || db.PackageOutcomes.Any(w => w.OutcomeId == outcome.Id && db.CarePackages.Any(k => k.Id == w.PackageId && (k.BrokerAccountId == accountId
                    || db.CarePlans.Any(p => p.Id == k.PlanId && (p.WrittenByAccountId == accountId || p.ApprovedByAccountId == accountId)))))
            select outcome.Id;
    }
}
