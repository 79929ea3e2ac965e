using System.Globalization;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Web.Wording;

namespace Cylch.Web.Contracts;

/// <summary>The sentence of a term that prices results, with or without complexity bands.</summary>
internal static class PriceSentence
{
    public static string Of(W words, PaymentTerm term) => term switch
    {
        PricePerPoint price => words[
            $"contracts.term.points.{Form(price.Weights)}", [words.Say.Money(price.PencePerPoint), .. Weights(price.Weights)]],
        PriceForMaintaining price => words.Count(
            $"contracts.term.maintaining.{Form(price.Weights)}", price.PointsBelow, [words.Say.Money(price.Pence), .. Weights(price.Weights)]),
        PriceForProcess price => words[
            $"contracts.term.process.{Form(price.Weights)}", [words.Say.Money(price.Pence), .. Weights(price.Weights)]],
        PriceByResult price => words[
            $"contracts.term.by-result.{Form(price.Weights)}.{price.Kind}",
            [
                words.Say.Money(price.AchievedPence), words.Say.Money(price.PartlyPence), words.Say.Money(price.MaintainedPence),
                words.Say.Money(price.SlippedPence), .. Weights(price.Weights),
            ]],
        _ => throw new InvalidOperationException($"There is no sentence for {term.GetType().Name}."),
    };

    internal static string Form(BandWeights weights) => weights == BandWeights.Same ? "same" : "weighted";

    internal static object?[] Weights(BandWeights weights) => [Factor(weights.A), Factor(weights.B), Factor(weights.C)];

    // 23/20 is said as 1.15; a weight that is no short decimal is said as the fraction it is.
    private static string Factor(Share weight)
    {
        var exact = (decimal)weight.Numerator / weight.Denominator;
        return exact * 10_000 % 1 == 0
            ? exact.ToString("0.00##", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{weight.Numerator}/{weight.Denominator}");
    }
}
