using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>Works out prices by group, by band of a population and by how long a result holds, and what an index or an average does to them.</summary>
internal static class BandWork
{
    private const int DaysAWeek = 7;

    public static Money Group(PriceByGroup term, GroupLineInputs facts, Steps? steps = null)
    {
        var group = term.Of(facts.Area) ?? throw new InvalidOperationException($"Term {term.Number} has no group for {facts.Area}.");
        var reached = ServiceWork.IsReached(facts.Facts);
        ServiceWork.AddJudged(facts.Facts, steps);
        var pence = reached ? group.Pence : 0;
        steps?.Add(reached ? "group.reached" : "group.not-reached", Operand.Pence(pence), Operand.Of(facts.Area));
        return ResultWork.Flat(pence, term.Weights, facts.Complexity, steps);
    }

    /// <summary>The day from which an outcome has been reached without a break, after one more reading.</summary>
    /// <param name="before">As it stood before the reading.</param>
    public static LocalDate? Since(LocalDate? before, bool reached, LocalDate takenOn)
    {
        if (reached)
        {
            return before is { } since && since < takenOn ? since : takenOn;
        }

        // A reading from before the run began does not break it.
        return before is { } run && takenOn < run ? run : null;
    }

    /// <summary>Whether the reading finds the outcome held for the agreed weeks, whether or not that was paid before.</summary>
    public static bool IsHeld(PriceWhenSustained term, SustainedLineInputs facts) =>
        facts.ReachedSince is { } since && Period.DaysBetween(since, facts.TakenOn) >= term.Weeks * DaysAWeek;

    public static Money Sustained(PriceWhenSustained term, SustainedLineInputs facts, Steps? steps = null)
    {
        ServiceWork.AddJudged(facts.Facts, steps);
        if (facts.ReachedSince is not { } since)
        {
            steps?.Add("sustained.not-reached", Operand.Pence(0));
            return Money.Zero;
        }

        var weeks = Period.DaysBetween(since, facts.TakenOn) / DaysAWeek;
        var held = IsHeld(term, facts);
        var pence = held && !facts.PaidBefore ? term.Pence : 0;
        steps?.Add("sustained.weeks", Operand.Count(weeks), Operand.Of(since), Operand.Of(facts.TakenOn));
        steps?.Add(
            !held ? "sustained.not-yet" : facts.PaidBefore ? "sustained.before" : "sustained.held",
            Operand.Pence(pence), Operand.Count(term.Weeks));
        return ResultWork.Flat(pence, term.Weights, facts.Complexity, steps);
    }

    public static Money Capitation(CapitationByBand term, CapitationLineInputs facts, Steps? steps = null)
    {
        var annual = 0L;
        for (var place = 0; place < term.Bands.Count; place++)
        {
            var band = term.Bands[place];
            var price = facts.People[place] * band.AnnualPence;
            annual += price;
            steps?.Add("capitation.band", Operand.Pence(price), Operand.Count(facts.People[place]), Operand.Pence(band.AnnualPence));
        }

        var pence = Rounding.HalfUp(annual, PaymentPeriod.PerYear);
        if (steps is not null)
        {
            var exact = new Share(annual, PaymentPeriod.PerYear);
            steps.Add("capitation.part", Operand.Exact(exact), Operand.Pence(annual), Operand.Count(PaymentPeriod.PerYear));
            steps.Rounded(exact, pence);
        }

        return new Money(pence);
    }

    public static Money Index(Indexation term, IndexLineInputs facts, Steps? steps = null)
    {
        var growth = (facts.Factor - Share.Whole) * term.Part;
        var pence = Rounding.HalfUp(new Money(facts.BasePence), growth).Pence;
        if (steps is not null)
        {
            steps.Add("index.growth", Operand.Figure(growth), Operand.Times(facts.Factor), Operand.Part(term.Part));
            var exact = new Share(facts.BasePence, 1) * growth;
            steps.Add("index.change", Operand.Exact(exact), Operand.Pence(facts.BasePence), Operand.Figure(growth));
            steps.Rounded(exact, pence);
        }

        return new Money(pence);
    }

    public static Money Smoothed(Smoothing term, SmoothingLineInputs facts, Steps? steps = null)
    {
        if (facts.IsSquaredUp)
        {
            steps?.Add("smoothing.squared-up", Operand.Pence(facts.KeptPence));
            return new Money(facts.KeptPence);
        }

        var change = term.PencePerPeriod - facts.EarnedPence;
        steps?.Add("smoothing.on-account", Operand.Pence(change), Operand.Pence(term.PencePerPeriod), Operand.Pence(facts.EarnedPence));
        steps?.Add("smoothing.kept", Operand.Pence(facts.KeptPence - change), Operand.Pence(facts.KeptPence), Operand.Pence(-change));
        return new Money(change);
    }
}
