using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Outcomes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Settlement;

internal sealed class RunControlMapping :
    IEntityTypeConfiguration<RunReview>, IEntityTypeConfiguration<ApprovalLimit>, IEntityTypeConfiguration<SettlementPolicy>,
    IEntityTypeConfiguration<InterestRate>, IEntityTypeConfiguration<BookCheck>, IEntityTypeConfiguration<PaymentHold>,
    IEntityTypeConfiguration<PaymentPart>, IEntityTypeConfiguration<PaymentReturn>, IEntityTypeConfiguration<ShadowRun>,
    IEntityTypeConfiguration<ShadowLine>, IEntityTypeConfiguration<ResultReversal>
{
    public void Configure(EntityTypeBuilder<RunReview> builder)
    {
        builder.HasOne<SettlementRun>().WithMany().HasForeignKey(r => r.RunId);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.ReviewedByAccountId);
    }

    public void Configure(EntityTypeBuilder<ApprovalLimit> builder)
    {
        builder.Ignore(l => l.Facts);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(l => l.OrganisationId);
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.SetByAccountId);
    }

    public void Configure(EntityTypeBuilder<SettlementPolicy> builder)
    {
        builder.Ignore(p => p.Rules);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId);
        builder.HasOne<Contract>().WithMany().HasForeignKey(p => p.ContractId);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.SetByAccountId);
    }

    public void Configure(EntityTypeBuilder<InterestRate> builder)
    {
        builder.Ignore(r => r.Dated);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.SetByAccountId);
    }

    public void Configure(EntityTypeBuilder<BookCheck> builder)
    {
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.CheckedByAccountId);
    }

    public void Configure(EntityTypeBuilder<PaymentHold> builder)
    {
        // Released once: the second of two at the same moment is told.
        builder.Property(h => h.ReleasedAt).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(h => h.AuthorityId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(h => h.ProviderId);
        builder.HasOne<SettlementRun>().WithMany().HasForeignKey(h => h.RunId);
        builder.HasOne<StatementLine>().WithMany().HasForeignKey(h => h.LineId);
        builder.HasOne<LineQuery>().WithMany().HasForeignKey(h => h.UntilQueryId);
        builder.HasOne<Account>().WithMany().HasForeignKey(h => h.HeldByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(h => h.ReleasedByAccountId);
    }

    public void Configure(EntityTypeBuilder<PaymentPart> builder)
    {
        builder.HasOne<PaymentFile>().WithMany().HasForeignKey(p => p.PaymentFileId);
        builder.HasOne<SettlementRun>().WithMany().HasForeignKey(p => p.RunId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.ProviderId);
        builder.HasIndex(p => new { p.RunId, p.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PaymentReturn> builder)
    {
        builder.HasOne<PaymentFile>().WithMany().HasForeignKey(r => r.PaymentFileId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.ProviderId);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.RecordedByAccountId);
        builder.HasIndex(r => new { r.PaymentFileId, r.ProviderId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ShadowRun> builder)
    {
        builder.HasOne<Contract>().WithMany().HasForeignKey(r => r.ContractId);
        builder.HasOne<ContractScheme>().WithMany().HasForeignKey(r => r.SchemeId);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.MadeByAccountId);
    }

    public void Configure(EntityTypeBuilder<ShadowLine> builder)
    {
        builder.HasOne<ShadowRun>().WithMany(r => r.Lines).HasForeignKey(l => l.ShadowId);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId);
        builder.HasOne<CarePackage>().WithMany().HasForeignKey(l => l.PackageId);
        builder.HasOne<PersonalOutcome>().WithMany().HasForeignKey(l => l.OutcomeId);
        builder.HasOne<SettlementRun>().WithMany().HasForeignKey(l => l.CorrectsRunId);
        builder.HasIndex(l => new { l.ShadowId, l.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ResultReversal> builder)
    {
        builder.HasOne<Verification>().WithMany().HasForeignKey(r => r.VerificationId);
        builder.HasOne<Verification>().WithMany().HasForeignKey(r => r.ReplacedById);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.ReversedByAccountId);
        builder.HasIndex(r => r.VerificationId).IsUnique();
    }
}
