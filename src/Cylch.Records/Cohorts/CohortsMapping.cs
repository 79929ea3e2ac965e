using Cylch.Records.Access;
using Cylch.Records.Outcomes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Cohorts;

internal sealed class CohortsMapping : IEntityTypeConfiguration<ReadingImport>, IEntityTypeConfiguration<ReadingImportRow>
{
    public void Configure(EntityTypeBuilder<ReadingImport> builder)
    {
        // One file an authority: two runs at the same moment cannot both load it.
        builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.AuthorityId);
        builder.HasIndex(i => i.AuthorityId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReadingImportRow> builder)
    {
        builder.HasOne<ReadingImport>().WithMany().HasForeignKey(r => r.ImportId);
        builder.HasOne<PersonalOutcome>().WithMany().HasForeignKey(r => r.OutcomeId);
        builder.HasIndex(r => new { r.ImportId, r.Number }).IsUnique();
    }
}
