using System.Globalization;
using System.Text.Json;
using Cylch.Rules;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Records.Delivery;

/// <summary>
/// The facts of a refusal as a JSON array, so that the sentence can be said later in either language: texts and whole numbers
/// as they are, days as <c>{"day":"2026-10-05"}</c>.
/// </summary>
public static class KeptRefusal
{
    private const string Day = "day";

    /// <exception cref="ArgumentException">A fact is of a kind that has no form here.</exception>
    public static string Facts(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return JsonSerializer.Serialize(refusal.Facts.Select(Kept));
    }

    public static Refusal Read(string code, string facts)
    {
        using var json = JsonDocument.Parse(facts);
        return new Refusal(code, [.. json.RootElement.EnumerateArray().Select(Fact)]);
    }

    private static object Kept(object fact) => fact switch
    {
        string or int or long => fact,
        LocalDate day => new Dictionary<string, string> { [Day] = LocalDatePattern.Iso.Format(day) },
        _ => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A fact of {fact.GetType().Name} cannot be kept."), nameof(fact)),
    };

    private static object Fact(JsonElement fact) => fact.ValueKind switch
    {
        JsonValueKind.Number => fact.GetInt64(),
        JsonValueKind.Object => LocalDatePattern.Iso.Parse(fact.GetProperty(Day).GetString()!).Value,
        _ => fact.GetString() ?? "",
    };
}
