using Cylch.Rules.Statistics;

namespace Cylch.Rules.Settlement;

/// <summary>How often audits agree with what was verified. Those that could not tell are counted beside, never within.</summary>
/// <param name="Drawn">Results drawn for audit.</param>
/// <param name="Agreed">Audits that agree.</param>
/// <param name="NotAgreed">Audits that do not.</param>
/// <param name="CouldNotTell">Audits that could not tell.</param>
public sealed record AgreementRate(int Drawn, int Agreed, int NotAgreed, int CouldNotTell)
{
    public int Waiting => Drawn - Agreed - NotAgreed - CouldNotTell;

    public int Decided => Agreed + NotAgreed;

    /// <summary>Of fewer decided audits than <see cref="SmallNumbers.Least"/> no rate is said: it would say what one audit found.</summary>
    public bool IsTooFew => Decided < SmallNumbers.Least;

    /// <summary>The share that agree and the range the true one lies in; null where there are too few.</summary>
    public RangeInThousand? Range => IsTooFew ? null : RangeInThousand.NineInTen(Agreed, Decided);
}
