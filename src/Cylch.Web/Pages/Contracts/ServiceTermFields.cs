using Cylch.Rules.Contracts;

namespace Cylch.Web.Pages.Contracts;

/// <summary>The numbers of a term about the whole service, and the term with changed numbers.</summary>
internal static class ServiceTermFields
{
    public static IEnumerable<TermField> Of(PaymentTerm term) => term switch
    {
        SatisfactionShare share => [TermField.Percent(term.Number, "share", share.Share), TermField.Percent(term.Number, "least-replies", share.LeastReplies)],
        PeriodLimit limit => [TermField.Percent(term.Number, "share", limit.Share)],
        PaymentRange range =>
        [
            .. range.LeastPence is { } least ? new[] { TermField.Pounds(term.Number, "floor", least) } : [],
            .. range.MostPence is { } most ? new[] { TermField.Pounds(term.Number, "ceiling", most) } : [],
        ],
        PriceByTier price =>
        [
            TermField.Pounds(term.Number, "each-reached", price.PencePerResult),
            .. price.Tiers.OrderBy(tier => tier.From).SelectMany((tier, place) => new[]
            {
                TermField.Percent(term.Number, Place("tier-from", place), tier.From), TermField.Percent(term.Number, Place("tier-pays", place), tier.Pays),
            }),
        ],
        AttributionShare share => [TermField.Percent(term.Number, "deadweight", share.Deadweight), TermField.Percent(term.Number, "attribution", share.Attribution)],
        IndicatorDeduction deduction => [TermField.Figure(term.Number, "mark", deduction.Mark), TermField.Percent(term.Number, "share", deduction.Share)],
        MissedVisitsDeduction missed => [TermField.Pounds(term.Number, "price", missed.Pence), TermField.Whole(term.Number, "free-visits", missed.FreePerThousand)],
        GainShare gain =>
        [
            TermField.Figure(term.Number, "start", gain.Baseline), TermField.Figure(term.Number, "corridor", gain.Corridor),
            TermField.Pounds(term.Number, "each-unit", gain.PencePerUnit), TermField.Percent(term.Number, "gain", gain.GainPart),
            TermField.Percent(term.Number, "loss", gain.LossPart), TermField.Percent(term.Number, "gate", gain.LeastReached),
            TermField.Pounds(term.Number, "cap", gain.LimitPence),
        ],
        PriceByGroup price => price.Groups.Select((group, place) => TermField.Pounds(term.Number, Place("group-price", place), group.Pence)),
        PriceWhenSustained price => [TermField.Whole(term.Number, "weeks", price.Weeks), TermField.Pounds(term.Number, "price", price.Pence)],
        CapitationByBand capitation =>
            capitation.Bands.Select((band, place) => TermField.Pounds(term.Number, Place("band-price", place), band.AnnualPence)),
        Indexation index => [TermField.Percent(term.Number, "index-part", index.Part)],
        Smoothing smoothing => [TermField.Pounds(term.Number, "on-account", smoothing.PencePerPeriod)],
        _ => [],
    };

    public static PaymentTerm Changed(PaymentTerm term, TypedNumbers n) => term switch
    {
        SatisfactionShare share => share with { Share = n.Share("share"), LeastReplies = n.Share("least-replies") },
        PeriodLimit limit => limit with { Share = n.Share("share") },
        PaymentRange range => range with
        {
            LeastPence = range.LeastPence is null ? null : n["floor"], MostPence = range.MostPence is null ? null : n["ceiling"],
        },
        PriceByTier price => price with
        {
            PencePerResult = n["each-reached"],
            Tiers = [.. price.Tiers.Select((_, place) => new Tier(n.Share(Place("tier-from", place)), n.Share(Place("tier-pays", place))))],
        },
        AttributionShare share => share with { Deadweight = n.Share("deadweight"), Attribution = n.Share("attribution") },
        IndicatorDeduction deduction => deduction with { Mark = n.Figure("mark"), Share = n.Share("share") },
        MissedVisitsDeduction missed => missed with { Pence = n["price"], FreePerThousand = (int)n["free-visits"] },
        GainShare gain => gain with
        {
            Baseline = n.Figure("start"), Corridor = n.Figure("corridor"), PencePerUnit = n["each-unit"], GainPart = n.Share("gain"),
            LossPart = n.Share("loss"), LeastReached = n.Share("gate"), LimitPence = n["cap"],
        },
        PriceByGroup price => price with { Groups = [.. price.Groups.Select((group, place) => group with { Pence = n[Place("group-price", place)] })] },
        PriceWhenSustained price => price with { Weeks = (int)n["weeks"], Pence = n["price"] },
        CapitationByBand capitation => capitation with
        {
            Bands = [.. capitation.Bands.Select((band, place) => band with { AnnualPence = n[Place("band-price", place)] })],
        },
        Indexation index => index with { Part = n.Share("index-part") },
        Smoothing smoothing => smoothing with { PencePerPeriod = n["on-account"] },
        _ => term,
    };

    // Tiers have no names: the first, the second, as they stand in order.
    private static string Place(string label, int place) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{label}.{place + 1}");
}
