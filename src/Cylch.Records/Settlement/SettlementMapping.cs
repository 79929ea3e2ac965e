using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Settlement;

internal sealed class SettlementMapping :
    IEntityTypeConfiguration<OutcomeClaim>, IEntityTypeConfiguration<Verification>, IEntityTypeConfiguration<SettlementRun>,
    IEntityTypeConfiguration<StatementLine>, IEntityTypeConfiguration<LedgerEntry>, IEntityTypeConfiguration<LineQuery>,
    IEntityTypeConfiguration<PaymentFile>, IEntityTypeConfiguration<PeriodFigure>, IEntityTypeConfiguration<IndependenceClaim>,
    IEntityTypeConfiguration<IndependenceVerification>
{
    public void Configure(EntityTypeBuilder<OutcomeClaim> builder)
    {
        builder.HasOne<CarePackage>().WithMany().HasForeignKey(c => c.PackageId);
        builder.HasOne<PersonalOutcome>().WithMany().HasForeignKey(c => c.OutcomeId);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.ClaimedByAccountId);
    }

    public void Configure(EntityTypeBuilder<Verification> builder)
    {
        builder.Property(v => v.DisputedAt).IsConcurrencyToken();
        builder.Property(v => v.ResolvedAt).IsConcurrencyToken();
        builder.HasOne<CarePackage>().WithMany().HasForeignKey(v => v.PackageId);
        builder.HasOne<PersonalOutcome>().WithMany().HasForeignKey(v => v.OutcomeId);
        builder.HasOne<OutcomeClaim>().WithMany().HasForeignKey(v => v.ClaimId);
        builder.HasOne<ReviewFinding>().WithMany().HasForeignKey(v => v.FindingId);
        builder.HasOne<Reading>().WithMany().HasForeignKey(v => v.ReadingId);
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.VerifiedByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.DisputedByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.ResolvedByAccountId);
    }

    public void Configure(EntityTypeBuilder<SettlementRun> builder)
    {
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<Contract>().WithMany().HasForeignKey(r => r.ContractId);
        builder.HasOne<ContractScheme>().WithMany().HasForeignKey(r => r.SchemeId);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.PreparedByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.ApprovedByAccountId);
        builder.HasOne<PaymentFile>().WithMany().HasForeignKey(r => r.PaymentFileId);

        // One live run for a contract's period: the database itself refuses a second.
        builder.HasIndex(r => new { r.ContractId, r.YearStartsOn, r.PeriodNumber }).IsUnique().HasFilter("replaced_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<StatementLine> builder)
    {
        builder.HasOne<SettlementRun>().WithMany(r => r.Lines).HasForeignKey(l => l.RunId);
        builder.HasOne<CarePackage>().WithMany().HasForeignKey(l => l.PackageId);
        builder.HasOne<PersonalOutcome>().WithMany().HasForeignKey(l => l.OutcomeId);
        builder.HasOne<Verification>().WithMany().HasForeignKey(l => l.VerificationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId);
        builder.HasOne<SettlementRun>().WithMany().HasForeignKey(l => l.CorrectsRunId);
        builder.HasOne<StatementLine>().WithMany().HasForeignKey(l => l.CorrectsLineId);
        builder.HasIndex(l => new { l.RunId, l.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.HasOne<SettlementRun>().WithMany().HasForeignKey(e => e.RunId);
        builder.HasOne<StatementLine>().WithMany().HasForeignKey(e => e.LineId);
    }

    public void Configure(EntityTypeBuilder<LineQuery> builder)
    {
        // An answer and its acceptance happen once: the second of two at the same moment is told.
        builder.Property(q => q.AnsweredAt).IsConcurrencyToken();
        builder.Property(q => q.AcceptedAt).IsConcurrencyToken();
        builder.Property(q => q.WithdrawnAt).IsConcurrencyToken();
        builder.Ignore(q => q.IsOpen);
        builder.HasOne<StatementLine>().WithMany().HasForeignKey(q => q.LineId);
        builder.HasOne<Account>().WithMany().HasForeignKey(q => q.AskedByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(q => q.AnsweredByAccountId);
    }

    public void Configure(EntityTypeBuilder<IndependenceClaim> builder)
    {
        builder.HasOne<CarePackage>().WithMany().HasForeignKey(c => c.PackageId);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.ClaimedByAccountId);
    }

    public void Configure(EntityTypeBuilder<IndependenceVerification> builder)
    {
        builder.HasOne<IndependenceClaim>().WithMany().HasForeignKey(v => v.ClaimId);
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.VerifiedByAccountId);

        // Two at the same moment: the database itself refuses the second.
        builder.HasIndex(v => v.ClaimId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PeriodFigure> builder)
    {
        builder.HasOne<Contract>().WithMany().HasForeignKey(f => f.ContractId);
        builder.HasOne<Account>().WithMany().HasForeignKey(f => f.RecordedByAccountId);
    }

    public void Configure(EntityTypeBuilder<PaymentFile> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(f => f.CreatedByAccountId);
        builder.HasIndex(f => f.Reference).IsUnique();
    }
}
