using Cylch.Records.Access;
using Cylch.Records.Outcomes;
using Cylch.Records.Population;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Assessment;

internal sealed class AssessmentMapping :
    IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Conversation>, IEntityTypeConfiguration<SaidLine>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.AuthorityId, p.Reference }).IsUnique();
        builder.HasIndex(p => new { p.FamilyName, p.GivenName });

        // A page of an authority's people is read off in the order of the list, whoever else there is.
        builder.HasIndex(p => new { p.AuthorityId, p.FamilyName, p.GivenName, p.Id });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.AuthorityId);
        builder.HasOne<Area>().WithMany().HasForeignKey(p => p.AreaId);
        builder.HasOne<Zone>().WithMany().HasForeignKey(p => p.ZoneId);
        builder.HasOne<Team>().WithMany().HasForeignKey(p => p.TeamId);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.CareManagerAccountId);
        builder.HasMany(p => p.Outcomes).WithOne().HasForeignKey(o => o.PersonId);
        builder.HasMany<PersonLink>().WithOne().HasForeignKey(l => l.PersonId);
        builder.HasMany<RecordLook>().WithOne().HasForeignKey(l => l.PersonId);
    }

    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.HasOne<Person>().WithMany(p => p.Conversations).HasForeignKey(c => c.PersonId);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.HeardByAccountId);
    }

    public void Configure(EntityTypeBuilder<SaidLine> builder)
    {
        builder.HasOne<Conversation>().WithMany(c => c.Lines).HasForeignKey(l => l.ConversationId);
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.TranslatedByAccountId);
        builder.HasMany<PersonalOutcome>().WithOne().HasForeignKey(o => o.SaidLineId);
        builder.HasIndex(l => new { l.ConversationId, l.Number }).IsUnique();
    }
}
