using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>
/// <c>&lt;govuk-button prevent-double-click="true"&gt;Save&lt;/govuk-button&gt;</c>; with an address it is a link that looks like a button.
/// One that is neither secondary nor a warning is the page's primary button: there is one.
/// </summary>
[HtmlTargetElement("govuk-button")]
public sealed class GovukButton : GovukPart
{
    public string? Href { get; set; }

    public bool Secondary { get; set; }

    public bool Warning { get; set; }

    public bool Inverse { get; set; }

    /// <summary>The first step of a journey, with an arrow.</summary>
    public bool Start { get; set; }

    public bool Disabled { get; set; }

    /// <summary>A second press within a second is ignored by script. The action must bear it all the same.</summary>
    public bool? PreventDoubleClick { get; set; }

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        var classes = Markup.Spaced(
            "govuk-button",
            Secondary ? "govuk-button--secondary" : null,
            Warning ? "govuk-button--warning" : null,
            Inverse ? "govuk-button--inverse" : null,
            Start ? "govuk-button--start" : null);
        var button = string.IsNullOrEmpty(Href)
            ? Markup.Tag("button", classes, inside).With("type", "submit").Flag("disabled", Disabled)
                .With("aria-disabled", Disabled ? "true" : null).With("data-prevent-double-click", Say(PreventDoubleClick))
            : Markup.Tag("a", classes, inside).With("href", Href).With("role", "button").With("draggable", "false");
        return given.Onto(button.With("data-module", "govuk-button").Holding(Start ? Arrow : null));
    }

    private static string? Say(bool? value) => value switch { true => "true", false => "false", _ => null };

    private static readonly HtmlString Arrow = new(
        """
        <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>
        """);
}
