namespace Cylch.Web.Pages.Cohorts;

/// <summary>Addresses of the cohorts that were loaded from files.</summary>
public static class CohortLinks
{
    public const string All = "/outcomes/cohorts";

    public static string Cohort(long organisationId) => FormattableString.Invariant($"/outcomes/cohorts/{organisationId}");

    /// <summary>The list of providers, without a search.</summary>
    public static string Providers(long organisationId) => Cohort(organisationId) + "#providers";
}
