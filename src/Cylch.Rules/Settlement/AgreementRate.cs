using Cylch.Rules.Statistics;

namespace Cylch.Rules.Settlement;

/// <summary>How often audits agree with what was verified. Those that could not tell are counted beside, never within.</summary>
/// <param name="Drawn">Results drawn for audit.</param>
/// <param name="Agreed">Audits that agree.</param>
/// <param name="NotAgreed">Audits that do not.</param>
/// <param name="CouldNotTell">Audits that could not tell.</param>
public sealed record AgreementRate(int Drawn, int Agreed, int NotAgreed, int CouldNotTell)
{
    private const double NineInTen = 0.9;
    private const int Whole = 1_000;

    public int Waiting => Drawn - Agreed - NotAgreed - CouldNotTell;

    public int Decided => Agreed + NotAgreed;

    /// <summary>Of fewer decided audits than <see cref="SmallNumbers.Least"/> no rate is said: it would say what one audit found.</summary>
    public bool IsTooFew => Decided < SmallNumbers.Least;

    /// <summary>The share that agree and the range the true one lies in, 9 in 10; null where there are too few.</summary>
    public AgreementRange? Range
    {
        get
        {
            if (IsTooFew)
            {
                return null;
            }

            var range = ShareRange.Wilson(Agreed, Decided, NineInTen);
            return new AgreementRange(
                (int)Math.Round((double)Agreed * Whole / Decided, MidpointRounding.AwayFromZero),
                (int)Math.Floor(range.Lowest * Whole),
                (int)Math.Ceiling(range.Highest * Whole));
        }
    }
}

/// <summary>All in 1,000; the range rounded outwards.</summary>
public readonly record struct AgreementRange(int PerThousand, int LowPerThousand, int HighPerThousand);
