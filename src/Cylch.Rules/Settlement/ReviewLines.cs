using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>Third and fourth of the order: neutral endings are left out and their money released; reviews decide about the rest.</summary>
internal static class ReviewLines
{
    public static void Add(Sheet sheet)
    {
        var release = sheet.Scheme.Find<ReleaseOnVerified>();
        var neutral = sheet.Scheme.Find<NeutralEndings>();
        foreach (var package in sheet.Packages)
        {
            foreach (var outcome in package.Outcomes)
            {
                if (outcome.Standing is IsNeutral ending)
                {
                    AddNeutral(sheet, neutral!, release, package, outcome, ending);
                }
            }
        }

        if (release is null)
        {
            return;
        }

        foreach (var package in sheet.Packages)
        {
            foreach (var outcome in package.Outcomes)
            {
                AddReview(sheet, release, package, outcome);
            }
        }
    }

    // An ended outcome keeps nothing: what this period held for it is released with the rest, wherever the terms
    // draw the line for reviews.
    private static void AddNeutral(
        Sheet sheet, NeutralEndings term, ReleaseOnVerified? release, PackageSheet package, OutcomeSheet outcome, IsNeutral ending)
    {
        if (release is not null)
        {
            var held = outcome.Inputs.Held.TotalPence + outcome.AddedPence;
            outcome.ReleasedPence = held;
            outcome.HeldAfter = HeldMoney.None;
            var facts = new NeutralLineInputs(ending.ResultId, ending.Reason, held);
            sheet.Add(term, LineKind.ReleasedNeutral, facts, new Money(held), new Money(-held), package, outcome);
        }

        if (release is null || ResultWork.TermFor(sheet.Scheme, outcome.Inputs.Kind) is not null)
        {
            var facts = new NeutralLineInputs(ending.ResultId, ending.Reason, 0);
            sheet.Add(term, LineKind.LeftOut, facts, Money.Zero, package: package, outcome: outcome);
        }
    }

    private static void AddReview(Sheet sheet, ReleaseOnVerified release, PackageSheet package, OutcomeSheet outcome)
    {
        var withThisPeriod = release.From == ReleaseFrom.WithThisPeriod;
        var opening = outcome.Inputs.Held;
        var held = withThisPeriod ? opening with { FreshPence = opening.FreshPence + outcome.AddedPence } : opening;
        if (outcome.Standing is Waits waits)
        {
            var facts = new WaitLineInputs(waits.ResultId, waits.Reason, held.TotalPence);
            sheet.Add(release, LineKind.Waits, facts, Money.Zero, package: package, outcome: outcome);
        }
        else if (outcome.Standing is Counts counts)
        {
            var facts = new ReleaseLineInputs(counts.ResultId, counts.Facts, held);
            var done = HoldWork.Review(release, facts);
            outcome.ReleasedPence = done.ReleasedPence;
            outcome.ReturnedPence = done.ReturnedPence;
            outcome.HeldAfter = withThisPeriod ? done.After : done.After with { FreshPence = outcome.AddedPence };
            AddDecided(sheet, release, package, outcome, facts, done);
        }
    }

    private static void AddDecided(
        Sheet sheet, ReleaseOnVerified release, PackageSheet package, OutcomeSheet outcome, ReleaseLineInputs facts, Release done)
    {
        if (done.ReleasedPence > 0)
        {
            var released = new Money(done.ReleasedPence);
            sheet.Add(release, LineKind.Released, facts, released, -released, package, outcome);
        }

        if (done.ReturnedPence > 0)
        {
            sheet.Add(release, LineKind.Returned, facts, Money.Zero, new Money(-done.ReturnedPence), package, outcome);
        }

        if (done is { ReleasedPence: 0, ReturnedPence: 0 })
        {
            sheet.Add(release, LineKind.StaysHeld, facts, Money.Zero, package: package, outcome: outcome);
        }
    }
}
