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

    public static string Versions(long contractId) => string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/versions");

    /// <param name="of">As <see cref="TermsChosen.Token"/> names terms; nothing for all.</param>
    public static string Questions(long contractId, string? of = null, int? term = null) =>
        string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/questions") + (of is null ? "" : "?of=" + of)
        + (term is { } number ? string.Create(CultureInfo.InvariantCulture, $"&term={number}#ask") : "");

    /// <summary>The whole scheme to print and sign, and its files.</summary>
    public static string Sign(long contractId, string of) => string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/sign?of={of}");

    public static string Compare(long contractId, string? before = null, string? after = null) =>
        string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/compare")
        + (before is null && after is null ? "" : string.Create(CultureInfo.InvariantCulture, $"?before={before}&after={after}"));

    /// <summary>Terms tried on the contract's own last closed period.</summary>
    public static string Example(long contractId, string of) => string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/example?of={of}");

    public static string NewDraft(long contractId) => string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/drafts/new");

    public static string Draft(long contractId, long draftId) => string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/drafts/{draftId}");

    /// <summary>A draft, at one of its terms.</summary>
    public static string Draft(long contractId, long draftId, int term) =>
        string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/drafts/{draftId}#term-{term}");

    public static string AddTerm(long contractId, long draftId) => string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/drafts/{draftId}/add");

    public static string DraftTerm(long contractId, long draftId, int term) =>
        string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/drafts/{draftId}/term?term={term}");

    public static string RemoveTerm(long contractId, long draftId, int term) =>
        string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/drafts/{draftId}/remove?term={term}");

    public static string Propose(long contractId, long draftId) =>
        string.Create(CultureInfo.InvariantCulture, $"/contracts/{contractId}/drafts/{draftId}/propose");
}
