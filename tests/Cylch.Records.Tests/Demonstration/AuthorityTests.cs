using Cylch.Records.Tests.TestData;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Demonstration;

public sealed class AuthorityTests(AuthorityOfTheDemonstration authority)
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task It_is_as_large_as_an_authority_is(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        (await db.People.CountAsync()).ShouldBe(770);
        (await db.Organisations.CountAsync(o => o.Kind == Records.Access.OrganisationKind.Provider)).ShouldBe(16);
        (await db.Contracts.GroupBy(c => c.Model).OrderBy(g => g.Key).Select(g => g.Count()).ToListAsync()).ShouldBe([13, 9, 2]);
        (await db.Zones.CountAsync()).ShouldBe(4);
        (await db.Areas.SumAsync(a => a.Residents)).ShouldBe(117_392);
        (await db.Visits.CountAsync()).ShouldBeInRange(150_000, 170_000);
        (await db.Verifications.CountAsync(v => v.DisputedAt != null)).ShouldBeGreaterThan(5);
        (await db.Verifications.CountAsync(v => v.NeutralReason != null)).ShouldBeGreaterThan(1);
        (await db.Readings.CountAsync(r => r.Value == null)).ShouldBeGreaterThan(100);
        (await db.PersonalOutcomes.CountAsync(o => o.BaselineReadingId == null)).ShouldBeGreaterThan(20);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task All_that_is_invented_says_so(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        (await db.People.AnyAsync(p => !p.IsDemonstration)).ShouldBeFalse();
        (await db.Users.AnyAsync(a => !a.IsDemonstration)).ShouldBeFalse();
        (await db.Organisations.AnyAsync(o => !o.IsDemonstration)).ShouldBeFalse();
        (await db.PopulationIndicators.AnyAsync(i => !i.IsDemonstration)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Everybody_has_a_whole_name(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        (await db.People.Where(p => p.GivenName.Length < 2 || p.FamilyName.Length < 2).Select(p => p.GivenName + " " + p.FamilyName).ToListAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Its_outcomes_are_in_every_area_and_of_every_kind_and_named_in_both_languages(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        (await db.PersonalOutcomes.Select(o => o.TitleEn).Distinct().CountAsync()).ShouldBeGreaterThanOrEqualTo(40);
        (await db.PersonalOutcomes.Select(o => o.Area).Distinct().CountAsync()).ShouldBe(Enum.GetValues<WellBeingArea>().Length);
        (await db.PersonalOutcomes.Select(o => o.Kind).Distinct().CountAsync()).ShouldBe(Enum.GetValues<OutcomeKind>().Length);
        (await db.PersonalOutcomes.AnyAsync(o => o.TitleEn == "" || o.TitleCy == "" || o.TitleEn == o.TitleCy)).ShouldBeFalse();
        (await db.SaidLines.AnyAsync(l => l.Language == "cy" && l.Translation == null)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Somebody_holds_every_role_and_there_is_a_second_provider_to_be_refused(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        (await db.RoleAssignments.Select(r => r.Role).Distinct().CountAsync()).ShouldBe(Enum.GetValues<Role>().Length);
        (await db.RoleAssignments.Where(r => r.Role == Role.ProviderManager).Select(r => r.OrganisationId).Distinct().CountAsync()).ShouldBe(16);
        (await db.RecordLooks.CountAsync(l => l.IsRefused && l.Reason == "no-relationship")).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Zone_contracts_are_judged_by_two_indicators_with_a_baseline_out_of_the_census(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        var zones = await db.Contracts.Where(c => c.Model == CommissioningModel.Model3).Select(c => new
        {
            c.ZoneId,
            Indicators = db.ContractIndicators.Count(i => i.ContractId == c.Id),
            Baselines = db.ContractIndicators.Where(i => i.ContractId == c.Id)
                .SelectMany(i => db.IndicatorValues.Where(v => v.IndicatorId == i.IndicatorId && v.IsBaseline)).Count(),
            Over65 = db.Areas.Where(a => a.ZoneId == c.ZoneId).Sum(a => a.Residents65AndOver),
        }).ToListAsync();

        zones.Count.ShouldBe(2);
        zones.ShouldAllBe(z => z.ZoneId != null && z.Indicators == 2 && z.Baselines == 2 && z.Over65 > 7_000);
    }
}
