using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Contracts;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Brokerage;

internal sealed class BrokerageMapping :
    IEntityTypeConfiguration<CarePackage>, IEntityTypeConfiguration<PackageOutcome>, IEntityTypeConfiguration<TimeBankEntry>
{
    public void Configure(EntityTypeBuilder<CarePackage> builder)
    {
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
        builder.HasOne<CarePlan>().WithMany().HasForeignKey(p => p.PlanId);
        builder.HasOne<Contract>().WithMany().HasForeignKey(p => p.ContractId);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.BrokerAccountId);
        builder.HasIndex(p => new { p.ContractId, p.Reference }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PackageOutcome> builder)
    {
        builder.HasOne<CarePackage>().WithMany(p => p.Outcomes).HasForeignKey(o => o.PackageId);
        builder.HasOne<PersonalOutcome>().WithMany().HasForeignKey(o => o.OutcomeId);
        builder.HasIndex(o => new { o.PackageId, o.OutcomeId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TimeBankEntry> builder) =>
        builder.HasOne<CarePackage>().WithMany().HasForeignKey(e => e.PackageId);
}
