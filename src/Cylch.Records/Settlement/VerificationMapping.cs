using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Settlement;

internal sealed class VerificationMapping :
    IEntityTypeConfiguration<VerificationPolicyVersion>, IEntityTypeConfiguration<AuditDraw>, IEntityTypeConfiguration<AuditDrawResult>,
    IEntityTypeConfiguration<ResultAudit>, IEntityTypeConfiguration<RunFacts>, IEntityTypeConfiguration<InvoiceDetails>, IEntityTypeConfiguration<RunInvoice>
{
    public void Configure(EntityTypeBuilder<VerificationPolicyVersion> builder)
    {
        builder.Ignore(p => p.Policy);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.AuthorityId);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.SavedByAccountId);
        builder.HasIndex(p => new { p.AuthorityId, p.InForceFrom }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AuditDraw> builder) => builder.HasOne<Contract>().WithMany().HasForeignKey(d => d.ContractId);

    public void Configure(EntityTypeBuilder<AuditDrawResult> builder)
    {
        builder.HasOne<AuditDraw>().WithMany(d => d.Results).HasForeignKey(r => r.DrawId);
        builder.HasOne<Verification>().WithMany().HasForeignKey(r => r.VerificationId);

        // In one draw and no other: the database itself refuses a second.
        builder.HasIndex(r => r.VerificationId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ResultAudit> builder)
    {
        builder.HasOne<Verification>().WithMany().HasForeignKey(a => a.VerificationId);
        builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AuditedByAccountId);
        builder.HasIndex(a => a.VerificationId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RunFacts> builder)
    {
        builder.HasOne<SettlementRun>().WithOne(r => r.Facts).HasForeignKey<RunFacts>(f => f.RunId);
        builder.HasIndex(f => f.RunId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<InvoiceDetails> builder)
    {
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId);
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.SavedByAccountId);
        builder.HasIndex(d => new { d.OrganisationId, d.InForceFrom }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RunInvoice> builder)
    {
        builder.HasOne<SettlementRun>().WithMany().HasForeignKey(i => i.RunId);
        builder.HasOne<Account>().WithMany().HasForeignKey(i => i.MadeByAccountId);
        builder.HasIndex(i => i.RunId).IsUnique();
        builder.HasIndex(i => i.Number).IsUnique();
    }
}
