using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Settlement;

internal sealed class TryingMapping : IEntityTypeConfiguration<KeptVisits>, IEntityTypeConfiguration<TriedTerms>
{
    public void Configure(EntityTypeBuilder<KeptVisits> builder)
    {
        builder.HasOne<Contract>().WithMany().HasForeignKey(v => v.ContractId);
        builder.HasIndex(v => new { v.ContractId, v.YearStartsOn, v.PeriodNumber, v.Part }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TriedTerms> builder)
    {
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasOne<Contract>().WithMany().HasForeignKey(t => t.ContractId);
        builder.HasOne<ContractScheme>().WithMany().HasForeignKey(t => t.SchemeId);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.SavedByAccountId);
    }
}
