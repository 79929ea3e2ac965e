namespace Cylch.Web.Govuk;

/// <summary>One number in a row of pages, or a gap between numbers.</summary>
public sealed record GovukPageLink(string Number, string? Href)
{
    public bool IsCurrent { get; init; }

    public bool IsGap { get; init; }

    public string? Label { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public static GovukPageLink Gap { get; } = new("", null) { IsGap = true };
}
