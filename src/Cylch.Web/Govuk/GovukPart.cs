using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>One part of a page: takes what stands inside its tag and the attributes it does not know, and writes the whole markup.</summary>
public abstract class GovukPart : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        var given = GivenAttributes.From(output.Attributes);
        var written = Write(content.IsEmptyOrWhiteSpace ? null : content, given);
        output.TagName = null;
        output.Attributes.Clear();
        if (written is null)
        {
            output.SuppressOutput();
            return;
        }

        output.Content.SetHtmlContent(written);
    }

    /// <summary>The markup; null writes nothing.</summary>
    protected abstract IHtmlContent? Write(IHtmlContent? inside, GivenAttributes given);
}
