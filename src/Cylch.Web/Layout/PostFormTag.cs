using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Layout;

/// <summary>
/// Every form that sends: a browser that goes back to it shows it new and empty. Filled in again by the browser it would hold what was
/// sent before under a new key, and sent once more it would be done twice.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostFormTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!output.Attributes.ContainsName("autocomplete"))
        {
            output.Attributes.SetAttribute("autocomplete", "off");
        }
    }
}
