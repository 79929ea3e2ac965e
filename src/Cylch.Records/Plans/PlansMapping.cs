using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Outcomes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cylch.Records.Plans;

internal sealed class PlansMapping :
    IEntityTypeConfiguration<CarePlan>, IEntityTypeConfiguration<PlanStep>,
    IEntityTypeConfiguration<PlanReview>, IEntityTypeConfiguration<ReviewFinding>
{
    public void Configure(EntityTypeBuilder<CarePlan> builder)
    {
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.WrittenByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.ApprovedByAccountId);
        builder.HasIndex(p => new { p.PersonId, p.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlanStep> builder)
    {
        builder.HasOne<CarePlan>().WithMany(p => p.Steps).HasForeignKey(a => a.PlanId);
        builder.HasOne<PersonalOutcome>().WithMany().HasForeignKey(a => a.OutcomeId);
    }

    public void Configure(EntityTypeBuilder<PlanReview> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
        builder.HasOne<CarePlan>().WithMany().HasForeignKey(r => r.PlanId);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.HeldByAccountId);
    }

    public void Configure(EntityTypeBuilder<ReviewFinding> builder)
    {
        builder.HasOne<PlanReview>().WithMany(r => r.Findings).HasForeignKey(f => f.ReviewId);
        builder.HasOne<PersonalOutcome>().WithMany().HasForeignKey(f => f.OutcomeId);
        builder.HasOne<Reading>().WithMany().HasForeignKey(f => f.ReadingId);
    }
}
