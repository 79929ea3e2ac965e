using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>
/// <c>&lt;govuk-input asp-for="Name" label="…" hint="…" width="20" autocomplete="name"/&gt;</c>. Type, inputmode, autocomplete, pattern and the
/// like are written as in HTML. A password is never sent back.
/// </summary>
[HtmlTargetElement("govuk-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukInput(GovukTexts texts) : GovukLabelledField(texts)
{
    public string? Value { get; set; }

    /// <summary>Room for so many letters: 2, 3, 4, 5, 10, 20 or 30.</summary>
    public int? Width { get; set; }

    public string? Prefix { get; set; }

    public IHtmlContent? PrefixHtml { get; set; }

    public string? PrefixClass { get; set; }

    public string? Suffix { get; set; }

    public IHtmlContent? SuffixHtml { get; set; }

    public string? SuffixClass { get; set; }

    public string? WrapperClass { get; set; }

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var classes = Markup.Spaced(
            "govuk-input",
            Width is { } width ? string.Create(CultureInfo.InvariantCulture, $"govuk-input--width-{width}") : null,
            HasError ? "govuk-input--error" : null);
        var secret = given["type"] == "password";
        var input = Markup.Tag("input", classes).With("type", "text").With("value", secret ? null : Value ?? BoundValue());
        return Labelled(input, given, Wrapped);
    }

    private IHtmlContent Wrapped(TagBuilder input)
    {
        var before = Affix("prefix", Markup.Words(Prefix, PrefixHtml), PrefixClass);
        var after = Affix("suffix", Markup.Words(Suffix, SuffixHtml), SuffixClass);
        return before is null && after is null
            ? input
            : Markup.Tag("div", Markup.Spaced("govuk-input__wrapper", WrapperClass), before, input, after);
    }

    private static TagBuilder? Affix(string which, IHtmlContent? words, string? classes) =>
        words is null ? null : Markup.Tag("div", Markup.Spaced($"govuk-input__{which}", classes), words).With("aria-hidden", "true");
}
