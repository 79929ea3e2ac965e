using Cylch.Records.Access;
using Cylch.Records.Outcomes;
using Cylch.Records.Population;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Engagement;

internal sealed class EngagementMapping : IEntityTypeConfiguration<Involvement>, IEntityTypeConfiguration<SaidAndDone>
{
    public void Configure(EntityTypeBuilder<Involvement> builder)
    {
        builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.AuthorityId);
        builder.HasOne<Zone>().WithMany().HasForeignKey(i => i.ZoneId);
    }

    public void Configure(EntityTypeBuilder<SaidAndDone> builder)
    {
        builder.HasOne<Involvement>().WithMany(i => i.SaidAndDone).HasForeignKey(s => s.InvolvementId);
        builder.HasOne<PersonalOutcome>().WithMany().HasForeignKey(s => s.OutcomeId);
    }
}
