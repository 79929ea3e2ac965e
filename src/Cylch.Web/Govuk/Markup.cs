using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Cylch.Web.Govuk;

/// <summary>The one place where elements are written. Everything given as text is encoded on the way out.</summary>
internal static class Markup
{
    private static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    public static TagBuilder Tag(string name, string? classes = null, params ReadOnlySpan<IHtmlContent?> inside)
    {
        var tag = new TagBuilder(name);
        if (name is "input")
        {
            tag.TagRenderMode = TagRenderMode.StartTag;
        }

        return tag.With("class", classes).Holding(inside);
    }

    /// <summary>Sets an attribute; null leaves it off, so that callers need not ask.</summary>
    public static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null)
        {
            tag.Attributes[attribute] = value;
        }

        return tag;
    }

    public static TagBuilder Flag(this TagBuilder tag, string attribute, bool on) => tag.With(attribute, on ? "" : null);

    public static TagBuilder WithAll(this TagBuilder tag, IReadOnlyDictionary<string, string>? attributes)
    {
        foreach (var (name, value) in attributes ?? new Dictionary<string, string>())
        {
            tag.Attributes[name] = value;
        }

        return tag;
    }

    public static TagBuilder Holding(this TagBuilder tag, params ReadOnlySpan<IHtmlContent?> inside)
    {
        foreach (var content in inside)
        {
            if (content is not null)
            {
                tag.InnerHtml.AppendHtml(content);
            }
        }

        return tag;
    }

    /// <summary>Content that is markup where there is some, else the text, encoded; null when there is neither.</summary>
    public static IHtmlContent? Words(string? text, IHtmlContent? html = null) =>
        html ?? (string.IsNullOrEmpty(text) ? null : new HtmlContentBuilder().Append(text));

    [return: NotNullIfNotNull(nameof(first))]
    public static string? Spaced(string? first, params ReadOnlySpan<string?> others)
    {
        var all = first;
        foreach (var other in others)
        {
            if (!string.IsNullOrEmpty(other))
            {
                all = string.IsNullOrEmpty(all) ? other : $"{all} {other}";
            }
        }

        return all;
    }

    public static IHtmlContent All(params ReadOnlySpan<IHtmlContent?> parts)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in parts)
        {
            if (part is not null)
            {
                all.AppendHtml(part);
            }
        }

        return all;
    }

    /// <summary>Content as written now: what stands inside a tag is only lent while that tag is processed.</summary>
    public static IHtmlContent? Kept(IHtmlContent? content)
    {
        if (content is null)
        {
            return null;
        }

        using var writer = new StringWriter();
        content.WriteTo(writer, Letters);
        return new HtmlString(writer.ToString());
    }

    [return: NotNullIfNotNull(nameof(text))]
    public static TagBuilder? Hidden(string? text) => text is null ? null : Tag("span", "govuk-visually-hidden", Words(text));
}
