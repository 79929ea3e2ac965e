using Cylch.Records.Access;
using Cylch.Records.Population;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Contracts;

internal sealed class ContractsMapping :
    IEntityTypeConfiguration<Contract>, IEntityTypeConfiguration<ContractScheme>, IEntityTypeConfiguration<ContractIndicator>
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
    }

    public void Configure(EntityTypeBuilder<ContractIndicator> builder)
    {
        builder.HasOne<Contract>().WithMany().HasForeignKey(i => i.ContractId);
        builder.HasOne<PopulationIndicator>().WithMany().HasForeignKey(i => i.IndicatorId);
        builder.HasIndex(i => new { i.ContractId, i.IndicatorId }).IsUnique();
    }
}
