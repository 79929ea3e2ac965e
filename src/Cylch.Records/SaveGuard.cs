using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Outcomes;
using Cylch.Records.Settlement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Cylch.Records;

/// <summary>Append-only stays append-only, and every edit raises its record's version. The database's triggers are the second wall.</summary>
internal static class SaveGuard
{
    private static readonly HashSet<Type> AppendOnly =
    [
        typeof(ChangeEvent), typeof(RecordLook), typeof(LedgerEntry), typeof(StatementLine), typeof(Reading),
        typeof(OutcomeClaim), typeof(PaymentFile), typeof(Submission), typeof(IndependenceClaim), typeof(IndependenceVerification),
        typeof(DraftEdition), typeof(KeptVisits), typeof(FairnessEntry),
        typeof(RunReview), typeof(ApprovalLimit), typeof(SettlementPolicy),
        typeof(InterestRate), typeof(BookCheck), typeof(PaymentPart), typeof(PaymentReturn), typeof(ShadowRun), typeof(ShadowLine), typeof(ResultReversal),
        typeof(VerificationPolicyVersion), typeof(AuditDraw), typeof(AuditDrawResult), typeof(ResultAudit),
        typeof(RunFacts), typeof(InvoiceDetails), typeof(RunInvoice),
    ];

    /// <exception cref="InvalidOperationException">Something that is never changed would be changed or deleted.</exception>
    public static void Check(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is EntityState.Modified or EntityState.Deleted && AppendOnly.Contains(entry.Entity.GetType()))
            {
                throw new InvalidOperationException($"{entry.Entity.GetType().Name} is append-only: make a new entry that names what it corrects.");
            }

            if (entry.State is EntityState.Modified && entry.Entity is ContractScheme
                && entry.Property(nameof(ContractScheme.Terms)).IsModified)
            {
                throw new InvalidOperationException("Saved terms never change: save a new version.");
            }

            if (entry is { State: EntityState.Modified, Entity: IVersioned versioned })
            {
                versioned.Version++;
            }
        }
    }
}
