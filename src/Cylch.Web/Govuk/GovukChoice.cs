using Microsoft.AspNetCore.Html;

namespace Cylch.Web.Govuk;

/// <summary>One thing to choose, in a list, among radios or checkboxes. Without a value its text is what is sent.</summary>
public sealed record GovukChoice(string? Value, string? Text)
{
    public IHtmlContent? Html { get; init; }

    public string? Hint { get; init; }

    public IHtmlContent? HintHtml { get; init; }

    public string? HintClass { get; init; }

    public string? LabelClass { get; init; }

    /// <summary>Says outright whether it is chosen; null leaves it to the field's value.</summary>
    public bool? Chosen { get; init; }

    public bool Disabled { get; init; }

    /// <summary>The id of its control, where the field's own numbering will not do.</summary>
    public string? Id { get; init; }

    /// <summary>The name of its control, where checkboxes post under names of their own.</summary>
    public string? Name { get; init; }

    /// <summary>Choosing it clears the other checkboxes: "none of these".</summary>
    public bool Exclusive { get; init; }

    /// <summary>A word between choices, such as "or"; nothing to choose.</summary>
    public bool IsDivider { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public static GovukChoice Divider(string text) => new(null, text) { IsDivider = true };
}
