using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Tests.Govuk;

/// <summary>Runs a tag helper as Razor would, with what stands inside its tag and the attributes written on it.</summary>
public static class Drawn
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Task<string> AsHtml(TagHelper helper, IHtmlContent? inside = null, IReadOnlyDictionary<string, string>? attributes = null, string? classes = null) =>
        AsHtmlWith(helper, _ => Task.FromResult(inside), attributes, classes);

    public static async Task<string> AsHtmlWith(
        TagHelper helper,
        Func<IDictionary<object, object>, Task<IHtmlContent?>> inside,
        IReadOnlyDictionary<string, string>? attributes = null,
        string? classes = null,
        IDictionary<object, object>? items = null)
    {
        var given = new TagHelperAttributeList((attributes ?? new Dictionary<string, string>()).Select(a => new TagHelperAttribute(a.Key, a.Value)));
        if (!string.IsNullOrEmpty(classes))
        {
            given.Add("class", classes);
        }

        var context = new TagHelperContext("tag", given, items ?? new Dictionary<object, object>(), "unique");
        helper.Init(context);
        var output = new TagHelperOutput("tag", given, async (_, _) =>
        {
            var content = new DefaultTagHelperContent();
            if (await inside(context.Items) is { } html)
            {
                content.SetHtmlContent(html);
            }

            return content;
        });
        await helper.ProcessAsync(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, Encoder);
        return writer.ToString();
    }
}
