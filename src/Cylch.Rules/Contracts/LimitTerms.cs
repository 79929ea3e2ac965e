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
