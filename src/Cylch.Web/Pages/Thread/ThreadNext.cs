using Cylch.Records.Thread;

namespace Cylch.Web.Pages.Thread;

/// <summary>Which knots are tied, and what has to happen before the next can be.</summary>
public static class ThreadNext
{
    /// <summary>Anchors of the ten knots, in order.</summary>
    public static readonly IReadOnlyList<string> Anchors =
        ["words", "outcome", "plan", "package", "visits", "readings", "review", "check", "payment", "learned"];

    public static bool IsTied(OutcomeThread thread, int knot)
    {
        ArgumentNullException.ThrowIfNull(thread);
        return knot switch
        {
            1 => thread.Words is not null,
            2 => true,
            3 => thread.Plan is not null,
            4 => thread.Package is not null,
            5 => thread.Visits is not null,
            6 => thread.Readings.Count > 0,
            7 => thread.Review is not null,
            8 => thread.Check?.Verification is not null,
            9 => thread.Payment is not null,
            _ => thread.Learned is { Things.Count: > 0 },
        };
    }

    /// <summary>The first knot not yet tied, in words; or that the circle goes on.</summary>
    public static string Say(ThreadView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        for (var knot = 2; knot <= ThreadView.Knots; knot++)
        {
            if (!IsTied(view.Thread, knot))
            {
                return view.W["thread.next." + Anchors[knot - 1]];
            }
        }

        return view.W["thread.next.circle"];
    }

    public static Quarter QuarterOf(int knot) => knot switch
    {
        1 or 2 or 10 => Quarter.Analyse,
        3 => Quarter.Plan,
        4 or 5 or 6 => Quarter.Do,
        _ => Quarter.Review,
    };
}
