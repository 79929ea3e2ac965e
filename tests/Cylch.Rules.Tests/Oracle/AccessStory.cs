using Cylch.Rules.Access;
using NodaTime;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>Organisations, people, packages and accounts thrown together, as plain rows. Identifiers are unique across stories.</summary>
public sealed class AccessStory
{
    public static readonly LocalDate Today = new(2026, 12, 2);

    public sealed record Body(long Id, RolePlace Kind);

    public sealed record TeamRow(long Id, long Body);

    public sealed record PersonRow(long Id, long Authority, long? Team);

    public sealed record ContractRow(long Id, long Authority, long Provider, long? Board);

    public sealed record PackageRow(long Id, long Person, long Contract, LocalDate From, LocalDate? Until);

    public sealed record RoleRow(long Id, long Account, long Body, Role Role, long? Team, LocalDate From, LocalDate? Until);

    public sealed record LinkRow(long Id, long Account, long Person, LinkKind Kind, bool Money, LocalDate From, LocalDate? Until);

    public List<Body> Bodies { get; } = [];

    public List<TeamRow> Teams { get; } = [];

    public List<PersonRow> People { get; } = [];

    public List<ContractRow> Contracts { get; } = [];

    public List<PackageRow> Packages { get; } = [];

    public List<long> Accounts { get; } = [];

    public List<RoleRow> Roles { get; } = [];

    public List<LinkRow> Links { get; } = [];

    public static AccessStory Make(ulong seed)
    {
        var story = new AccessStory();
        var dice = SeededNumbers.For(seed, "access-story");
        var next = (long)seed * 100;
        for (var i = dice.Between(1, 2); i > 0; i--)
        {
            story.Bodies.Add(new Body(++next, RolePlace.LocalAuthority));
        }

        for (var i = dice.Between(1, 3); i > 0; i--)
        {
            story.Bodies.Add(new Body(++next, RolePlace.Provider));
        }

        if (dice.Chance(60))
        {
            story.Bodies.Add(new Body(++next, RolePlace.HealthBoard));
        }

        for (var i = dice.Between(0, 3); i > 0; i--)
        {
            story.Teams.Add(new TeamRow(++next, story.Of(ref dice, RolePlace.LocalAuthority)!.Value));
        }

        story.Care(ref dice, ref next);
        story.Holdings(ref dice, ref next);
        return story;
    }

    private void Care(ref SeededNumbers dice, ref long next)
    {
        for (var i = dice.Between(1, 5); i > 0; i--)
        {
            var authority = Of(ref dice, RolePlace.LocalAuthority)!.Value;
            var teams = Teams.Where(t => t.Body == authority).Select(t => (long?)t.Id).Append(null).ToList();
            People.Add(new PersonRow(++next, authority, dice.Pick(teams)));
        }

        for (var i = dice.Between(1, 4); i > 0; i--)
        {
            Contracts.Add(new ContractRow(
                ++next, Of(ref dice, RolePlace.LocalAuthority)!.Value, Of(ref dice, RolePlace.Provider)!.Value, dice.Chance(40) ? Of(ref dice, RolePlace.HealthBoard) : null));
        }

        for (var i = dice.Between(0, 6); i > 0; i--)
        {
            var (from, until) = Days(ref dice);
            Packages.Add(new PackageRow(++next, dice.Pick(People).Id, dice.Pick(Contracts).Id, from, until));
        }
    }

    // Roles are held anywhere, also where they mean nothing, and in teams of other bodies: the records allow what no page offers.
    private void Holdings(ref SeededNumbers dice, ref long next)
    {
        var roles = Enum.GetValues<Role>();
        var kinds = Enum.GetValues<LinkKind>();
        for (var i = dice.Between(1, 3); i > 0; i--)
        {
            Accounts.Add(++next);
            for (var j = dice.Between(0, 3); j > 0; j--)
            {
                var (from, until) = Days(ref dice);
                var team = dice.Chance(50) && Teams.Count > 0 ? dice.Pick(Teams).Id : (long?)null;
                Roles.Add(new RoleRow(++next, Accounts[^1], dice.Pick(Bodies).Id, dice.Pick(roles), team, from, until));
            }

            for (var j = dice.Between(0, 2); j > 0; j--)
            {
                var (from, until) = Days(ref dice);
                Links.Add(new LinkRow(++next, Accounts[^1], dice.Pick(People).Id, dice.Pick(kinds), dice.Chance(50), from, until));
            }
        }
    }

    private long? Of(ref SeededNumbers dice, RolePlace kind)
    {
        var bodies = Bodies.Where(b => b.Kind == kind).ToList();
        return bodies.Count == 0 ? null : dice.Pick(bodies).Id;
    }

    // Often today itself is the first or the last day.
    private static (LocalDate From, LocalDate? Until) Days(ref SeededNumbers dice)
    {
        var from = Today.PlusDays(dice.Between(-3, 1));
        return (from, dice.Chance(40) ? null : Today.PlusDays(dice.Between(-2, 2)));
    }
}
