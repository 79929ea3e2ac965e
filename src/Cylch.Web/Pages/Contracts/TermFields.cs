using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Web.Pages.Contracts;

/// <summary>The numbers of a scheme that a new version may change, and the terms with changed numbers.</summary>
internal static class TermFields
{
    public static IEnumerable<TermField> Of(PaymentScheme scheme, LocalDate on) => scheme.Terms.SelectMany(term => Of(term, on));

    /// <param name="values">By key of the field, as <see cref="TermField.Read"/> gives them; null for a rate left empty.</param>
    public static IReadOnlyList<PaymentTerm> Changed(PaymentScheme scheme, LocalDate from, LocalDate ratesUntil, IReadOnlyDictionary<string, long?> values) =>
        [.. scheme.Terms.Select(term => Changed(term, from, ratesUntil, new TypedNumbers(term.Number, values)))];

    private static IEnumerable<TermField> Of(PaymentTerm term, LocalDate on) => term switch
    {
        TimeAtRate time => time.Bands.Distinct().Order().Select(band => TermField.Pounds(term.Number, "rate." + band, time.PenceAnHour(band, on))),
        BlockPayment block => [TermField.Pounds(term.Number, "annual", block.AnnualPence)],
        HoldForOutcomes hold => [TermField.Percent(term.Number, "share", hold.Share)],
        ReleaseOnVerified release =>
        [
            TermField.Percent(term.Number, "reached", release.ReachedShare), TermField.Percent(term.Number, "part", release.PartShare),
            TermField.Percent(term.Number, "part-from", release.PartFrom), TermField.Whole(term.Number, "tolerance", release.MaintenanceTolerancePoints),
        ],
        NeutralEndings neutral => [TermField.Whole(term.Number, "hospital-days", neutral.HospitalFromDays)],
        PricePerPoint price => [TermField.Pounds(term.Number, "point", price.PencePerPoint)],
        PriceForMaintaining price => [TermField.Pounds(term.Number, "price", price.Pence), TermField.Whole(term.Number, "tolerance", price.PointsBelow)],
        PriceForProcess price => [TermField.Pounds(term.Number, "price", price.Pence)],
        PriceByResult price =>
        [
            TermField.Pounds(term.Number, "achieved", price.AchievedPence), TermField.Pounds(term.Number, "partly", price.PartlyPence),
            TermField.Pounds(term.Number, "maintained", price.MaintainedPence), TermField.Pounds(term.Number, "slipped", price.SlippedPence),
        ],
        OutcomeCap cap => [TermField.Pounds(term.Number, "cap", cap.CapPence)],
        PersonYearCap cap => [TermField.Pounds(term.Number, "cap", cap.CapPence)],
        ContractYearCap cap => [TermField.Pounds(term.Number, "cap", cap.CapPence)],
        UpFrontShare upFront => [TermField.Percent(term.Number, "share", upFront.Share)],
        BalanceOnConfirmation balance => [TermField.Whole(term.Number, "tolerance", balance.MaintenanceTolerancePoints)],
        MissedDeduction missed => [TermField.Pounds(term.Number, "price", missed.Pence), TermField.Whole(term.Number, "tolerance", missed.MaintenanceTolerancePoints)],
        IndependenceReward reward => [TermField.Pounds(term.Number, "price", reward.Pence)],
        _ => ServiceTermFields.Of(term),
    };

    private static PaymentTerm Changed(PaymentTerm term, LocalDate from, LocalDate ratesUntil, TypedNumbers n) => term switch
    {
        TimeAtRate time => Rates(time, from, ratesUntil, n),
        BlockPayment block => block with { AnnualPence = n["annual"] },
        HoldForOutcomes hold => hold with { Share = n.Share("share") },
        ReleaseOnVerified release => release with
        {
            ReachedShare = n.Share("reached"), PartShare = n.Share("part"), PartFrom = n.Share("part-from"), MaintenanceTolerancePoints = (int)n["tolerance"],
        },
        NeutralEndings neutral => neutral with { HospitalFromDays = (int)n["hospital-days"] },
        PricePerPoint price => price with { PencePerPoint = n["point"] },
        PriceForMaintaining price => price with { Pence = n["price"], PointsBelow = (int)n["tolerance"] },
        PriceForProcess price => price with { Pence = n["price"] },
        PriceByResult price => price with
        {
            AchievedPence = n["achieved"], PartlyPence = n["partly"], MaintainedPence = n["maintained"], SlippedPence = n["slipped"],
        },
        OutcomeCap cap => cap with { CapPence = n["cap"] },
        PersonYearCap cap => cap with { CapPence = n["cap"] },
        ContractYearCap cap => cap with { CapPence = n["cap"] },
        UpFrontShare upFront => upFront with { Share = n.Share("share") },
        BalanceOnConfirmation balance => balance with { MaintenanceTolerancePoints = (int)n["tolerance"] },
        MissedDeduction missed => missed with { Pence = n["price"], MaintenanceTolerancePoints = (int)n["tolerance"] },
        IndependenceReward reward => reward with { Pence = n["price"] },
        _ => ServiceTermFields.Changed(term, n),
    };

    // The table starts afresh with the version; a band whose rate is left empty has none, and saving says so by name.
    private static TimeAtRate Rates(TimeAtRate time, LocalDate from, LocalDate ratesUntil, TypedNumbers n) => time with
    {
        Rates = [.. time.Bands.Distinct().Order().Where(band => n.Find("rate." + band) is not null)
            .Select(band => new HourlyRate(band, from, n["rate." + band]))],
        RatesUntil = ratesUntil,
    };
}
