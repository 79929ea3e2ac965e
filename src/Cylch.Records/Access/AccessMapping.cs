using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Access;

internal sealed class AccessMapping :
    IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<Team>, IEntityTypeConfiguration<Account>,
    IEntityTypeConfiguration<RoleAssignment>, IEntityTypeConfiguration<PersonLink>, IEntityTypeConfiguration<RecordLook>,
    IEntityTypeConfiguration<SignInSession>, IEntityTypeConfiguration<OneTimeCode>, IEntityTypeConfiguration<SignInThrottle>,
    IEntityTypeConfiguration<IdentityUserClaim<long>>, IEntityTypeConfiguration<IdentityUserLogin<long>>,
    IEntityTypeConfiguration<IdentityUserToken<long>>, IEntityTypeConfiguration<IdentityUserPasskey<long>>
{
    public void Configure(EntityTypeBuilder<Organisation> builder) => builder.HasIndex(o => o.Reference).IsUnique();

    public void Configure(EntityTypeBuilder<Team> builder) =>
        builder.HasOne<Organisation>().WithMany().HasForeignKey(t => t.OrganisationId);

    public void Configure(EntityTypeBuilder<Account> builder) => builder.ToTable("Accounts");

    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId);
        builder.HasOne<Team>().WithMany().HasForeignKey(r => r.TeamId);
    }

    public void Configure(EntityTypeBuilder<PersonLink> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
    }

    public void Configure(EntityTypeBuilder<RecordLook> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
        builder.HasIndex(l => new { l.PersonId, l.LookedAt });
        builder.HasIndex(l => new { l.AccountId, l.LookedAt });
    }

    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        builder.HasIndex(s => s.KeyHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OneTimeCode> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        builder.HasIndex(c => c.CodeHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SignInThrottle> builder) => builder.HasIndex(t => t.KeyHash).IsUnique();

    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> builder) => builder.ToTable("AccountClaims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder) => builder.ToTable("AccountLogins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder) => builder.ToTable("AccountTokens");

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<long>> builder)
    {
        // Said here as well as by the identity library, whose own version depends on services that tools do not have.
        builder.ToTable("AccountPasskeys");
        builder.HasKey(p => p.CredentialId);
        builder.OwnsOne(p => p.Data).ToJson();
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
    }
}
