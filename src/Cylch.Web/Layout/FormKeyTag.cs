using Cylch.Web.Access;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Layout;

/// <summary>
/// <c>&lt;cy-form-key /&gt;</c>: the key of this form. A form shown again with an error keeps the key it was sent with, since
/// nothing was done under it; a form shown afresh gets a new one.
/// </summary>
[HtmlTargetElement("cy-form-key", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormKeyTag : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var key = (ViewContext?.ViewData.Model as CylchPage)?.FormKey ?? Guid.NewGuid().ToString("N");
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "hidden";
        input.Attributes["name"] = "form-key";
        input.Attributes["value"] = key;
        output.TagName = null;
        output.Content.SetHtmlContent(input);
    }
}
