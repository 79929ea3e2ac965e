using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>
/// What all fields know. With <c>asp-for</c> the name, the id, the value and the error come from the page's own binding, and what was
/// typed is kept when a form comes back. Attributes the helper does not know go onto the control.
/// </summary>
public abstract class GovukField(GovukTexts texts) : GovukPart
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public string? Id { get; set; }

    public string? Hint { get; set; }

    public IHtmlContent? HintHtml { get; set; }

    public string? HintClass { get; set; }

    /// <summary>Overrides what model state says of this field.</summary>
    public string? Error { get; set; }

    public IHtmlContent? ErrorHtml { get; set; }

    public string? ErrorClass { get; set; }

    /// <summary>The request's word for an error unless given; empty for none.</summary>
    public string? ErrorPrefix { get; set; }

    /// <summary>Ids of other elements that describe this control.</summary>
    public string? DescribedBy { get; set; }

    public string? GroupClass { get; set; }

    /// <summary>The name posted.</summary>
    protected string? FieldName => Name ?? (For is null ? null : ViewContext?.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name) ?? For.Name);

    /// <summary>The id of the control, or of its first part: the place an error links to.</summary>
    protected string? FieldId => Id ?? (Name ?? (FieldName is null ? null : IdFor(FieldName)));

    protected GovukTexts Texts => texts;

    protected bool HasError => ErrorWords is not null;

    private bool HasHint => Markup.Words(Hint, HintHtml) is not null;

    private IHtmlContent? ErrorWords => Markup.Words(Error ?? StateError(), ErrorHtml);

    private ModelStateEntry? State => For is null || FieldName is null ? null : Entry(FieldName);

    /// <summary>The id a posted name gets, the same here and in the error summary.</summary>
    internal static string IdFor(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>What was typed, if the form came back; else what the model holds.</summary>
    protected string? BoundValue() => State?.AttemptedValue ?? (For is null ? null : Text(For.Model));

    /// <summary>The same for a field of several values.</summary>
    protected IReadOnlyList<string> BoundValues() => State?.RawValue switch
    {
        string[] many => many,
        string one => [one],
        _ => TextsOf(For?.Model),
    };

    protected string? Describing() => Markup.Spaced(
        string.IsNullOrEmpty(DescribedBy) ? null : DescribedBy,
        HasHint ? FieldId + "-hint" : null,
        HasError ? FieldId + "-error" : null);

    protected IHtmlContent? HintPart() => HasHint ? FormMarkup.Hint(Markup.Words(Hint, HintHtml), FieldId + "-hint", HintClass) : null;

    protected IHtmlContent? ErrorPart() =>
        HasError ? FormMarkup.ErrorMessage(ErrorWords, FieldId + "-error", ErrorClass, ErrorPrefix ?? texts.ErrorPrefix) : null;

    protected TagBuilder Group(params ReadOnlySpan<IHtmlContent?> parts) =>
        Markup.Tag("div", Markup.Spaced("govuk-form-group", HasError ? "govuk-form-group--error" : null, GroupClass), parts);

    private static IReadOnlyList<string> TextsOf(object? model) => model switch
    {
        null => [],
        string one => [one],
        System.Collections.IEnumerable many => [.. many.Cast<object?>().Select(Text).OfType<string>()],
        _ => Text(model) is { } one ? [one] : [],
    };

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>What was typed in one part of this field, if the form came back.</summary>
    protected string? Attempted(string part) => Entry($"{FieldName}.{part}")?.AttemptedValue;

    /// <summary>What model state says against one part of this field.</summary>
    protected string? PartError(string part) => For is null ? null : FirstError(Entry($"{FieldName}.{part}"));

    private string? StateError() => For is null || FieldName is null ? null : FirstError(Entry(FieldName));

    private ModelStateEntry? Entry(string name) =>
        ViewContext?.ViewData.ModelState.TryGetValue(name, out var entry) == true ? entry : null;

    private static string? FirstError(ModelStateEntry? entry)
    {
        var said = entry?.Errors.FirstOrDefault()?.ErrorMessage;
        return string.IsNullOrEmpty(said) ? null : said;
    }
}
