using Microsoft.AspNetCore.Html;

namespace Cylch.Web.Govuk;

/// <summary>Words that lead somewhere; without an address they are where one already is.</summary>
public sealed record GovukLink(string? Text, string? Href = null)
{
    public IHtmlContent? Html { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}
