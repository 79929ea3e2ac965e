using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Cylch.Web.Govuk;

/// <summary>A field of one control with a label: text, long text, a choice from a list, a file.</summary>
public abstract class GovukLabelledField(GovukTexts texts) : GovukField(texts)
{
    public string? Label { get; set; }

    public IHtmlContent? LabelHtml { get; set; }

    public string? LabelClass { get; set; }

    /// <summary>The label is the page's h1: a page that asks one thing.</summary>
    public bool LabelIsPageHeading { get; set; }

    /// <summary>Sets what all controls have, then puts label, hint, error and control in their group.</summary>
    protected TagBuilder Labelled(TagBuilder control, GivenAttributes given, Func<TagBuilder, IHtmlContent>? around = null)
    {
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(given);
        control.With("id", FieldId).With("name", FieldName).With("aria-describedby", Describing());
        given.Onto(control);
        var label = FormMarkup.Label(Markup.Words(Label, LabelHtml), FieldId, LabelClass, LabelIsPageHeading);
        return Group(label, HintPart(), ErrorPart(), around is null ? control : around(control));
    }
}
