using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Cylch.Web.Govuk;

/// <summary>One cell of a table. Text turns into a cell by itself.</summary>
public sealed record GovukCell(string? Text)
{
    public IHtmlContent? Html { get; init; }

    /// <summary>Figures: to the right, every digit as wide as the next.</summary>
    public bool IsNumeric { get; init; }

    public string? Class { get; init; }

    public int? Colspan { get; init; }

    public int? Rowspan { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    internal string? ColspanText => Colspan?.ToString(CultureInfo.InvariantCulture);

    internal string? RowspanText => Rowspan?.ToString(CultureInfo.InvariantCulture);

    public static GovukCell Numeric(string text) => new(text) { IsNumeric = true };

    public static GovukCell Of(IHtmlContent html) => new((string?)null) { Html = html };

    public static implicit operator GovukCell(string? text) => new(text);

    public static GovukCell FromString(string? text) => new(text);
}
