using Cylch.Rules.Access;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Access;

/// <summary>What a password must be, who may be given what, and how long one waits.</summary>
public sealed class AccountChecksTests
{
    private static readonly LocalDate Day = new(2026, 12, 2);
    private static readonly Instant Now = Instant.FromUtc(2026, 12, 2, 9, 0);

    [Theory]
    [InlineData(null, "access.password-short")]
    [InlineData("short words", "access.password-short")]
    [InlineData("password1234", "access.password-guessable")]
    [InlineData("GwynethTudur2026", "access.password-guessable")]
    [InlineData("aaaaaaaaaaaaaaaa", "access.password-guessable")]
    [InlineData("cyfrinair cymru", "access.password-guessable")]
    [InlineData("mynydd llwynog chwarter", null)]
    [InlineData("ŷŵâêîôûŷŵâêîô", null)]
    public void A_password_is_long_and_not_the_first_thing_to_try(string? password, string? refusal) =>
        PasswordCheck.Check(password, "gwyneth.tudur@example.test", "Gwyneth Tudur")?.Code.ShouldBe(refusal);

    [Fact]
    public void A_password_has_a_most_so_that_checking_it_stays_cheap()
    {
        PasswordCheck.Check(string.Concat(Enumerable.Repeat("mynydd ", 30)), "a@b", "A")!.Code.ShouldBe("access.password-long");
        PasswordCheck.Check("mynydd llwynog chwarter", "a@b", "A").ShouldBeNull();
    }

    [Fact]
    public void Nobody_gives_themselves_a_role_or_a_tie()
    {
        RoleCheck.Check(7, 7, Role.Auditor, RolePlace.LocalAuthority, null, Day, null)!.Code.ShouldBe("access.own-role");
        RoleCheck.CheckLink(7, 7, Day, null)!.Code.ShouldBe("access.own-link");
        RoleCheck.Check(7, 8, Role.Auditor, RolePlace.LocalAuthority, null, Day, null).ShouldBeNull();
        RoleCheck.Check(null, 8, Role.Administrator, RolePlace.Provider, null, Day, null).ShouldBeNull();
    }

    [Theory]
    [InlineData(Role.CareManager, RolePlace.Provider)]
    [InlineData(Role.CareWorker, RolePlace.LocalAuthority)]
    [InlineData(Role.CareWorker, RolePlace.HealthBoard)]
    [InlineData(Role.FinanceApprover, RolePlace.HealthBoard)]
    public void A_role_is_given_only_where_it_exists(Role role, RolePlace place) =>
        RoleCheck.Check(7, 8, role, place, null, Day, null)!.Code.ShouldBe("access.role-not-here");

    [Fact]
    public void A_team_is_the_organisations_own_and_a_role_ends_after_it_begins()
    {
        RoleCheck.Check(7, 8, Role.CareManager, RolePlace.LocalAuthority, false, Day, null)!.Code.ShouldBe("access.team-not-here");
        RoleCheck.Check(7, 8, Role.CareManager, RolePlace.LocalAuthority, true, Day, Day.PlusDays(-1))!.Code.ShouldBe("access.ends-before-it-begins");
        RoleCheck.Check(7, 8, Role.CareManager, RolePlace.LocalAuthority, true, Day, Day).ShouldBeNull();
        RoleCheck.CheckLink(7, 8, Day, Day.PlusDays(-1))!.Code.ShouldBe("access.ends-before-it-begins");
    }

    [Fact]
    public void Every_role_exists_somewhere_and_an_administrator_everywhere()
    {
        var places = Enum.GetValues<RolePlace>();
        Enum.GetValues<Role>().ShouldAllBe(role => places.Any(place => RoleCheck.RolesIn(place).Contains(role)));
        places.ShouldAllBe(place => RoleCheck.RolesIn(place).Contains(Role.Administrator));
    }

    [Theory]
    [InlineData(5, 0, null)]
    [InlineData(6, 0, 15)]
    [InlineData(6, 14, 1)]
    [InlineData(99, 15, null)]
    public void One_waits_for_what_is_left_of_the_quarter_of_an_hour(int tries, int minutesAgo, int? wait)
    {
        var refusal = SignInPatience.Check(tries, SignInPatience.TriesForOne, Now - Duration.FromMinutes(minutesAgo), Now);
        refusal?.Facts.Single().ShouldBe(wait);
        (refusal is null).ShouldBe(wait is null);
    }

    [Theory]
    [InlineData(0, true, false)]
    [InlineData(1, false, false)]
    [InlineData(1, true, true)]
    [InlineData(2, false, true)]
    public void The_last_second_factor_stays(int passkeys, bool hasAuthenticator, bool mayRemove) =>
        (RoleCheck.CheckRemoval(passkeys, hasAuthenticator) is null).ShouldBe(mayRemove);
}
