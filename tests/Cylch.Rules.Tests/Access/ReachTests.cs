using Cylch.Rules.Access;
using Cylch.Rules.Tests.Oracle;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Access;

/// <summary>The reach against the slow oracle in random stories, and what must hold in each.</summary>
public sealed class ReachTests(ITestOutputHelper output)
{
    private const int Stories = 3_000;

    [Fact]
    public void Reach_and_oracle_agree_on_every_person_and_contract_of_every_story()
    {
        var (asked, allowed) = (0, 0);
        for (var seed = 1UL; seed <= Stories; seed++)
        {
            var story = AccessStory.Make(seed);
            foreach (var account in story.Accounts)
            {
                var viewer = Holding(story, account);
                foreach (var (permission, may, expected) in Answers(story, account, viewer))
                {
                    may.ShouldBe(expected, $"seed {seed}, account {account}, {permission}");
                    asked++;
                    allowed += may ? 1 : 0;
                }
            }
        }

        output.WriteLine($"{asked} questions in {Stories} stories, {allowed} allowed");
        allowed.ShouldBeGreaterThan(asked / 50);
    }

    [Fact]
    public void Law_more_roles_and_links_never_take_anything_away()
    {
        for (var seed = 1UL; seed <= 500; seed++)
        {
            var story = AccessStory.Make(seed);
            var whole = Holding(story, story.Accounts[0]);
            foreach (var permission in AccessOracle.OfPeople)
            {
                foreach (var person in story.People)
                {
                    foreach (var role in whole.Roles)
                    {
                        var fewer = whole with { Roles = [.. whole.Roles.Where(r => r != role)] };
                        var may = Reach.Of(fewer, permission).For(Ties(story, person)).IsAllowed;
                        (!may || Reach.Of(whole, permission).For(Ties(story, person)).IsAllowed).ShouldBeTrue($"seed {seed}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Law_who_reaches_nobody_is_told_that_the_role_may_not()
    {
        var nobody = new Viewer(1, [], []);
        foreach (var permission in AccessOracle.OfPeople)
        {
            Reach.Of(nobody, permission).For(new PersonTies(1, 2, 3, [4])).ShouldBe(new AccessAnswer(false, "role-may-not"));
        }
    }

    [Fact]
    public void Every_permission_that_people_and_contracts_decide_is_put_to_the_oracle()
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            var scope = PermissionTable.Row(permission).Scope;
            AccessOracle.OfPeople.Contains(permission).ShouldBe(scope == PermissionScope.Person, permission.ToString());
            AccessOracle.OfContracts.Contains(permission).ShouldBe(scope == PermissionScope.Contract, permission.ToString());
        }
    }

    private static IEnumerable<(Permission Permission, bool May, bool Expected)> Answers(AccessStory story, long account, Viewer viewer)
    {
        foreach (var permission in AccessOracle.OfPeople)
        {
            var reach = Reach.Of(viewer, permission);
            foreach (var person in story.People)
            {
                yield return (permission, reach.For(Ties(story, person)).IsAllowed, AccessOracle.MayForPerson(story, account, permission, person.Id));
            }
        }

        foreach (var permission in AccessOracle.OfContracts)
        {
            var reach = Reach.Of(viewer, permission);
            foreach (var c in story.Contracts)
            {
                var ties = new ContractTies(c.Id, c.Authority, c.Provider, c.Board);
                yield return (permission, reach.For(ties).IsAllowed, AccessOracle.MayForContract(story, account, permission, c.Id));
            }
        }
    }

    private static Viewer Holding(AccessStory story, long account) => new(
        account,
        [.. story.Roles.Where(r => r.Account == account && r.From <= AccessStory.Today && (r.Until ?? AccessStory.Today) >= AccessStory.Today)
            .Select(r => new HeldRole(r.Role, r.Body, r.Team, story.Bodies.First(b => b.Id == r.Body).Kind))],
        [.. story.Links.Where(l => l.Account == account && l.From <= AccessStory.Today && (l.Until ?? AccessStory.Today) >= AccessStory.Today)
            .Select(l => new HeldLink(l.Person, l.Kind, l.Money))]);

    private static PersonTies Ties(AccessStory story, AccessStory.PersonRow person) => new(
        person.Id,
        person.Authority,
        person.Team,
        [.. story.Packages.Where(k => k.Person == person.Id && k.From <= AccessStory.Today && (k.Until ?? AccessStory.Today) >= AccessStory.Today)
            .Select(k => story.Contracts.First(c => c.Id == k.Contract).Provider)]);
}
