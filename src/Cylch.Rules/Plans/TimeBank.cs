namespace Cylch.Rules.Plans;

/// <summary>
/// The time bank of a care package: time agreed and not used is kept for the person, up to a cap, and used in a
/// period that needs more.
/// </summary>
public static class TimeBank
{
    /// <summary>Closes one period. All minutes are 0 or more.</summary>
    /// <param name="openingMinutes">In the bank before the period.</param>
    /// <param name="capMinutes">The most it may hold. A bank already above the cap keeps what it has.</param>
    /// <param name="envelopeMinutes">Agreed for the period.</param>
    /// <param name="givenMinutes">Given in the period.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of minutes.</exception>
    public static TimeBankMovement Close(int openingMinutes, int capMinutes, int envelopeMinutes, int givenMinutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(openingMinutes);
        ArgumentOutOfRangeException.ThrowIfNegative(capMinutes);
        ArgumentOutOfRangeException.ThrowIfNegative(envelopeMinutes);
        ArgumentOutOfRangeException.ThrowIfNegative(givenMinutes);
        if (givenMinutes <= envelopeMinutes)
        {
            var unused = envelopeMinutes - givenMinutes;
            var credited = Math.Min(unused, Math.Max(0, capMinutes - openingMinutes));
            return new TimeBankMovement(openingMinutes, credited, unused - credited, 0, 0);
        }

        var over = givenMinutes - envelopeMinutes;
        var drawn = Math.Min(over, openingMinutes);
        return new TimeBankMovement(openingMinutes, 0, 0, drawn, over - drawn);
    }
}

/// <param name="CreditedMinutes">Unused minutes put into the bank.</param>
/// <param name="LapsedMinutes">Unused minutes above the cap: gone, and said so.</param>
/// <param name="DrawnMinutes">Minutes above the envelope that came out of the bank.</param>
/// <param name="BeyondMinutes">Minutes given above the envelope and the bank together.</param>
public sealed record TimeBankMovement(
    int OpeningMinutes,
    int CreditedMinutes,
    int LapsedMinutes,
    int DrawnMinutes,
    int BeyondMinutes)
{
    public int ClosingMinutes => OpeningMinutes + CreditedMinutes - DrawnMinutes;
}
