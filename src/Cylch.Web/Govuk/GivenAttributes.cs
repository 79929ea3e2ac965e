using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>The attributes a page writes on a tag that the helper does not know itself: they go onto the element that matters.</summary>
public sealed class GivenAttributes
{
    private readonly List<KeyValuePair<string, string>> rest = [];

    private GivenAttributes(TagHelperAttributeList attributes)
    {
        foreach (var attribute in attributes)
        {
            var value = Plain(attribute.Value);
            if (attribute.Name.Equals("class", StringComparison.OrdinalIgnoreCase))
            {
                Class = value;
            }
            else
            {
                rest.Add(new(attribute.Name, value));
            }
        }
    }

    public static GivenAttributes None { get; } = new([]);

    public string? Class { get; }

    internal static GivenAttributes From(TagHelperAttributeList attributes) =>
        attributes.Count == 0 ? None : new GivenAttributes(attributes);

    public string? this[string name] =>
        rest.Find(a => a.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Adds them all to the element; what the page wrote wins over what the helper wrote.</summary>
    internal TagBuilder Onto(TagBuilder tag)
    {
        if (Class is not null)
        {
            tag.Attributes["class"] = Markup.Spaced(tag.Attributes.TryGetValue("class", out var own) ? own : null, Class);
        }

        foreach (var (name, value) in rest)
        {
            tag.Attributes[name] = value;
        }

        return tag;
    }

    /// <summary>Razor hands over what stands in the page already encoded; it is encoded again when written, so it is decoded here.</summary>
    private static string Plain(object? value)
    {
        if (value is not IHtmlContent html)
        {
            return value?.ToString() ?? "";
        }

        using var writer = new StringWriter();
        html.WriteTo(writer, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(writer.ToString());
    }
}
