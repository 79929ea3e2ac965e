namespace Cylch.Rules.Statistics;

/// <summary>
/// Whether more fall exactly on a mark than a smooth curve through the other bars leads one to expect. The bar at the mark and the one
/// just short of it are left out of the fit, a Poisson regression of the counts on the distance and its square; the two are then compared
/// with each other as the curve would share them out, by exact binomial chances, with the curve's own uncertainty allowed for.
/// </summary>
/// <remarks>
/// The idea is the caliper test (Gerber and Malhotra 2008, Quarterly Journal of Political Science 3:313-326) with the curve of the
/// bunching literature (Chetty and others 2011, Quarterly Journal of Economics 126:749-804). It assumes that without the mark the counts
/// would follow a smooth hump, and that what is moved to the mark comes from just short of it.
/// </remarks>
/// <param name="AtMark">How many fall on the mark.</param>
/// <param name="Together">How many fall on the mark or one short of it.</param>
/// <param name="Expected">For each bar, in order, what the curve says; the two at the mark are scaled to <see cref="Together"/>.</param>
/// <param name="LogRatio">The logarithm of the curve's height at the mark over that one short of it.</param>
/// <param name="LogRatioError">The standard error of <see cref="LogRatio"/>.</param>
public sealed record Bunching(int AtMark, int Together, IReadOnlyList<double> Expected, double LogRatio, double LogRatioError)
{
    /// <summary>At least so many on the mark or one short of it, or nothing is said.</summary>
    public const int LeastTogether = 10;

    /// <summary>At least so many in the other bars.</summary>
    public const int LeastElsewhere = 20;

    /// <summary>At least so many other bars with somebody in them: a curve with three parts needs more than three.</summary>
    public const int LeastBars = 4;

    private const double Farthest = 8;
    private const double Step = 0.05;

    /// <param name="bars">Counts at whole distances, one after the other.</param>
    /// <param name="mark">Which of them is at the mark; not the first.</param>
    /// <returns>Null when there are too few to say, or the others do not make a hump that can be fitted.</returns>
    public static Bunching? Of(IReadOnlyList<int> bars, int mark)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentOutOfRangeException.ThrowIfLessThan(mark, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(mark, bars.Count);
        var together = bars[mark] + bars[mark - 1];
        var others = Enumerable.Range(0, bars.Count).Where(i => i != mark && i != mark - 1).ToList();
        if (together < LeastTogether || others.Sum(i => bars[i]) < LeastElsewhere || others.Count(i => bars[i] > 0) < LeastBars)
        {
            return null;
        }

        if (PoissonCurve.Fit([.. others.Select(i => (double)(i - mark))], [.. others.Select(i => bars[i])]) is not { } curve)
        {
            return null;
        }

        // log height is a + b·d + c·d²: at 0 less at −1 leaves b − c.
        var ratio = curve.Slope - curve.Bend;
        var error = Math.Sqrt(Math.Max(0, curve.SlopeVariance + curve.BendVariance - 2 * curve.Covariance));
        var expected = Enumerable.Range(0, bars.Count).Select(i => curve.At(i - mark)).ToArray();
        var share = Logistic(ratio);
        (expected[mark], expected[mark - 1]) = (together * share, together * (1 - share));
        return new Bunching(bars[mark], together, expected, ratio, error);
    }

    /// <summary>The chance that so many, or more, fall on the mark of those on it or just short, when nothing draws them there.</summary>
    public double ChanceOfSoMany => ChanceOfAtLeast(AtMark);

    /// <summary>How many would fall on the mark, so often.</summary>
    /// <param name="level">0.9 for 9 times in 10.</param>
    public (int Least, int Most) Range(double level)
    {
        var tail = (1 - level) / 2;
        var least = 0;
        while (least < Together && 1 - ChanceOfAtLeast(least + 1) < tail)
        {
            least++;
        }

        var most = least;
        while (most < Together && ChanceOfAtLeast(most + 1) > tail)
        {
            most++;
        }

        return (least, most);
    }

    // The mean of the binomial chance over where the curve may truly lie, by the trapezium rule, which is exact to many digits here.
    private double ChanceOfAtLeast(int count)
    {
        if (count <= 0)
        {
            return 1;
        }

        var sum = 0.0;
        for (var z = -Farthest; z <= Farthest + Step / 2; z += Step)
        {
            sum += NormalCurve.Density(z) * Binomial.AtLeast(count, Together, Logistic(LogRatio + LogRatioError * z));
        }

        return Math.Min(1, sum * Step);
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
