using Cylch.Records.Access;
using Cylch.Records.Brokerage;
using Cylch.Records.Outcomes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Delivery;

internal sealed class DeliveryMapping :
    IEntityTypeConfiguration<Visit>, IEntityTypeConfiguration<VisitNote>,
    IEntityTypeConfiguration<VisitImport>, IEntityTypeConfiguration<VisitImportRefusal>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.HasOne<CarePackage>().WithMany().HasForeignKey(v => v.PackageId);
        builder.HasOne<VisitImport>().WithMany().HasForeignKey(v => v.ImportId);
        builder.HasIndex(v => new { v.PackageId, v.VisitOn });
        builder.HasIndex(v => v.ContentKey).IsUnique();
    }

    public void Configure(EntityTypeBuilder<VisitNote> builder)
    {
        builder.HasOne<CarePackage>().WithMany().HasForeignKey(n => n.PackageId);
        builder.HasOne<PersonalOutcome>().WithMany().HasForeignKey(n => n.OutcomeId);
        builder.HasOne<Visit>().WithMany().HasForeignKey(n => n.VisitId);
        builder.HasOne<Account>().WithMany().HasForeignKey(n => n.WrittenByAccountId);
    }

    public void Configure(EntityTypeBuilder<VisitImport> builder)
    {
        builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.ProviderId);
        builder.HasOne<Account>().WithMany().HasForeignKey(i => i.UploadedByAccountId);

        // The same bytes from the same sender are one import, however often they are sent.
        builder.HasIndex(i => new { i.ProviderId, i.FileHash }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<VisitImportRefusal> builder)
    {
        builder.HasOne<VisitImport>().WithMany().HasForeignKey(r => r.ImportId);
        builder.HasIndex(r => new { r.ImportId, r.LineNumber });
    }
}
