using System.Globalization;
using System.Text.Encodings.Web;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Pages.Thread;

/// <summary>The quarters of the cycle a knot may lie in.</summary>
public enum Quarter
{
    Analyse,
    Plan,
    Do,
    Review,
}

/// <summary>How the two strands run on from a knot.</summary>
public enum Strand
{
    /// <summary>The person's words alone: before the outcome is written there is no record.</summary>
    Words,

    /// <summary>The words and the record, twisted.</summary>
    Twist,

    /// <summary>Two views that differ, both kept, until someone independent has checked.</summary>
    Apart,

    /// <summary>The thread ends here for now.</summary>
    End,
}

/// <summary>One knot of a thread on its double strand: number, quarter, heading, when and who, then what is inside the tag.</summary>
[HtmlTargetElement("cy-knot")]
public sealed class KnotTag(W words) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public int Number { get; set; }

    public required string Anchor { get; set; }

    public Quarter Quarter { get; set; }

    public Strand Strand { get; set; }

    public required string Heading { get; set; }

    /// <summary>The day and month, in words; null for a knot not yet tied.</summary>
    public string? On { get; set; }

    /// <summary>The rest of the date and the day since the words.</summary>
    public string? Day { get; set; }

    public string? Who { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var body = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "th__knot is-" + Quarter.ToString().ToLowerInvariant());
        output.Attributes.SetAttribute("id", Anchor);
        var html = output.Content;
        html.AppendHtml("<div class=\"th__rail\">").AppendHtml(Eye()).AppendHtml(Line()).AppendHtml("</div>");
        html.AppendHtml("<div class=\"th__head\"><p class=\"th__q\"><span class=\"govuk-visually-hidden\">")
            .Append(words["thread.knot-of", Number])
            .AppendHtml("</span> ").Append(words["nav." + Quarter.ToString().ToLowerInvariant()])
            .AppendHtml(" <span class=\"th__here\">").Append(words["thread.here"])
            .AppendHtml("</span></p><h2 class=\"govuk-heading-m\">").Append(Heading).AppendHtml("</h2></div><div class=\"th__when\">");
        if (On is not null)
        {
            html.AppendHtml("<p><span class=\"th__date\">").Append(On).AppendHtml("</span> ").Append(Day ?? "").AppendHtml("</p>");
        }

        if (Who is { Length: > 0 })
        {
            html.AppendHtml("<p>").Append(Who).AppendHtml("</p>");
        }

        html.AppendHtml("</div><div class=\"th__body\">").AppendHtml(body).AppendHtml("</div>");
    }

    // White under each stroke lets one strand pass over the other; the dark edge keeps the gold visible on white.
    private static string Gold(string path) =>
        $"<path d=\"{path}\" stroke=\"#fff\" stroke-width=\"8.5\"/><path d=\"{path}\" stroke=\"#a87800\" stroke-width=\"5\"/>"
        + $"<path d=\"{path}\" stroke=\"#f4c430\" stroke-width=\"2.8\"/>";

    private static string Record(string path) =>
        $"<path d=\"{path}\" stroke=\"#fff\" stroke-width=\"8.5\"/><path d=\"{path}\" stroke=\"currentColor\" stroke-width=\"4\"/>";

    private string Eye()
    {
        const string head = "<svg class=\"th__eye\" width=\"64\" height=\"64\" viewBox=\"0 0 64 64\" aria-hidden=\"true\" focusable=\"false\">"
            + "<circle class=\"th__disc\" cx=\"32\" cy=\"30\" r=\"17\" fill=\"#fff\"/><g fill=\"none\">";
        var isFirst = Number == 1;
        var rings = isFirst
            ? Gold("M32 10A20 20 0 1 0 32 50A20 20 0 0 0 32 10")
            : Record((Number == 2 ? "M40 11.6L42 12.7" : "M38 -1C38 5 36.6 9.4 42 12.7") + "A20 20 0 0 1 42 47.3C36.6 50.6 38 54 38 60")
                + Gold("M26 -1C26 5 27.4 9.4 22 12.7A20 20 0 0 0 22 47.3C27.4 50.6 26 54 26 60");
        var bar = Strand == Strand.End
            ? ""
            : $"<rect x=\"20\" y=\"51\" width=\"24\" height=\"10\" rx=\"5\" fill=\"{(isFirst ? "#a87800" : "currentColor")}\" stroke=\"#fff\" stroke-width=\"1.6\"/>";
        var number = Number.ToString(CultureInfo.InvariantCulture);
        return head + rings + "</g>" + bar
            + $"<text x=\"32\" y=\"36.5\" text-anchor=\"middle\" font-size=\"19\" font-weight=\"700\" fill=\"#22333b\">{number}</text></svg>";
    }

    private string Line()
    {
        if (Strand == Strand.End)
        {
            return "";
        }

        var pattern = Strand switch
        {
            Strand.Words => "tw-words",
            Strand.Apart => "tw-apart",
            _ => "tw-" + Quarter.ToString().ToLowerInvariant(),
        };
        return "<svg class=\"th__line\" width=\"64\" height=\"100%\" aria-hidden=\"true\" focusable=\"false\">"
            + $"<rect width=\"64\" height=\"100%\" fill=\"url(#{pattern})\"/></svg>";
    }
}
