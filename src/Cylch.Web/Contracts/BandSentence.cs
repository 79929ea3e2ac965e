using System.Globalization;
using Cylch.Rules.Contracts;
using Cylch.Web.Wording;

namespace Cylch.Web.Contracts;

/// <summary>The sentences of a term by group, band of people, weeks, index or average.</summary>
internal static class BandSentence
{
    /// <summary>Null when the term is not one of these.</summary>
    public static IReadOnlyList<string>? Of(W words, PaymentTerm term) => term switch
    {
        PriceByGroup price => Groups(words, price),
        PriceWhenSustained price =>
        [
            words.Count(
                $"contracts.term.sustained.{PriceSentence.Form(price.Weights)}", price.Weeks,
                [words.Say.Money(price.Pence), .. PriceSentence.Weights(price.Weights)]),
        ],
        CapitationByBand capitation =>
        [
            words["contracts.term.capitation"],
            .. capitation.Bands.Select(band => words["contracts.term.capitation.each", AtTheStart(words, band.Name), words.Say.Money(band.AnnualPence)]),
        ],
        Indexation index =>
        [
            words.Count(
                "contracts.term.index", index.OfTerms.Count,
                string.Join(", ", index.OfTerms.Order().Select(number => number.ToString(CultureInfo.InvariantCulture))),
                words.Say.Date(index.From), Name(words, index.Index), words.Say.ExactPercent(index.Part)),
        ],
        Smoothing smoothing => [words[$"contracts.term.smoothing.{smoothing.SquaredUp}", words.Say.Money(smoothing.PencePerPeriod)]],
        _ => null,
    };

    private static List<string> Groups(W words, PriceByGroup price) =>
    [
        words[$"contracts.term.group.{PriceSentence.Form(price.Weights)}.{price.Kind}", PriceSentence.Weights(price.Weights)],
        .. price.Groups.Select(group => words[
            "contracts.term.group.each", AtTheStart(words, group.Name),
            string.Join(", ", group.Areas.Order().Select(area => words.Of("outcomes.well-being-area", area))), words.Say.Money(group.Pence)]),
    ];

    // A sentence begins with it.
    private static string AtTheStart(W words, IndicatorName name) => Name(words, name) is { Length: > 0 } text
        ? char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..]
        : "";

    private static string Name(W words, IndicatorName name) => words.Either(name.English, name.Welsh);
}
