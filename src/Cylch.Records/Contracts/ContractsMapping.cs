using Cylch.Records.Access;
using Cylch.Records.Population;
using Cylch.Records.Settlement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Contracts;

internal sealed class ContractsMapping :
    IEntityTypeConfiguration<Contract>, IEntityTypeConfiguration<ContractScheme>, IEntityTypeConfiguration<ContractIndicator>,
    IEntityTypeConfiguration<SchemeDraft>, IEntityTypeConfiguration<DraftEdition>, IEntityTypeConfiguration<TermQuestion>
{
    public void Configure(EntityTypeBuilder<Contract> builder)
    {
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.AuthorityId, c.Number }).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.AuthorityId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.ProviderId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.HealthBoardId);
        builder.HasOne<Zone>().WithMany().HasForeignKey(c => c.ZoneId);
    }

    public void Configure(EntityTypeBuilder<ContractScheme> builder)
    {
        builder.Property(s => s.AcknowledgedAt).IsConcurrencyToken();
        builder.HasOne<Contract>().WithMany(c => c.Schemes).HasForeignKey(s => s.ContractId);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.SavedByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AcknowledgedByAccountId);
        builder.HasIndex(s => new { s.ContractId, s.Number }).IsUnique();
        builder.Property(s => s.WithdrawnAt).IsConcurrencyToken();
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.WithdrawnByAccountId);
        builder.HasOne<SchemeDraft>().WithMany().HasForeignKey(s => s.DraftId);
        builder.HasOne<SettlementRun>().WithMany().HasForeignKey(s => s.AcknowledgedRunId);
        builder.HasQueryFilter(s => s.WithdrawnAt == null);
    }

    public void Configure(EntityTypeBuilder<SchemeDraft> builder)
    {
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasOne<Contract>().WithMany().HasForeignKey(d => d.ContractId);
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.StartedByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.ShownByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.GivenUpByAccountId);
    }

    public void Configure(EntityTypeBuilder<DraftEdition> builder)
    {
        builder.HasOne<SchemeDraft>().WithMany(d => d.Editions).HasForeignKey(e => e.DraftId);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.ChangedByAccountId);
        builder.HasIndex(e => new { e.DraftId, e.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TermQuestion> builder)
    {
        builder.Property(q => q.Version).IsConcurrencyToken();
        builder.HasOne<Contract>().WithMany().HasForeignKey(q => q.ContractId);
        builder.HasOne<SchemeDraft>().WithMany().HasForeignKey(q => q.DraftId);
        builder.HasOne<ContractScheme>().WithMany().HasForeignKey(q => q.SchemeId);
        builder.HasOne<Account>().WithMany().HasForeignKey(q => q.AskedByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(q => q.AnsweredByAccountId);
    }

    public void Configure(EntityTypeBuilder<ContractIndicator> builder)
    {
        builder.HasOne<Contract>().WithMany().HasForeignKey(i => i.ContractId);
        builder.HasOne<PopulationIndicator>().WithMany().HasForeignKey(i => i.IndicatorId);
        builder.HasIndex(i => new { i.ContractId, i.IndicatorId }).IsUnique();
    }
}
