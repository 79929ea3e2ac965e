using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>Works out what is held for an outcome, and what a review does with it.</summary>
internal static class HoldWork
{
    public static Money Held(HoldForOutcomes term, HoldLineInputs facts, Steps? steps = null)
    {
        if (facts.Weights.Count == 0)
        {
            steps?.Add("hold.nothing-to-hold-for", Operand.Pence(0));
            return Money.Zero;
        }

        var pool = Rounding.HalfUp(new Money(facts.PricePence), term.Share);
        var part = Apportion.Part(pool, facts.Weights, facts.Position);
        if (steps is not null)
        {
            steps.Add("hold.pool", Operand.Pence(pool.Pence), Operand.Pence(facts.PricePence), Operand.Part(term.Share));
            var together = facts.Weights.Sum(weight => (long)weight);
            steps.Add(
                "hold.part", Operand.Pence(part.Pence),
                Operand.Part(new Share(facts.Weights[facts.Position], together)), Operand.Pence(pool.Pence));
        }

        return part;
    }

    public static Release Review(ReleaseOnVerified term, ReleaseLineInputs facts, Steps? steps = null)
    {
        var reach = Reach.Of(facts.Facts, term.MaintenanceTolerancePoints, term.PartFrom, steps);
        var share = reach switch
        {
            HowFar.Reached => term.ReachedShare,
            HowFar.PartOfTheWay => term.PartShare,
            _ => Share.None,
        };
        var held = facts.Held;
        var fresh = OfFresh(held, share, steps);
        var waiting = OfWaiting(held, share, steps);
        var left = held.FreshPence - fresh;
        var returned = held.WaitingPence - waiting;
        if (steps is not null)
        {
            steps.Add("release.total", Operand.Pence(fresh + waiting), Operand.Pence(fresh), Operand.Pence(waiting));
            steps.Add("release.left", Operand.Pence(left), Operand.Pence(held.FreshPence), Operand.Pence(fresh));
            if (returned > 0)
            {
                steps.Add("release.returned", Operand.Pence(returned), Operand.Pence(held.WaitingPence), Operand.Pence(waiting));
            }
        }

        return new Release(fresh + waiting, returned, new HeldMoney(0, left, left == 0 ? 0 : held.FreshPence));
    }

    private static long OfFresh(HeldMoney held, Share share, Steps? steps)
    {
        var released = Rounding.HalfUp(new Money(held.FreshPence), share).Pence;
        if (steps is not null)
        {
            var exact = new Share(held.FreshPence, 1) * share;
            steps.Add("release.share", Operand.Exact(exact), Operand.Part(share), Operand.Pence(held.FreshPence));
            steps.Rounded(exact, released);
        }

        return released;
    }

    // The first review released (whole − waiting). This one releases up to the same money's new share, and never less
    // than nothing: a share already paid once for the same money is not paid again.
    private static long OfWaiting(HeldMoney held, Share share, Steps? steps)
    {
        if (held.WaitingPence == 0)
        {
            return 0;
        }

        var before = held.WaitingWholePence - held.WaitingPence;
        var upTo = Rounding.HalfUp(new Money(held.WaitingWholePence), share).Pence;
        var released = Math.Max(0, upTo - before);
        steps?.Add(
            "release.waiting", Operand.Pence(released),
            Operand.Part(share), Operand.Pence(held.WaitingWholePence), Operand.Pence(before));
        return released;
    }
}

/// <summary>What one review does with held money.</summary>
internal readonly record struct Release(long ReleasedPence, long ReturnedPence, HeldMoney After);
