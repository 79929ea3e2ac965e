namespace Cylch.Rules.Contracts;

/// <summary>
/// What results and satisfaction earn in one period is paid up to a share of the price of time in it. It comes after the
/// caps for outcome, person and contract year, and before deductions.
/// </summary>
/// <param name="Share">Of the price of time, 0 or more.</param>
/// <param name="TimeTerm">Number of the hourly term whose price it is a share of.</param>
/// <param name="Above">What becomes of what is above.</param>
public sealed record PeriodLimit(int Number, Share Share, int TimeTerm, AboveLimit Above) : PaymentTerm(Number);

/// <summary>What becomes of earnings above the limit of a period.</summary>
public enum AboveLimit
{
    NotPaid = 1,

    /// <summary>It waits for the next period with room, until the contract year ends.</summary>
    GoesForward = 2,
}

/// <summary>
/// The whole payment, before deductions and corrections, is never less than the floor and never more than the ceiling. For a
/// contract year the ceiling holds all along, and the floor is made up in its last period.
/// </summary>
/// <param name="LeastPence">0 or more; null where no floor is agreed.</param>
/// <param name="MostPence">Not below the floor; null where no ceiling is agreed.</param>
public sealed record PaymentRange(int Number, RangeOver Over, long? LeastPence, long? MostPence) : PaymentTerm(Number);

/// <summary>What a floor or ceiling counts over.</summary>
public enum RangeOver
{
    Period = 1,
    ContractYear = 2,
}

/// <summary>
/// In place of what a period comes to before deductions, a payment on account of an agreed average is made; what is above or
/// below it is kept and squared up later. Nothing is gained or lost by it over the year.
/// </summary>
/// <param name="PencePerPeriod">The agreed average, 0 or more.</param>
/// <param name="SquaredUp">When what was kept is paid or taken back. A contract that ends is squared up in its last period.</param>
public sealed record Smoothing(int Number, long PencePerPeriod, SquaringUp SquaredUp) : PaymentTerm(Number)
{
    /// <param name="period">1 to 13.</param>
    public bool IsSquaredUpIn(int period) =>
        period == PaymentPeriod.PerYear || (SquaredUp == SquaringUp.EveryQuarter && period is 4 or 7 or 10);
}

/// <summary>When payments on account are squared up.</summary>
public enum SquaringUp
{
    /// <summary>In the thirteenth period of the contract year.</summary>
    YearsEnd = 1,

    /// <summary>In the fourth, seventh, tenth and thirteenth period of the contract year.</summary>
    EveryQuarter = 2,
}
