namespace Cylch.Web.Charts;

/// <summary>Round numbers along an axis: steps of 1, 2 or 5 times a power of ten.</summary>
internal static class AxisSteps
{
    /// <returns>The multiples of a round step that lie within the range, ends included; about <paramref name="wanted"/> of them.</returns>
    public static IReadOnlyList<decimal> Within(decimal lowest, decimal highest, int wanted = 5)
    {
        var step = StepFor(highest - lowest, wanted);
        var first = Math.Ceiling(lowest / step) * step;
        List<decimal> steps = [];
        for (var at = first; at <= highest; at += step)
        {
            steps.Add(at);
        }
        return steps;
    }

    /// <summary>The range widened to whole steps, so that nothing drawn on it touches the end.</summary>
    public static IReadOnlyList<decimal> Around(decimal lowest, decimal highest, int wanted = 3)
    {
        var step = StepFor(highest - lowest, wanted);
        return Within(Math.Floor(lowest / step) * step, Math.Ceiling(highest / step) * step, wanted);
    }

    private static decimal StepFor(decimal range, int wanted)
    {
        if (range <= 0)
        {
            return 1;
        }
        var rough = range / wanted;
        var power = 1m;
        while (power > rough)
        {
            power /= 10;
        }
        while (power * 10 <= rough)
        {
            power *= 10;
        }
        return (rough / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
    }
}
