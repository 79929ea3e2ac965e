using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Plans;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Rules.Tests.Oracle;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Access;

/// <summary>
/// Random stories kept side by side in one database: what the records say of each, one by one and as a list, is what the slow
/// oracle says; and no list ever holds a row of another story.
/// </summary>
public sealed class TiesTests
{
    private const int Stories = 200;

    // As pages ask it: put into SQL once, for every story and viewer after the first.
    private static readonly ReachQuestion<Func<CylchDb, long[], long[], long[], long[], LocalDate, IAsyncEnumerable<long>>> PeopleOnce = new(fitted => EF.CompileAsyncQuery(
        Spelling.Out<Func<CylchDb, long[], long[], long[], long[], LocalDate, IQueryable<long>>>((db, authorities, teams, providers, people, day) =>
            ReachedPeople.Of(db, authorities, teams, providers, people, day).OrderBy(p => p.Id).Select(p => p.Id), fitted)));

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Lists_and_single_answers_are_the_oracles_in_every_story(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var stories = Enumerable.Range(1, Stories).Select(seed => AccessStory.Make((ulong)seed)).ToList();
        await KeepAsync(database, stories);
        await using var db = database.Open();
        var ties = new Ties(db);
        foreach (var story in stories)
        {
            foreach (var account in story.Accounts)
            {
                var viewer = await ties.ViewerAsync(account, AccessStory.Today, CancellationToken.None);
                await ComparePeopleAsync(db, ties, story, viewer!);
                await CompareContractsAsync(ties, story, viewer!);
            }
        }
    }

    private static async Task ComparePeopleAsync(CylchDb db, Ties ties, AccessStory story, Viewer viewer)
    {
        var single = new Dictionary<long, PersonTies>();
        foreach (var person in story.People)
        {
            single[person.Id] = (await ties.OfPersonAsync(person.Id, AccessStory.Today, CancellationToken.None))!;
        }

        foreach (var permission in AccessOracle.OfPeople)
        {
            var reach = Reach.Of(viewer, permission);
            var expected = story.People.Where(p => AccessOracle.MayForPerson(story, viewer.AccountId, permission, p.Id)).Select(p => p.Id).ToList();
            var where = $"account {viewer.AccountId}, {permission}";
            story.People.Where(p => reach.For(single[p.Id]).IsAllowed).Select(p => p.Id).ShouldBe(expected, where);

            if (IsAsked(viewer, permission))
            {
                (await ties.People(reach, AccessStory.Today).Select(p => p.Id).OrderBy(id => id).ToListAsync()).ShouldBe(expected, where);
                var keys = ReachKeys.Of(reach);
                (await PeopleOnce.Of(db, keys)(db, keys.Authorities, keys.Teams, keys.Providers, keys.People, AccessStory.Today).ToListAsync()).ShouldBe(expected, where);
            }
        }
    }

    private static async Task CompareContractsAsync(Ties ties, AccessStory story, Viewer viewer)
    {
        foreach (var permission in AccessOracle.OfContracts)
        {
            var reach = Reach.Of(viewer, permission);
            var expected = story.Contracts.Where(c => AccessOracle.MayForContract(story, viewer.AccountId, permission, c.Id)).Select(c => c.Id).ToList();
            if (IsAsked(viewer, permission))
            {
                (await ties.Contracts(reach).Select(c => c.Id).OrderBy(id => id).ToListAsync()).ShouldBe(expected, $"account {viewer.AccountId}, {permission}");
            }
        }
    }

    // Each list is asked of one account in four: every permission still meets every kind of story, in a quarter of the time.
    private static bool IsAsked(Viewer viewer, Permission permission) => (viewer.AccountId + (long)permission) % 4 == 0;

    private static async Task KeepAsync(TestDatabase database, IReadOnlyList<AccessStory> stories)
    {
        await using var db = database.Open();
        foreach (var story in stories)
        {
            db.AddRange(story.Bodies.Select(b => new Organisation { Id = b.Id, Kind = (OrganisationKind)b.Kind, Reference = $"O{b.Id}", NameEn = "A", NameCy = "B" }));
            db.AddRange(story.Teams.Select(t => new Team { Id = t.Id, OrganisationId = t.Body, NameEn = "A", NameCy = "B" }));
            db.AddRange(story.Accounts.Select(a => new Account { Id = a, DisplayName = "A", Language = "en", UserName = $"a{a}", NormalizedUserName = $"A{a}", SecurityStamp = "s" }));
            db.AddRange(story.People.Select(p => new Person
            {
                Id = p.Id, Reference = $"P{p.Id}", AuthorityId = p.Authority, TeamId = p.Team, GivenName = "A", FamilyName = "B", Language = "en",
            }));
            db.AddRange(story.People.Select(p => new CarePlan
            {
                Id = p.Id, PersonId = p.Id, Number = 1, Language = "en", WrittenOn = AccessStory.Today, StartsOn = AccessStory.Today, MinutesPerWeek = 60,
                FixedMinutesPerWeek = 0, ReviewDueOn = AccessStory.Today,
            }));
            db.AddRange(story.Contracts.Select(c => new Contract
            {
                Id = c.Id, Number = $"C{c.Id}", TitleEn = "A", TitleCy = "B", AuthorityId = c.Authority, ProviderId = c.Provider, HealthBoardId = c.Board,
                Model = CommissioningModel.Model1, StartsOn = new LocalDate(2026, 4, 6), YearStartsOn = new LocalDate(2026, 4, 6),
            }));
            db.AddRange(story.Packages.Select(k => new CarePackage
            {
                Id = k.Id, Reference = $"K{k.Id}", PersonId = k.Person, PlanId = k.Person, ContractId = k.Contract, StartsOn = k.From, EndsOn = k.Until,
                ComplexityBand = "A", OffersReceived = 1,
            }));
            db.AddRange(story.Roles.Select(r => new RoleAssignment
            {
                Id = r.Id, AccountId = r.Account, OrganisationId = r.Body, Role = r.Role, TeamId = r.Team, FromOn = r.From, UntilOn = r.Until,
            }));
            db.AddRange(story.Links.Select(l => new PersonLink
            {
                Id = l.Id, AccountId = l.Account, PersonId = l.Person, Kind = l.Kind, MaySeeMoney = l.Money, FromOn = l.From, UntilOn = l.Until,
            }));
        }

        await db.SaveChangesAsync();
    }
}
