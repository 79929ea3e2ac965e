using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Cylch.Web.Tests.Govuk;

/// <summary>Compares markup as a browser reads it: elements, attributes whatever their order, classes as a set, text without layout.</summary>
public static partial class SameMarkup
{
    /// <summary>The first difference in words; null when there is none.</summary>
    public static string? Difference(string expected, string actual)
    {
        var parser = new HtmlParser();
        var body = parser.ParseDocument("").Body!;
        return Compare([.. parser.ParseFragment(expected, body)], [.. parser.ParseFragment(actual, body)], "");
    }

    private static string? Compare(IReadOnlyList<INode> expected, IReadOnlyList<INode> actual, string path)
    {
        var wanted = Meaningful(expected);
        var got = Meaningful(actual);
        for (var at = 0; at < Math.Max(wanted.Count, got.Count); at++)
        {
            if (at >= wanted.Count || at >= got.Count)
            {
                return $"{path}: wanted {Show(wanted, at)}, got {Show(got, at)}";
            }

            var found = One(wanted[at], got[at], $"{path}/{wanted[at].NodeName.ToLowerInvariant()}[{at}]");
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static string? One(INode wanted, INode got, string path)
    {
        if (wanted.NodeName != got.NodeName)
        {
            return $"{path}: got <{got.NodeName.ToLowerInvariant()}>";
        }

        if (wanted is not IElement a || got is not IElement b)
        {
            var (said, written) = (Text(wanted), Text(got));
            return said == written ? null : $"{path}: wanted \"{said}\", got \"{written}\"";
        }

        var names = a.Attributes.Concat(b.Attributes).Select(x => x.Name).Distinct();
        foreach (var name in names)
        {
            var (want, have) = (Value(a, name), Value(b, name));
            if (want != have)
            {
                return $"{path} {name}: wanted {want ?? "none"}, got {have ?? "none"}";
            }
        }

        return a.LocalName == "textarea"
            ? a.TextContent == b.TextContent ? null : $"{path}: other text"
            : Compare([.. a.ChildNodes], [.. b.ChildNodes], path);
    }

    private static string? Value(IElement element, string name)
    {
        var value = element.GetAttribute(name);
        return name == "class" && value is not null ? string.Join(' ', element.ClassList.Order(StringComparer.Ordinal)) : value;
    }

    private static List<INode> Meaningful(IReadOnlyList<INode> nodes) =>
        [.. nodes.Where(n => n is IElement || (n is IText && Text(n).Length > 0))];

    private static string Text(INode node) => Spaces().Replace(node.TextContent, " ").Trim();

    private static string Show(List<INode> nodes, int at) =>
        at < nodes.Count ? nodes[at] is IElement e ? $"<{e.LocalName}>" : $"\"{Text(nodes[at])}\"" : "nothing";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
