using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Web.Charts;
using Cylch.Web.Contracts;
using Cylch.Web.Pages.Contracts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Says in words and pictures what tried terms would have done.</summary>
public sealed class WhatIfWords(
    W words, WhatIfResult result, PaymentScheme scheme, IReadOnlyDictionary<long, (string En, string Cy)> providers, IReadOnlyDictionary<string, (string En, string Cy)> zones)
{
    private const int ReasonsSaid = 2;

    public string Provider(WhatIfProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return providers.TryGetValue(provider.ProviderId, out var name) ? words.Either(name.En, name.Cy) : "";
    }

    /// <summary>"Term 2, share: 8% to 10%".</summary>
    public string Change(TriedField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var term = TermSentence.Kind(words, scheme.Numbered(field.Field.TermNumber)!);
        return words["settlement.what-if.change", field.Field.TermNumber, term, words["contracts.field." + field.Field.Label], Said(field, field.Field.Value), Said(field, field.Typed)];
    }

    public string Said(TriedField field, string number) => Say(words, field, number);

    /// <summary>A number as its field has it, with its unit.</summary>
    public static string Say(W words, TriedField field, string number)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(field);
        return field.Field.Kind switch
        {
            TermFieldKind.Pounds when TermField.Read(TermFieldKind.Pounds, number) is { } pence => words.Say.Money(pence),
            TermFieldKind.Percent => number.TrimEnd('%') + "%",
            _ => number,
        };
    }

    /// <summary>The total, and how far it is from what was paid.</summary>
    public string Total()
    {
        var difference = result.WouldPence - result.WasPence;
        return difference switch
        {
            0 when result.Changes.Count == 0 => words["settlement.what-if.total-unchanged", words.Say.Money(result.WasPence)],
            0 => words["settlement.what-if.total-same", words.Say.Money(result.WouldPence)],
            > 0 => words["settlement.what-if.total-more", words.Say.Money(result.WouldPence), words.Say.Money(difference), Percent(difference, result.WasPence)],
            _ => words["settlement.what-if.total-less", words.Say.Money(result.WouldPence), words.Say.Money(-difference), Percent(-difference, result.WasPence)],
        };
    }

    public string GainAndLose()
    {
        var (gain, lose) = (result.Providers.Count(provider => provider.Row.DifferencePence > 0), result.Providers.Count(provider => provider.Row.DifferencePence < 0));
        return words["settlement.what-if.gain-lose", words.Count("settlement.what-if.gain", gain), words.Count("settlement.what-if.lose", lose)];
    }

    /// <summary>The changes that move a provider's money most, each with its amount.</summary>
    public string Why(WhatIfProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        var most = result.Changes.Zip(provider.Effects).Where(pair => pair.Second != 0).OrderByDescending(pair => Math.Abs(pair.Second)).Take(ReasonsSaid);
        return string.Join(' ', most.Select(pair => words[pair.Second > 0 ? "settlement.what-if.why-adds" : "settlement.what-if.why-takes", Change(pair.First), words.Say.Money(Math.Abs(pair.Second))]));
    }

    /// <summary>Of every £100 paid, what depended on results.</summary>
    public string OfEachHundred(long dependentPence, long pence) =>
        pence <= 0 ? "–" : words.Say.Money(Rounding.HalfUp((System.Numerics.BigInteger)dependentPence * 100_00, pence));

    /// <summary>How a group is called; null is what is tied to none.</summary>
    public string Group(string kind, string? key) => key is null ? words["settlement.what-if.group-none." + kind]
        : kind == "zone" ? zones.TryGetValue(key, out var zone) ? words.Either(zone.En, zone.Cy) : key
        : kind == "kind" ? words["settlement.what-if.kind." + key]
        : words["settlement.what-if.band", key];

    public DumbbellChart ByProvider() => new()
    {
        Id = "by-provider",
        Title = words["settlement.what-if.providers"],
        Sentence = GainAndLose(),
        Texts = ChartTexts.From(words),
        RowHeading = words["settlement.what-if.provider"],
        ScaleHeading = words[ByHour ? "settlement.what-if.an-hour" : "settlement.what-if.altogether"],
        WasHeading = words["settlement.what-if.was"],
        WouldHeading = words["settlement.what-if.would"],
        DifferenceHeading = words["settlement.what-if.difference"],
        TotalLabel = result.Providers.Count > 1 ? words["settlement.what-if.total"] : null,
        Note = words[ByHour ? "settlement.what-if.scale-hour" : "settlement.what-if.scale"],
        Rows = [.. result.Providers.Select(Row)],
    };

    private bool ByHour => result.Providers.All(provider => provider.Minutes > 0);

    private DumbbellRow Row(WhatIfProvider provider) => new(Provider(provider), new Money(provider.Row.WasPence), new Money(provider.Row.WouldPence))
    {
        Detail = words.Count("settlement.what-if.people", provider.Row.People),
        At = ByHour ? (AnHour(provider.Row.WasPence, provider.Minutes), AnHour(provider.Row.WouldPence, provider.Minutes)) : null,
    };

    private static decimal AnHour(long pence, long minutes) => pence * 60m / minutes / 100;

    private string Percent(long difference, long of) => of <= 0 ? "–"
        : string.Create(words.Language.Culture, $"{decimal.Round(difference * 100m / of, 1, MidpointRounding.AwayFromZero):0.0}%");
}
