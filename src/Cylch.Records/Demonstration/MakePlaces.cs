using Cylch.Records.Access;
using Cylch.Records.Population;

namespace Cylch.Records.Demonstration;

/// <summary>Organisations, teams, zones and the real census areas in them.</summary>
internal static class MakePlaces
{
    public static void In(World world)
    {
        foreach (var line in DataFile.Read("organisations"))
        {
            world.Add(new Organisation
            {
                Id = world.Next<Organisation>(),
                Kind = line.Of<OrganisationKind>("kind"),
                Reference = line["reference"],
                NameEn = line["name_en"],
                NameCy = line["name_cy"],
                IsDemonstration = true,
            });
        }

        var authority = Authority(world).Id;
        foreach (var line in DataFile.Read("zones"))
        {
            var id = world.Next<Zone>();
            world.Add(new Zone { Id = id, AuthorityId = authority, NameEn = line["name_en"], NameCy = line["name_cy"] });
            world.Add(new Team { Id = id, OrganisationId = authority, NameEn = line["name_en"], NameCy = line["name_cy"] });
        }

        foreach (var line in DataFile.Read("areas"))
        {
            world.Add(new Area
            {
                Id = world.Next<Area>(),
                Code = line["code"],
                Name = line["name"],
                PlaceEn = line["place_en"],
                PlaceCy = line["place_cy"],
                ZoneId = line.Number("zone"),
                Residents = line.Number("residents"),
                Residents65AndOver = line.Number("residents_65_and_over"),
                Residents85AndOver = line.Number("residents_85_and_over"),
                IsRural = line["rural"] == "yes",
            });
        }
    }

    public static Organisation Authority(World world) =>
        world.All<Organisation>().Single(o => o.Kind == OrganisationKind.LocalAuthority);

    public static Organisation Called(World world, string reference) =>
        world.All<Organisation>().Single(o => o.Reference == reference);
}
