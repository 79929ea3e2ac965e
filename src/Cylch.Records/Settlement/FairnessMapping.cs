using Cylch.Records.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Settlement;

internal sealed class FairnessMapping : IEntityTypeConfiguration<FairnessConversation>, IEntityTypeConfiguration<FairnessEntry>
{
    public void Configure(EntityTypeBuilder<FairnessConversation> builder)
    {
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.AuthorityId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.ProviderId);

        // The database itself refuses a second conversation about the same.
        builder.HasIndex(c => new { c.AuthorityId, c.ProviderId, c.Question }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FairnessEntry> builder)
    {
        builder.HasOne<FairnessConversation>().WithMany(c => c.Entries).HasForeignKey(e => e.ConversationId);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.WrittenByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.OwnerAccountId);
    }
}
