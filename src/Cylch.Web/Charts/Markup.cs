using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Cylch.Web.Charts;

/// <summary>Writes elements; every text and attribute is encoded, and what a strict content policy forbids cannot be written.</summary>
internal sealed class Markup : IHtmlContent
{
    // Welsh letters stand as themselves: ŵ, not &#x175;.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    public Markup Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(element, attributes);
        _html.Append('>');
        return this;
    }

    public Markup Close(string element)
    {
        _html.Append("</").Append(element).Append('>');
        return this;
    }

    /// <summary>An element with nothing in it, as SVG shapes are.</summary>
    public Markup Shape(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(element, attributes);
        _html.Append("/>");
        return this;
    }

    public Markup Text(string text)
    {
        _html.Append(Encoder.Encode(text));
        return this;
    }

    public Markup Whole(string element, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(element, attributes).Text(text).Close(element);

    /// <summary>Words for those who do not see the layout that makes them plain.</summary>
    public Markup Unseen(string text) => Whole("span", text, ("class", "govuk-visually-hidden"));

    public static string Percent(double value) => Number(value) + "%";

    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    public override string ToString() => _html.ToString();

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(_html.ToString());

    private void Start(string element, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _html.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (name == "style" || name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"The content policy forbids the attribute {name}.", nameof(attributes));
            }
            if (value is not null)
            {
                _html.Append(' ').Append(name).Append("=\"").Append(Encoder.Encode(value)).Append('"');
            }
        }
    }
}
