namespace Cylch.Rules.Statistics;

/// <summary>The normal curve, as far as ranges need it.</summary>
public static class NormalCurve
{
    /// <summary>How far from the middle, in standard deviations, a two-sided range of this level reaches: 1.959964 for 0.95.</summary>
    /// <param name="level">Above 0 and below 1.</param>
    public static double Reach(double level) => Quantile(0.5 + level / 2);

    /// <summary>
    /// The value below which a standard normal falls with this chance, to about 1e-15 (Wichura 1988, Applied Statistics 37:477-484,
    /// algorithm AS 241, PPND16).
    /// </summary>
    /// <param name="below">Above 0 and below 1.</param>
    public static double Quantile(double below)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(below);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(below, 1);
        var q = below - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - q * q;
            return q * Ratio(r, Middle, MiddleBelow);
        }

        var tail = Math.Sqrt(-Math.Log(q < 0 ? below : 1 - below));
        var value = tail <= 5 ? Ratio(tail - 1.6, Near, NearBelow) : Ratio(tail - 5, Far, FarBelow);
        return q < 0 ? -value : value;
    }

    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    private static double Ratio(double r, double[] above, double[] below) => Polynomial(r, above) / Polynomial(r, below);

    private static double Polynomial(double r, double[] parts)
    {
        var sum = 0.0;
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            sum = sum * r + parts[i];
        }

        return sum;
    }

    private static readonly double[] Middle =
    [
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
        33430.575583588128105, 2509.0809287301226727,
    ];

    private static readonly double[] MiddleBelow =
    [
        1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867, 39307.895800092710610, 28729.085735721942674,
        5226.4952788528545610,
    ];

    private static readonly double[] Near =
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504, 1.27045825245236838258,
        0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
    ];

    private static readonly double[] NearBelow =
    [
        1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590, 0.0151986665636164571966,
        5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static readonly double[] Far =
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230, 0.0265321895265761230930,
        1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static readonly double[] FarBelow =
    [
        1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
        1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];
}
