using System.Text.Json;

namespace Cylch.Web.Tests.Govuk;

/// <summary>One example that govuk-frontend ships: options for its own template, and the markup that template gives.</summary>
public sealed record Fixture(string Name, JsonElement Options, string Html)
{
    public static IReadOnlyList<Fixture> Of(string component)
    {
        var name = $"{component}.fixtures";
        using var stream = typeof(Fixture).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"No fixtures: {name}");
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("fixtures").EnumerateArray().Select(f => new Fixture(
            f.GetProperty("name").GetString() ?? "",
            f.GetProperty("options").Clone(),
            f.GetProperty("html").GetString() ?? ""))];
    }
}
