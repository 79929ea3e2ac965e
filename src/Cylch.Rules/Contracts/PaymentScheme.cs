using System.Text.Json.Serialization;
using NodaTime;

namespace Cylch.Rules.Contracts;

/// <summary>
/// The payment terms of one contract, as one numbered version. The same terms are read aloud as sentences, run as the
/// calculation, and quoted in the explanation. The order of the terms is the order in which they are read; the order of
/// working out is fixed and is documented in <c>docs/features/settlement.md</c>.
/// </summary>
/// <param name="ContractId">The contract these terms belong to.</param>
/// <param name="Version">1 and up; a change of terms is a new version.</param>
/// <param name="InForceFrom">First day these terms apply, included.</param>
/// <param name="Terms">In reading order; each number is used once.</param>
public sealed record PaymentScheme(long ContractId, int Version, LocalDate InForceFrom, IReadOnlyList<PaymentTerm> Terms)
{
    /// <summary>The only term of a kind, or null. Kinds that may stand more than once are read from <see cref="Terms"/>.</summary>
    public T? Find<T>()
        where T : PaymentTerm
    {
        // Asked for each package. By number, since going through a list by its interface makes an object each time; and by the very
        // type, which every kind of term has for itself, since "is" of a type that is only known on the way costs ten times as much.
        for (var at = 0; at < Terms.Count; at++)
        {
            if (Terms[at] is { } term && term.GetType() == typeof(T))
            {
                return (T)term;
            }
        }

        return null;
    }

    public PaymentTerm? Numbered(int number)
    {
        foreach (var term in Terms)
        {
            if (term.Number == number)
            {
                return term;
            }
        }

        return null;
    }
}

/// <summary>
/// One term: one sentence, one rule, all its parameters explicit. The name of each kind in stored schemes is fixed here
/// and never changes, because old versions must stay readable.
/// </summary>
/// <param name="Number">The number people quote ("term 4"), 1 and up, unique in its version.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(TimeAtRate), "time-at-rate")]
[JsonDerivedType(typeof(BlockPayment), "block-payment")]
[JsonDerivedType(typeof(HoldForOutcomes), "hold-for-outcomes")]
[JsonDerivedType(typeof(ReleaseOnVerified), "release-on-verified")]
[JsonDerivedType(typeof(NeutralEndings), "neutral-endings")]
[JsonDerivedType(typeof(PricePerPoint), "price-per-point")]
[JsonDerivedType(typeof(PriceForMaintaining), "price-for-maintaining")]
[JsonDerivedType(typeof(PriceForProcess), "price-for-process")]
[JsonDerivedType(typeof(PriceByResult), "price-by-result")]
[JsonDerivedType(typeof(OutcomeCap), "outcome-cap")]
[JsonDerivedType(typeof(PersonYearCap), "person-year-cap")]
[JsonDerivedType(typeof(ContractYearCap), "contract-year-cap")]
[JsonDerivedType(typeof(UpFrontShare), "up-front-share")]
[JsonDerivedType(typeof(BalanceOnConfirmation), "balance-on-confirmation")]
[JsonDerivedType(typeof(MissedDeduction), "missed-deduction")]
[JsonDerivedType(typeof(IndependenceReward), "independence-reward")]
[JsonDerivedType(typeof(SatisfactionShare), "satisfaction-share")]
[JsonDerivedType(typeof(PeriodLimit), "period-limit")]
[JsonDerivedType(typeof(PaymentRange), "payment-range")]
[JsonDerivedType(typeof(PriceByTier), "price-by-tier")]
[JsonDerivedType(typeof(AttributionShare), "attribution-share")]
[JsonDerivedType(typeof(IndicatorDeduction), "indicator-deduction")]
[JsonDerivedType(typeof(MissedVisitsDeduction), "missed-visits-deduction")]
[JsonDerivedType(typeof(GainShare), "gain-share")]
[JsonDerivedType(typeof(PriceByGroup), "price-by-group")]
[JsonDerivedType(typeof(PriceWhenSustained), "price-when-sustained")]
[JsonDerivedType(typeof(CapitationByBand), "capitation-by-band")]
[JsonDerivedType(typeof(Indexation), "indexation")]
[JsonDerivedType(typeof(Smoothing), "smoothing")]
public abstract record PaymentTerm(int Number);
