using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Rules;

/// <summary>
/// How terms and the facts behind lines are written down. Strict in both directions: an unknown or missing field is an
/// error, because a field that is quietly dropped is a parameter that is quietly defaulted.
/// </summary>
public static class RulesJson
{
    public static JsonSerializerOptions Options { get; } = Strict();

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">The text is not what <see cref="Write{T}"/> writes for this type.</exception>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("Nothing is written there.");

    private static JsonSerializerOptions Strict()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            // PostgreSQL's jsonb does not keep the order of fields.
            AllowOutOfOrderMetadataProperties = true,
        };
        options.Converters.Add(new MoneyJson());
        options.Converters.Add(new ShareJson());
        options.Converters.Add(new DayJson());
        options.Converters.Add(new TimeJson());
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static string TextOf(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("Text was expected.");

    /// <summary>Whole pence, as a number.</summary>
    private sealed class MoneyJson : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Pence);
    }

    /// <summary>A fraction, as the text <c>3/50</c>.</summary>
    private sealed class ShareJson : JsonConverter<Share>
    {
        public override Share Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = TextOf(ref reader).Split('/');
            return parts.Length == 2
                && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numerator)
                && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
                && denominator > 0
                ? new Share(numerator, denominator)
                : throw new JsonException("A share is written as 3/50.");
        }

        public override void Write(Utf8JsonWriter writer, Share value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.Numerator}/{value.Denominator}"));
    }

    private sealed class DayJson : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(TextOf(ref reader)) is { Success: true } day
                ? day.Value
                : throw new JsonException("A day is written as 2026-03-01.");

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    private sealed class TimeJson : JsonConverter<LocalTime>
    {
        public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalTimePattern.GeneralIso.Parse(TextOf(ref reader)) is { Success: true } time
                ? time.Value
                : throw new JsonException("A time is written as 19:00:00.");

        public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalTimePattern.GeneralIso.Format(value));
    }
}
