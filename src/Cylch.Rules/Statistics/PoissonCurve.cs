namespace Cylch.Rules.Statistics;

/// <summary>A hump through counts: their logarithm is a constant, a slope and a bend in the distance, fitted as a Poisson regression.</summary>
internal sealed record PoissonCurve(
    double Constant, double Slope, double Bend, double SlopeVariance, double BendVariance, double Covariance)
{
    private const int MostRounds = 60;
    private const double Enough = 1e-12;
    private const double Runaway = 40;

    public double At(double distance) => Math.Exp(Constant + Slope * distance + Bend * distance * distance);

    /// <summary>By Newton's method (iteratively reweighted least squares). Null when it does not settle, or the curve runs away.</summary>
    public static PoissonCurve? Fit(double[] distances, int[] counts)
    {
        var rows = distances.Select(d => new[] { 1, d, d * d }).ToArray();
        var mean = counts.Average();
        var parts = new[] { Math.Log(mean), 0.0, 0.0 };
        for (var round = 0; round < MostRounds; round++)
        {
            var (gradient, curvature) = Score(rows, counts, parts);
            if (Inverse(curvature) is not { } inverse)
            {
                return null;
            }

            var change = 0.0;
            for (var i = 0; i < 3; i++)
            {
                var step = inverse[i][0] * gradient[0] + inverse[i][1] * gradient[1] + inverse[i][2] * gradient[2];
                parts[i] += step;
                change = Math.Max(change, Math.Abs(step));
            }

            if (parts.Any(part => !double.IsFinite(part) || Math.Abs(part) > Runaway))
            {
                return null;
            }

            if (change < Enough)
            {
                return new PoissonCurve(parts[0], parts[1], parts[2], inverse[1][1], inverse[2][2], inverse[1][2]);
            }
        }

        return null;
    }

    private static (double[] Gradient, double[][] Curvature) Score(double[][] rows, int[] counts, double[] parts)
    {
        var gradient = new double[3];
        var curvature = new[] { new double[3], new double[3], new double[3] };
        for (var r = 0; r < rows.Length; r++)
        {
            var row = rows[r];
            var height = Math.Exp(Math.Min(Runaway, parts[0] + parts[1] * row[1] + parts[2] * row[2]));
            for (var i = 0; i < 3; i++)
            {
                gradient[i] += row[i] * (counts[r] - height);
                for (var j = 0; j < 3; j++)
                {
                    curvature[i][j] += row[i] * row[j] * height;
                }
            }
        }

        return (gradient, curvature);
    }

    // Of a symmetric matrix of three, by its cofactors; null when it has none worth the name.
    private static double[][]? Inverse(double[][] m)
    {
        double Minor(int r1, int c1, int r2, int c2) => m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
        var determinant = m[0][0] * Minor(1, 1, 2, 2) - m[0][1] * Minor(1, 0, 2, 2) + m[0][2] * Minor(1, 0, 2, 1);
        if (!double.IsFinite(determinant) || Math.Abs(determinant) < 1e-12 * m[0][0] * m[1][1] * m[2][2])
        {
            return null;
        }

        return
        [
            [Minor(1, 1, 2, 2) / determinant, -Minor(0, 1, 2, 2) / determinant, Minor(0, 1, 1, 2) / determinant],
            [-Minor(1, 0, 2, 2) / determinant, Minor(0, 0, 2, 2) / determinant, -Minor(0, 0, 1, 2) / determinant],
            [Minor(1, 0, 2, 1) / determinant, -Minor(0, 0, 2, 1) / determinant, Minor(0, 0, 1, 1) / determinant],
        ];
    }
}
