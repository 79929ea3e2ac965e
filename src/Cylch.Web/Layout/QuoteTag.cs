using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Layout;

/// <summary>
/// <c>&lt;cy-quote words="@line.Words" language="@line.Language" translation="@line.Translation"&gt;footer&lt;/cy-quote&gt;</c>:
/// what somebody said, first as it was said. The translation follows only where the reader's language is another.
/// </summary>
[HtmlTargetElement("cy-quote", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QuoteTag(W words) : TagHelper
{
    public string? Words { get; set; }

    /// <summary>"en" or "cy": the language the words were said in.</summary>
    public string? Language { get; set; }

    public string? Translation { get; set; }

    /// <summary>For the words that head a page.</summary>
    public bool Big { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (string.IsNullOrWhiteSpace(Words))
        {
            output.SuppressOutput();
            return;
        }

        var footer = await output.GetChildContentAsync();
        var (said, page) = (Wording.Language.OfCode(Language), words.Language);
        output.TagName = "blockquote";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Big ? "cy-quote cy-quote--big" : "cy-quote");
        output.Content.AppendHtml(Paragraph(Words, said == page ? null : said.Code));
        if (!string.IsNullOrWhiteSpace(Translation) && said != page)
        {
            output.Content.AppendHtml(Paragraph(Translation, null));
        }

        if (!footer.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml("<footer>").AppendHtml(footer).AppendHtml("</footer>");
        }
    }

    private static TagBuilder Paragraph(string text, string? language)
    {
        var paragraph = new TagBuilder("p");
        paragraph.InnerHtml.Append("“" + text + "”");
        if (language is not null)
        {
            paragraph.Attributes["lang"] = language;
        }

        return paragraph;
    }
}
