using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Web.Charts;
using Cylch.Web.Contracts;
using Cylch.Web.Pages.Contracts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Says in words and pictures what tried terms would have done.</summary>
public sealed class WhatIfWords(
    W w, WhatIfResult result, PaymentScheme scheme, IReadOnlyDictionary<long, (string En, string Cy)> providers, IReadOnlyDictionary<string, (string En, string Cy)> zones)
{
    private const int ReasonsSaid = 2;

    public string Provider(WhatIfProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return providers.TryGetValue(provider.ProviderId, out var name) ? w.Either(name.En, name.Cy) : "";
    }

    /// <summary>"Term 2, share: 8% to 10%".</summary>
    public string Change(TriedField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var term = TermSentence.Kind(w, scheme.Numbered(field.Field.TermNumber)!);
        return w["settlement.what-if.change", field.Field.TermNumber, term, w["contracts.field." + field.Field.Label], Said(field, field.Field.Value), Said(field, field.Typed)];
    }

    public string Said(TriedField field, string number) => Say(w, field, number);

    /// <summary>A number as its field has it, with its unit.</summary>
    public static string Say(W w, TriedField field, string number)
    {
        ArgumentNullException.ThrowIfNull(w);
        ArgumentNullException.ThrowIfNull(field);
        return field.Field.Kind switch
        {
            TermFieldKind.Pounds when TermField.Read(TermFieldKind.Pounds, number) is { } pence => w.Say.Money(pence),
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
            0 when result.Changes.Count == 0 => w["settlement.what-if.total-unchanged", w.Say.Money(result.WasPence)],
            0 => w["settlement.what-if.total-same", w.Say.Money(result.WouldPence)],
            > 0 => w["settlement.what-if.total-more", w.Say.Money(result.WouldPence), w.Say.Money(difference), Percent(difference, result.WasPence)],
            _ => w["settlement.what-if.total-less", w.Say.Money(result.WouldPence), w.Say.Money(-difference), Percent(-difference, result.WasPence)],
        };
    }

    public string GainAndLose()
    {
        var (gain, lose) = (result.Providers.Count(provider => provider.Row.DifferencePence > 0), result.Providers.Count(provider => provider.Row.DifferencePence < 0));
        return w["settlement.what-if.gain-lose", w.Count("settlement.what-if.gain", gain), w.Count("settlement.what-if.lose", lose)];
    }

    /// <summary>The changes that move a provider's money most, each with its amount.</summary>
    public string Why(WhatIfProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        var most = result.Changes.Zip(provider.Effects).Where(pair => pair.Second != 0).OrderByDescending(pair => Math.Abs(pair.Second)).Take(ReasonsSaid);
        return string.Join(' ', most.Select(pair => w[pair.Second > 0 ? "settlement.what-if.why-adds" : "settlement.what-if.why-takes", Change(pair.First), w.Say.Money(Math.Abs(pair.Second))]));
    }

    /// <summary>Of every £100 paid, what depended on results.</summary>
    public string OfEachHundred(long dependentPence, long pence) =>
        pence <= 0 ? "–" : w.Say.Money(Rounding.HalfUp((System.Numerics.BigInteger)dependentPence * 100_00, pence));

    /// <summary>How a group is called; null is what is tied to none.</summary>
    public string Group(string kind, string? key) => key is null ? w["settlement.what-if.group-none." + kind]
        : kind == "zone" ? zones.TryGetValue(key, out var zone) ? w.Either(zone.En, zone.Cy) : key
        : kind == "kind" ? w["settlement.what-if.kind." + key]
        : w["settlement.what-if.band", key];

    public DumbbellChart ByProvider() => new()
    {
        Id = "by-provider",
        Title = w["settlement.what-if.providers"],
        Sentence = GainAndLose(),
        Texts = ChartTexts.From(w),
        RowHeading = w["settlement.what-if.provider"],
        ScaleHeading = w[ByHour ? "settlement.what-if.an-hour" : "settlement.what-if.altogether"],
        WasHeading = w["settlement.what-if.was"],
        WouldHeading = w["settlement.what-if.would"],
        DifferenceHeading = w["settlement.what-if.difference"],
        TotalLabel = result.Providers.Count > 1 ? w["settlement.what-if.total"] : null,
        Note = w[ByHour ? "settlement.what-if.scale-hour" : "settlement.what-if.scale"],
        Rows = [.. result.Providers.Select(Row)],
    };

    private bool ByHour => result.Providers.All(provider => provider.Minutes > 0);

    private DumbbellRow Row(WhatIfProvider provider) => new(Provider(provider), new Money(provider.Row.WasPence), new Money(provider.Row.WouldPence))
    {
        Detail = w.Count("settlement.what-if.people", provider.Row.People),
        At = ByHour ? (AnHour(provider.Row.WasPence, provider.Minutes), AnHour(provider.Row.WouldPence, provider.Minutes)) : null,
    };

    private static decimal AnHour(long pence, long minutes) => pence * 60m / minutes / 100;

    private string Percent(long difference, long of) => of <= 0 ? "–"
        : string.Create(w.Language.Culture, $"{decimal.Round(difference * 100m / of, 1, MidpointRounding.AwayFromZero):0.0}%");
}
