using System.Globalization;

namespace Cylch.Web.Pages.Contracts;

/// <summary>Addresses of the pages of contracts.</summary>
public static class ContractsLinks
{
    public const string Register = "/contracts";

    public static string Contract(long contractId) => string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}");

    /// <summary>The newest terms of a contract.</summary>
    public static string Terms(long contractId) => string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/terms");

    public static string Terms(long contractId, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/terms?version={version}");

    public static string Statement(long runId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/runs/{runId}");
}
