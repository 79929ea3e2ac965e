using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace Cylch.Web.Tests.Govuk;

/// <summary>
/// The options of one fixture, which remembers what was asked for: an option nobody asked for is one the tag helper does not know, and
/// the fixture must then be named as unsupported rather than pass by luck.
/// </summary>
public sealed class FixtureOptions
{
    private readonly JsonElement element;
    private readonly string path;
    private readonly HashSet<string> read;

    private FixtureOptions(JsonElement element, string path, HashSet<string> read)
    {
        this.element = element;
        this.path = path;
        this.read = read;
    }

    public FixtureOptions(JsonElement element)
        : this(element, "", [])
    {
    }

    public bool Has(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var v) && v.ValueKind != JsonValueKind.Null;

    public string? Text(string name) => Find(name) is { } v && v.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)
        ? v.ValueKind == JsonValueKind.String ? v.GetString() : v.GetRawText()
        : null;

    /// <summary>The same, where false too is a value to send.</summary>
    public string? Value(string name) => Text(name) ?? (Flag(name) == false ? "false" : null);

    public bool? Flag(string name) => Find(name) is { } v ? v.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    }
    : null;

    public int? Number(string name) => Text(name) is { } t && int.TryParse(t, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : null;

    public IHtmlContent? Html(string name = "html") => Text(name) is { Length: > 0 } html ? new HtmlString(html) : null;

    /// <summary>A part of the options; one without the fixture's having it reads as empty.</summary>
    public FixtureOptions Part(string name) => new(Find(name) ?? default, Path(name), read);

    public IReadOnlyList<FixtureOptions> List(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Array } list)
        {
            return [];
        }

        return [.. list.EnumerateArray().Select((e, at) => new FixtureOptions(e, $"{Path(name)}[{at}]", read)).Where(o => o.IsSomething)];
    }

    public IReadOnlyList<FixtureOptions> Elements() => element.ValueKind != JsonValueKind.Array
        ? []
        : [.. element.EnumerateArray().Select((e, at) => new FixtureOptions(e, $"{path}[{at}]", read))];

    public IReadOnlyList<string> Texts(string name) => [.. List(name).Select(o => o.Self())];

    /// <summary>Attributes as plain pairs; in any other form they stay unread, so the fixture counts as unsupported.</summary>
    public Dictionary<string, string> Attributes(string name = "attributes")
    {
        if (!Has(name) || element.GetProperty(name) is not { ValueKind: JsonValueKind.Object } pairs
            || pairs.EnumerateObject().Any(p => p.Value.ValueKind == JsonValueKind.Object))
        {
            return [];
        }

        read.Add(Path(name));
        return pairs.EnumerateObject().ToDictionary(
            p => p.Name, p => p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString() ?? "" : p.Value.GetRawText());
    }

    public IReadOnlyList<string> Unread() => [.. Leaves(element, path).Where(p => !read.Any(r => p == r || (p.StartsWith(r, StringComparison.Ordinal) && p[r.Length] is '.' or '[' && IsWhole(r))))];

    private bool IsSomething => element.ValueKind is not (JsonValueKind.Null or JsonValueKind.False or JsonValueKind.Undefined)
        && !(element.ValueKind == JsonValueKind.String && element.GetString() == "");

    private static bool IsWhole(string readPath) => readPath.EndsWith("attributes", StringComparison.OrdinalIgnoreCase);

    private string Self()
    {
        read.Add(path);
        return element.ValueKind == JsonValueKind.String ? element.GetString() ?? "" : element.GetRawText();
    }

    private JsonElement? Find(string name)
    {
        read.Add(Path(name));
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
    }

    private string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static IEnumerable<string> Leaves(JsonElement at, string path) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}")),
        JsonValueKind.Array => at.EnumerateArray().SelectMany((e, n) => Leaves(e, $"{path}[{n}]")),
        JsonValueKind.Null or JsonValueKind.False => [],
        JsonValueKind.String when at.GetString() == "" => [],
        _ => [path],
    };
}
