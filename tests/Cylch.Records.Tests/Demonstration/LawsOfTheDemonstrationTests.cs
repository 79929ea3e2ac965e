using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Demonstration;

public sealed class LawsOfTheDemonstrationTests(AuthorityOfTheDemonstration authority)
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Law_2_every_penny_works_out_again_from_its_own_terms_and_facts(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);
        var lines = await db.StatementLines.AsNoTracking().ToListAsync();
        var runs = await db.SettlementRuns.AsNoTracking().ToDictionaryAsync(r => r.Id);

        foreach (var ofContract in lines.GroupBy(l => runs[l.RunId].ContractId))
        {
            var again = await new LinesAgain(db).ReadAsync(ofContract.Key, CancellationToken.None);
            ofContract.ShouldAllBe(l => again.Of(runs[l.RunId], l).AmountPence == l.AmountPence && again.Of(runs[l.RunId], l).HeldChangePence == l.HeldChangePence);
        }

        lines.Count.ShouldBeGreaterThan(3_000);
        lines.GroupBy(l => l.RunId).ShouldAllBe(run => run.Sum(l => l.AmountPence) == runs[run.Key].TotalPence);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Law_2_the_two_sides_of_the_ledger_are_equal_line_by_line_and_payments_are_what_was_approved(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        (await db.LedgerEntries.GroupBy(e => e.LineId).AnyAsync(g => g.Sum(e => e.AmountPence) != 0)).ShouldBeFalse();
        var approved = await db.SettlementRuns.Where(r => r.ApprovedAt != null).SumAsync(r => r.TotalPence);
        (await db.LedgerEntries.Where(e => e.Account == LedgerAccount.ProviderPayable).SumAsync(e => e.AmountPence)).ShouldBe(-approved);
        var inFiles = await db.SettlementRuns.Where(r => r.PaymentFileId != null).SumAsync(r => r.TotalPence);
        (await db.PaymentFiles.SumAsync(f => f.TotalPence)).ShouldBe(inFiles);
        (await db.LedgerEntries.Where(e => e.Account == LedgerAccount.HeldForOutcomes).SumAsync(e => e.AmountPence)).ShouldBeLessThanOrEqualTo(0);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Law_2_the_same_terms_tried_on_packed_visits_come_to_what_was_paid_contract_by_contract(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);
        var contracts = await db.SettlementRuns.Where(r => r.ApprovedAt != null).Select(r => r.ContractId).Distinct().ToListAsync();
        foreach (var id in contracts)
        {
            var kept = await new SegmentedVisits(db).ReadAsync(id, CancellationToken.None);
            kept.ShouldAllBe(period => !period.Visits.IsRefused);
            var paid = (await new ReadPaidContract(db).ReadAsync(id, CancellationToken.None)).Value;
            paid.Visits.ShouldBe(kept.Sum(period => period.Visits.Value.Count));
            var again = Rules.Settlement.Repricing.Of(paid.Periods, scheme => scheme).Value;

            again.Sum(period => period.Pence).ShouldBe(paid.BookedPence, paid.Contract.Number);
        }

        contracts.Count.ShouldBe(24);
        (await db.KeptVisits.SumAsync(part => part.Visits)).ShouldBeGreaterThan(100_000);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Law_3_a_second_look_at_closed_periods_finds_nothing_to_correct_but_the_result_that_was_set_aside(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);
        var setAside = await db.Verifications.SingleAsync(v => v.Resolution == DisputeEnding.SetAside);
        var paid = await db.StatementLines.SingleAsync(l => l.VerificationId == setAside.Id && l.CorrectsRunId == null);

        var correction = await db.StatementLines.SingleAsync(l => l.CorrectsRunId != null);
        correction.CorrectsLineId.ShouldBe(paid.Id);
        correction.AmountPence.ShouldBe(-paid.AmountPence);
        paid.AmountPence.ShouldBe(42_50);
        (await db.SettlementRuns.SingleAsync(r => r.Id == correction.RunId)).ApprovedAt.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Law_5_nobody_verified_their_own_claim_or_approved_their_own_plan_or_run(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        (await db.Verifications.AnyAsync(v => db.OutcomeClaims.Any(c => c.Id == v.ClaimId && c.ClaimedByAccountId == v.VerifiedByAccountId))).ShouldBeFalse();
        (await db.Verifications.AnyAsync(v => db.RoleAssignments.Any(r => r.AccountId == v.VerifiedByAccountId
            && db.Organisations.Any(o => o.Id == r.OrganisationId && o.Kind == Records.Access.OrganisationKind.Provider)))).ShouldBeFalse();
        (await db.CarePlans.AnyAsync(p => p.ApprovedByAccountId == p.WrittenByAccountId)).ShouldBeFalse();
        (await db.PersonalOutcomes.AnyAsync(o => o.Check != null && o.Check.CheckedByAccountId == o.WrittenByAccountId)).ShouldBeFalse();
        (await db.SettlementRuns.AnyAsync(r => r.ApprovedAt != null && r.ApprovedByAccountId == r.PreparedByAccountId)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Law_10_the_contract_without_a_rate_has_no_statement_and_the_others_that_wait_have_their_reason(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        (await Period8("C-017").AnyAsync()).ShouldBeFalse();
        foreach (var waits in new[] { "C-010", "C-014", "C-015", "C-018" })
        {
            (await Period8(waits).SingleAsync()).ApprovedAt.ShouldBeNull();
        }

        (await db.SettlementRuns.CountAsync(r => r.PeriodNumber == 8 && r.ApprovedAt != null)).ShouldBe(19);
        (await db.LineQueries.CountAsync(q => q.AnsweredAt == null)).ShouldBe(2);

        IQueryable<SettlementRun> Period8(string contract) =>
            db.SettlementRuns.Where(r => r.PeriodNumber == 8 && db.Contracts.Any(c => c.Id == r.ContractId && c.Number == contract));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_date_is_in_its_order_and_nothing_is_later_than_the_day_of_the_demonstration(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);
        var today = new LocalDate(2026, 12, 2);

        (await db.Visits.AnyAsync(v => v.VisitOn > today)).ShouldBeFalse();
        (await db.Readings.AnyAsync(r => r.TakenOn > today)).ShouldBeFalse();
        (await db.Verifications.AnyAsync(v => v.VerifiedOn > today)).ShouldBeFalse();
        (await db.Conversations.AnyAsync(c => c.AgreedOn < c.HeldOn)).ShouldBeFalse();
        (await db.CarePlans.AnyAsync(p => p.ApprovedOn < p.WrittenOn)).ShouldBeFalse();
        (await db.CarePackages.AnyAsync(k => k.EndsOn < k.StartsOn)).ShouldBeFalse();
        (await db.Visits.AnyAsync(v => db.CarePackages.Any(k => k.Id == v.PackageId && (v.VisitOn < k.StartsOn || v.VisitOn > k.EndsOn)))).ShouldBeFalse();
        (await db.OutcomeClaims.AnyAsync(c => db.Verifications.Any(v => v.ClaimId == c.Id && v.VerifiedOn < c.ClaimedOn))).ShouldBeFalse();
    }
}
