using Cylch.Records.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Outcomes;

internal sealed class OutcomesMapping :
    IEntityTypeConfiguration<PersonalOutcome>, IEntityTypeConfiguration<OutcomeCheck>, IEntityTypeConfiguration<Reading>
{
    public void Configure(EntityTypeBuilder<PersonalOutcome> builder)
    {
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasOne<Account>().WithMany().HasForeignKey(o => o.WrittenByAccountId);

        // No foreign key to the baseline reading: the reading already points here, and a cycle could not be loaded in bulk.
        builder.HasIndex(o => o.BaselineReadingId);

        // What lists say of each person, how many outcomes and when they were last asked, is answered from these two alone.
        builder.HasIndex(o => new { o.PersonId, o.EndedOn });
    }

    public void Configure(EntityTypeBuilder<OutcomeCheck> builder)
    {
        builder.HasOne<PersonalOutcome>().WithOne(o => o.Check).HasForeignKey<OutcomeCheck>(c => c.OutcomeId);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.CheckedByAccountId);
    }

    public void Configure(EntityTypeBuilder<Reading> builder)
    {
        builder.HasOne<PersonalOutcome>().WithMany(o => o.Readings).HasForeignKey(r => r.OutcomeId);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.TakenByAccountId);
        builder.HasOne<Reading>().WithMany().HasForeignKey(r => r.CorrectsReadingId);
        builder.HasIndex(r => new { r.OutcomeId, r.Voice, r.TakenOn, r.Value });
    }
}
