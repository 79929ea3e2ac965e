namespace Cylch.Web.Pages.Population;

/// <summary>Addresses of the Population pages.</summary>
public static class PopulationLinks
{
    public const string Zones = "/population";

    public static string Zone(long zoneId) => FormattableString.Invariant($"/population/zones/{zoneId}");
}
