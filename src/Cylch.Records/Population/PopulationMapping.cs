using Cylch.Records.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Population;

internal sealed class PopulationMapping :
    IEntityTypeConfiguration<Zone>, IEntityTypeConfiguration<Area>,
    IEntityTypeConfiguration<PopulationIndicator>, IEntityTypeConfiguration<IndicatorValue>
{
    public void Configure(EntityTypeBuilder<Zone> builder) =>
        builder.HasOne<Organisation>().WithMany().HasForeignKey(z => z.AuthorityId);

    public void Configure(EntityTypeBuilder<Area> builder)
    {
        builder.HasOne<Zone>().WithMany().HasForeignKey(a => a.ZoneId);
        builder.HasIndex(a => a.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PopulationIndicator> builder)
    {
        builder.HasOne<Zone>().WithMany().HasForeignKey(i => i.ZoneId);
        builder.HasIndex(i => new { i.ZoneId, i.Key }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<IndicatorValue> builder)
    {
        builder.HasOne<PopulationIndicator>().WithMany(i => i.Values).HasForeignKey(v => v.IndicatorId);
        builder.HasIndex(v => new { v.IndicatorId, v.FromOn }).IsUnique();
    }
}
