using System.Globalization;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>Everybody who can sign in. Each is a persona of the demonstration and can never be in production.</summary>
internal static class MakePersonas
{
    /// <summary>Who holds which key in <c>accounts.csv</c>.</summary>
    public static IReadOnlyDictionary<string, long> In(World world)
    {
        var keys = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in DataFile.Read("accounts"))
        {
            var account = world.Add(Account(world, line));
            keys.Add(line["key"], account.Id);
            if (line.Maybe("role") is not null)
            {
                world.Add(new RoleAssignment
                {
                    Id = world.Next<RoleAssignment>(),
                    AccountId = account.Id,
                    OrganisationId = MakePlaces.Called(world, line["organisation"]).Id,
                    Role = line.Of<Role>("role"),
                    TeamId = line.MaybeNumber("team"),
                    FromOn = new LocalDate(2025, 4, 1),
                });
            }
        }

        return keys;
    }

    /// <summary>The first account that holds a role in an organisation, in a team when one is said.</summary>
    public static long Holding(World world, Role role, long organisationId, long? teamId = null) =>
        world.All<RoleAssignment>().First(r => r.Role == role && r.OrganisationId == organisationId
            && (teamId is null || r.TeamId == teamId)).AccountId;

    private static Account Account(World world, DataLine line)
    {
        var address = line["key"] + "@demonstration.invalid";
        var id = world.Next<Account>();
        return new Account
        {
            Id = id,
            DisplayName = line["name"],
            Language = line["language"],
            IsDemonstration = true,
            UserName = address,
            NormalizedUserName = address.ToUpperInvariant(),
            Email = address,
            NormalizedEmail = address.ToUpperInvariant(),
            EmailConfirmed = true,
            // Fixed, so that the same seed makes the same world; nobody signs in to a persona with a password.
            SecurityStamp = "demonstration-" + id.ToString(CultureInfo.InvariantCulture),
            ConcurrencyStamp = "demonstration-" + id.ToString(CultureInfo.InvariantCulture),
        };
    }
}
