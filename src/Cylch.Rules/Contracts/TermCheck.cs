using Cylch.Rules.Outcomes;

namespace Cylch.Rules.Contracts;

/// <summary>Whether the parameters of one term are within their ranges.</summary>
internal static class TermCheck
{
    public static IEnumerable<Refusal> Parameters(PaymentTerm term) => Number(term).Concat(term switch
    {
        TimeAtRate time => RateCheck.Table(time),
        BlockPayment block => Block(block),
        HoldForOutcomes hold => Shares(term, hold.Share),
        ReleaseOnVerified release => Release(release),
        NeutralEndings neutral => neutral.HospitalFromDays < 1 ? [new("contracts.hospital-days-below-one", term.Number)] : [],
        PricePerPoint price => Pence(term, price.PencePerPoint).Concat(Weights(term, price.Weights)),
        PriceForMaintaining price => Pence(term, price.Pence).Concat(Weights(term, price.Weights)).Concat(Points(term, price.PointsBelow)),
        PriceForProcess price => Pence(term, price.Pence).Concat(Weights(term, price.Weights)),
        PriceByResult price => Pence(term, price.AchievedPence, price.PartlyPence, price.MaintainedPence, price.SlippedPence)
            .Concat(Weights(term, price.Weights)),
        OutcomeCap cap => Pence(term, cap.CapPence),
        PersonYearCap cap => Pence(term, cap.CapPence),
        ContractYearCap cap => Pence(term, cap.CapPence),
        UpFrontShare upFront => Shares(term, upFront.Share),
        BalanceOnConfirmation balance => Points(term, balance.MaintenanceTolerancePoints),
        MissedDeduction missed => Pence(term, missed.Pence).Concat(Points(term, missed.MaintenanceTolerancePoints)),
        IndependenceReward reward => Pence(term, reward.Pence),
        _ => ServiceTermCheck.Parameters(term) ?? BandTermCheck.Parameters(term) ?? throw new InvalidOperationException($"No check for {term.GetType().Name}."),
    });

    /// <summary>The kind of outcome a term prices, or null when it prices none.</summary>
    public static OutcomeKind? PricedKind(PaymentTerm term) => term switch
    {
        PricePerPoint => OutcomeKind.Change,
        PriceForMaintaining => OutcomeKind.Maintenance,
        PriceForProcess => OutcomeKind.Process,
        PriceByResult byResult => byResult.Kind,
        PriceByGroup byGroup => byGroup.Kind,
        _ => null,
    };

    private static IEnumerable<Refusal> Number(PaymentTerm term) =>
        term.Number < 1 ? [new("contracts.term-number-below-one", term.Number)] : [];

    private static IEnumerable<Refusal> Block(BlockPayment block) =>
        Pence(block, block.AnnualPence).Concat(
            block.DividesTheYear ? [] : [new("contracts.block-parts", block.Number, block.Parts, PaymentPeriod.PerYear)]);

    private static IEnumerable<Refusal> Release(ReleaseOnVerified release)
    {
        foreach (var refusal in Shares(release, release.ReachedShare, release.PartShare, release.PartFrom)
            .Concat(Points(release, release.MaintenanceTolerancePoints)))
        {
            yield return refusal;
        }

        if (release.PartShare > release.ReachedShare)
        {
            yield return new Refusal("contracts.part-above-reached", release.Number, release.PartShare, release.ReachedShare);
        }

        if (release.PartFrom == Share.None)
        {
            yield return new Refusal("contracts.part-from-the-start", release.Number);
        }
    }

    internal static IEnumerable<Refusal> Shares(PaymentTerm term, params Share[] shares) =>
        shares.Where(share => share < Share.None || share > Share.Whole)
            .Select(share => new Refusal("contracts.share-outside", term.Number, share));

    internal static IEnumerable<Refusal> Pence(PaymentTerm term, params long[] amounts) =>
        amounts.Where(pence => pence < 0).Select(pence => new Refusal("contracts.amount-below-zero", term.Number, new Money(pence)));

    private static IEnumerable<Refusal> Points(PaymentTerm term, int points) =>
        points < 0 ? [new("contracts.points-below-zero", term.Number, points)] : [];

    internal static IEnumerable<Refusal> Weights(PaymentTerm term, BandWeights weights) =>
        new[] { weights.A, weights.B, weights.C }.Where(weight => weight <= Share.None)
            .Select(weight => new Refusal("contracts.weight-not-above-zero", term.Number, weight));
}
