using Cylch.Records.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records;

internal sealed class ChangeLogMapping : IEntityTypeConfiguration<ChangeEvent>, IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<ChangeEvent> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId);
        builder.HasIndex(e => new { e.SubjectKind, e.SubjectId });
        builder.HasIndex(e => new { e.PersonId, e.HappenedAt });
    }

    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);

        // The account is part of the key: nobody learns another's result by guessing theirs.
        builder.HasIndex(s => new { s.AccountId, s.Key }).IsUnique();
    }
}
