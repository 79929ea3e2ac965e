using System.Numerics;
using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Rules.Brokerage;

/// <summary>
/// What a package would be worth to a provider in the first four weeks under a contract's terms, if the whole envelope were given by
/// day: a guide for choosing, never a promise. Bands, results and caps are worked out only when a period is settled.
/// </summary>
/// <param name="Time">The price of the time; null where the terms do not pay by the hour, or have no rate on the day.</param>
/// <param name="Held">Of that, what waits for results.</param>
/// <param name="Basis">How the terms pay.</param>
public sealed record FourWeeks(Money? Time, Money Held, PaidBy Basis)
{
    private const int Weeks = PaymentPeriod.Days / 7;
    private const int MinutesAnHour = 60;

    /// <param name="minutesPerWeek">The envelope, 0 or more.</param>
    /// <param name="on">The first day of care, for the rate.</param>
    public static FourWeeks Of(PaymentScheme terms, int minutesPerWeek, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfNegative(minutesPerWeek);
        if (terms.Find<BlockPayment>() is not null)
        {
            return new FourWeeks(null, Money.Zero, PaidBy.EqualPayments);
        }

        if (terms.Find<UpFrontShare>() is not null)
        {
            return new FourWeeks(null, Money.Zero, PaidBy.PlanValue);
        }

        var hourly = terms.Find<TimeAtRate>();
        if (hourly is null && terms.Find<CapitationByBand>() is not null)
        {
            return new FourWeeks(null, Money.Zero, PaidBy.Population);
        }

        if (hourly?.PenceAnHour(RateBand.Day, on) is not { } pence)
        {
            return new FourWeeks(null, Money.Zero, PaidBy.Unpriced);
        }

        var time = new Money(Rounding.HalfUp((BigInteger)minutesPerWeek * Weeks * pence, MinutesAnHour));
        var held = terms.Find<HoldForOutcomes>() is { } hold ? Rounding.HalfUp(time, hold.Share) : Money.Zero;
        return new FourWeeks(time, held, hourly.Basis switch
        {
            TimeBasis.Envelope => PaidBy.Envelope,
            TimeBasis.PlannedWithinEnvelope => PaidBy.TimePlanned,
            _ => PaidBy.TimeGiven,
        });
    }
}

/// <summary>How a contract's terms pay for a package.</summary>
public enum PaidBy
{
    /// <summary>The whole envelope, however it is used.</summary>
    Envelope = 1,

    /// <summary>The time given, up to the envelope.</summary>
    TimeGiven = 2,

    /// <summary>A value agreed for the plan: part at once, the rest when it is confirmed.</summary>
    PlanValue = 3,

    /// <summary>Equal payments for a whole zone, whatever is given to one person.</summary>
    EqualPayments = 4,

    /// <summary>The terms have no rate on that day.</summary>
    Unpriced = 5,

    /// <summary>The time planned for visits that are made, up to the envelope.</summary>
    TimePlanned = 6,

    /// <summary>A price for each person of a population, whatever is given to one of them.</summary>
    Population = 7,
}
