using System.Numerics;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>What a dated rate of the late payment rule is.</summary>
public enum InterestRateKind
{
    /// <summary>The official dealing rate of the Bank of England.</summary>
    BankRate = 1,

    /// <summary>What the law adds to it.</summary>
    Margin = 2,
}

/// <summary>A rate a year, from a day on.</summary>
/// <param name="HundredthsOfPercent">375 is 3.75 %; 0 to 10,000.</param>
public sealed record DatedRate(InterestRateKind Kind, LocalDate InForceFrom, int HundredthsOfPercent, bool IsConfirmed);

/// <summary>A payment on a day.</summary>
public sealed record PaidPart(LocalDate On, Money Amount);

/// <summary>What the late payment rule needs of a statement.</summary>
/// <param name="ShownOn">When the provider was told the amount.</param>
/// <param name="VerifiedOn">When it was approved; null while it is not.</param>
/// <param name="PaymentDays">1 to 30, the day the clock starts counted.</param>
/// <param name="VerifyDays">The clock starts this many days after it was shown at the latest, verified or not.</param>
/// <param name="Paid">In any order; what the bank gave back is not among them.</param>
/// <param name="AsOn">Interest to the end of this day.</param>
public sealed record LatePaymentFacts(
    Money Amount, LocalDate ShownOn, LocalDate? VerifiedOn, int PaymentDays, int VerifyDays, IReadOnlyList<PaidPart> Paid, LocalDate AsOn);

/// <summary>Days on which one sum was owed late.</summary>
/// <param name="From">First day late, included.</param>
/// <param name="Until">Last day late, included.</param>
public sealed record LateStretch(LocalDate From, LocalDate Until, Money Owed)
{
    public int Days => Period.DaysBetween(From, Until) + 1;
}

/// <summary>Where the clock of a statement stands, and what interest has come to.</summary>
/// <param name="ClockFrom">The first of the days in which it is paid.</param>
/// <param name="DueOn">The last of them.</param>
/// <param name="ReferenceOn">The day whose Bank Rate counts; null when nothing is late.</param>
/// <param name="Stretches">Oldest first; none when nothing is late.</param>
public sealed record LatePaymentAccrual(
    LocalDate ClockFrom, LocalDate DueOn, LocalDate? ReferenceOn, DatedRate? BankRate, DatedRate? Margin, IReadOnlyList<LateStretch> Stretches, Money Interest)
{
    public bool IsLate => Stretches.Count > 0;

    public int DaysLate => Stretches.Sum(s => s.Days);

    /// <summary>Bank Rate and margin together.</summary>
    public int HundredthsOfPercent => (BankRate?.HundredthsOfPercent ?? 0) + (Margin?.HundredthsOfPercent ?? 0);
}

/// <summary>
/// Interest on what is paid late: simple interest by the day at the margin over the Bank Rate of the reference day before it starts to run, 365 days
/// a year, rounded once. Source: Late Payment of Commercial Debts (Interest) Act 1998, sections 1 to 6; S.I. 2002/1675, article 4 (8 % over the
/// official dealing rate in force on 30 June for interest that starts to run from July to December, on 31 December for January to June);
/// Procurement Act 2023, section 68 (30 days beginning with the day).
/// </summary>
public static class LatePayment
{
    private const int DaysInYear = 365;
    private const int WholeInHundredths = 10_000;

    /// <param name="rates">As known, in any order.</param>
    /// <returns>Refused when something is late and the Bank Rate or the margin of its reference day is not known.</returns>
    public static Decision<LatePaymentAccrual> Of(LatePaymentFacts facts, IReadOnlyList<DatedRate> rates)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentOutOfRangeException.ThrowIfLessThan(facts.PaymentDays, 1);
        var latest = facts.ShownOn.PlusDays(facts.VerifyDays);
        var clockFrom = facts.VerifiedOn is { } verified && verified < latest ? verified : latest;
        var dueOn = clockFrom.PlusDays(facts.PaymentDays - 1);
        var stretches = Stretches(facts, dueOn.PlusDays(1));
        if (stretches.Count == 0)
        {
            return new LatePaymentAccrual(clockFrom, dueOn, null, null, null, stretches, Money.Zero);
        }

        var reference = ReferenceBefore(dueOn.PlusDays(1));
        if (Latest(rates, InterestRateKind.BankRate, reference) is not { } bank)
        {
            return new Refusal("settlement.bank-rate-missing", reference);
        }

        if (Latest(rates, InterestRateKind.Margin, reference) is not { } margin)
        {
            return new Refusal("settlement.margin-missing", reference);
        }

        var owedDays = stretches.Aggregate(BigInteger.Zero, (sum, s) => sum + (BigInteger)s.Owed.Pence * s.Days);
        var interest = Rounding.HalfUp(
            owedDays * (bank.HundredthsOfPercent + margin.HundredthsOfPercent), (BigInteger)DaysInYear * WholeInHundredths);
        return new LatePaymentAccrual(clockFrom, dueOn, reference, bank, margin, stretches, new Money(interest));
    }

    /// <summary>The 30 June or 31 December before a day on which interest starts to run.</summary>
    public static LocalDate ReferenceBefore(LocalDate startsOn) =>
        startsOn.Month > 6 ? new LocalDate(startsOn.Year, 6, 30) : new LocalDate(startsOn.Year - 1, 12, 31);

    private static DatedRate? Latest(IReadOnlyList<DatedRate> rates, InterestRateKind kind, LocalDate on) =>
        rates.Where(r => r.Kind == kind && r.InForceFrom <= on).OrderBy(r => r.InForceFrom).LastOrDefault();

    // A sum paid on a day was still owed at the end of the day before: interest is for whole days after the last day to pay, that of payment counted.
    private static List<LateStretch> Stretches(LatePaymentFacts facts, LocalDate from)
    {
        var stretches = new List<LateStretch>();
        var start = from;
        var owed = facts.Amount.Pence - facts.Paid.Where(p => p.On < from).Sum(p => p.Amount.Pence);
        foreach (var day in facts.Paid.Where(p => p.On >= from && p.On <= facts.AsOn).GroupBy(p => p.On).OrderBy(g => g.Key))
        {
            if (owed > 0)
            {
                stretches.Add(new LateStretch(start, day.Key, new Money(owed)));
            }

            owed -= day.Sum(p => p.Amount.Pence);
            start = day.Key.PlusDays(1);
        }

        if (owed > 0 && start <= facts.AsOn)
        {
            stretches.Add(new LateStretch(start, facts.AsOn, new Money(owed)));
        }

        return stretches;
    }
}
