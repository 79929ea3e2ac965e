using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>
/// How the facts of a period are kept with its run. The text is the same for the same facts whatever order they came in, so that its hash says
/// whether two runs were settled on the same.
/// </summary>
public static class RunFactsText
{
    private static readonly JsonSerializerOptions Options = WithSets();

    public static RunFacts Write(PeriodInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var text = JsonSerializer.SerializeToUtf8Bytes(InOrder(inputs), Options);
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            deflate.Write(text);
        }

        return new RunFacts { Content = packed.ToArray(), ContentHash = SHA256.HashData(text) };
    }

    /// <exception cref="InvalidDataException">The text is not the one its hash was taken of.</exception>
    public static PeriodInputs Read(RunFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        using var deflate = new DeflateStream(new MemoryStream(facts.Content), CompressionMode.Decompress);
        using var text = new MemoryStream();
        deflate.CopyTo(text);
        var bytes = text.ToArray();
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(facts.ContentHash))
        {
            throw new InvalidDataException($"The facts of run {facts.RunId} are not those its hash was taken of.");
        }

        return JsonSerializer.Deserialize<PeriodInputs>(bytes, Options) ?? throw new InvalidDataException("No facts are written there.");
    }

    private static PeriodInputs InOrder(PeriodInputs inputs) => inputs with
    {
        Packages =
        [
            .. inputs.Packages.OrderBy(package => package.PackageId)
                .Select(package => package with { Outcomes = [.. package.Outcomes.OrderBy(outcome => outcome.OutcomeId)] }),
        ],
        People = [.. inputs.People.OrderBy(person => person.PersonId)],
        Contract = inputs.Contract with { Indicators = [.. inputs.Contract.Indicators.OrderBy(figure => figure.TermNumber)] },
    };

    private static JsonSerializerOptions WithSets()
    {
        var options = new JsonSerializerOptions(RulesJson.Options);
        options.Converters.Add(new PeriodJson());
        options.Converters.Add(new NumbersJson());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>A period as <c>2026-04-06/7</c>.</summary>
    private sealed class PeriodJson : JsonConverter<PaymentPeriod>
    {
        public override PaymentPeriod Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = (reader.GetString() ?? "").Split('/');
            return parts is [var year, var number] && NodaTime.Text.LocalDatePattern.Iso.Parse(year) is { Success: true, Value: var start }
                && int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var period)
                ? new PaymentPeriod(start, period)
                : throw new JsonException("A period is written as 2026-04-06/7.");
        }

        public override void Write(Utf8JsonWriter writer, PaymentPeriod value, JsonSerializerOptions options) => writer.WriteStringValue(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{NodaTime.Text.LocalDatePattern.Iso.Format(value.YearStart)}/{value.Number}"));
    }

    /// <summary>A set of numbers, the lowest first.</summary>
    private sealed class NumbersJson : JsonConverter<IReadOnlySet<long>>
    {
        public override IReadOnlySet<long> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (JsonSerializer.Deserialize<List<long>>(ref reader, options) ?? []).ToHashSet();

        public override void Write(Utf8JsonWriter writer, IReadOnlySet<long> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var number in value.Order())
            {
                writer.WriteNumberValue(number);
            }

            writer.WriteEndArray();
        }
    }
}
