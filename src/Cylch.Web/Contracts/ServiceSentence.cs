using System.Globalization;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Web.Wording;

namespace Cylch.Web.Contracts;

/// <summary>The sentences of a term about the whole service: satisfaction, tiers, limits, visits missed and indicators.</summary>
internal static class ServiceSentence
{
    /// <summary>Null when the term is not one of these.</summary>
    public static IReadOnlyList<string>? Of(W words, PaymentTerm term) => term switch
    {
        SatisfactionShare share => [words["contracts.term.satisfaction", words.Say.ExactPercent(share.Share), words.Say.ExactPercent(share.LeastReplies)]],
        PeriodLimit limit => [words[$"contracts.term.period-limit.{limit.Above}", words.Say.ExactPercent(limit.Share)]],
        PaymentRange range => Range(words, range),
        PriceByTier price => Tiers(words, price),
        AttributionShare share =>
        [
            words["contracts.term.attribution", words.Say.ExactPercent(share.Deadweight), words.Say.ExactPercent(share.Attribution), words.Say.ExactPercent(share.Counted())],
        ],
        IndicatorDeduction deduction =>
        [
            words[
                $"contracts.term.indicator.{deduction.Better}", words.Either(deduction.Indicator.English, deduction.Indicator.Welsh),
                Figure(deduction.Mark), words.Say.ExactPercent(deduction.Share)],
        ],
        MissedVisitsDeduction missed => [words["contracts.term.missed-visits", words.Say.Money(missed.Pence), missed.FreePerThousand]],
        GainShare gain => Gain(words, gain),
        _ => null,
    };

    private static List<string> Range(W words, PaymentRange range)
    {
        var sentences = new List<string>();
        if (range.LeastPence is { } least)
        {
            sentences.Add(words[$"contracts.term.floor.{range.Over}", words.Say.Money(least)]);
        }

        if (range.MostPence is { } most)
        {
            sentences.Add(words[$"contracts.term.ceiling.{range.Over}", words.Say.Money(most)]);
        }

        return sentences;
    }

    private static List<string> Tiers(W words, PriceByTier price) =>
    [
        words[$"contracts.term.tier.{price.Over}", words.Say.Money(price.PencePerResult)],
        .. price.Tiers.OrderBy(tier => tier.From).Select(tier => tier.Pays == Share.None
            ? words["contracts.term.tier.nothing", words.Say.ExactPercent(tier.From)]
            : words["contracts.term.tier.from", words.Say.ExactPercent(tier.From), words.Say.ExactPercent(tier.Pays)]),
    ];

    private static List<string> Gain(W words, GainShare gain) =>
    [
        words[
            $"contracts.term.gain.{gain.Better}", words.Either(gain.Indicator.English, gain.Indicator.Welsh), Figure(gain.Baseline),
            Figure(gain.Corridor), words.Say.Money(gain.PencePerUnit), words.Say.ExactPercent(gain.GainPart)],
        words["contracts.term.gain.loss", words.Say.ExactPercent(gain.LossPart), words.Say.Money(gain.LimitPence)],
        words["contracts.term.gain.gates", words.Say.ExactPercent(gain.LeastReached)],
    ];

    // A figure in the indicator's own unit: a short decimal, or the fraction it is.
    private static string Figure(Share value)
    {
        var exact = (decimal)value.Numerator / value.Denominator;
        return exact * 10_000 % 1 == 0
            ? exact.ToString("#,0.####", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{value.Numerator}/{value.Denominator}");
    }
}
