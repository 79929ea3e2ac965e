using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>
/// Terms by group, band, weeks, index and average, worked out a second time in decimal: it keeps whole histories (days on which
/// an outcome was reached, periods paid on account) and looks through them afresh.
/// </summary>
internal sealed class OracleBands(Story story)
{
    private readonly Dictionary<long, List<LocalDate>> _reachedOn = [];
    private readonly HashSet<long> _sustained = [];
    private readonly List<(decimal Earned, decimal Paid)> _onAccount = [];

    private T? Term<T>()
        where T : PaymentTerm => story.Scheme.Terms.OfType<T>().SingleOrDefault();

    public static decimal Weighted(decimal pence, BandWeights weights, ComplexityBand complexity) => Sums.Of(
        pence, complexity == ComplexityBand.A ? weights.A : complexity == ComplexityBand.B ? weights.B : weights.C);

    public static decimal GroupPrice(PriceByGroup term, StoryOutcome outcome, int reading) => OracleMarks.IsReached(outcome, reading)
        ? term.Groups.Single(group => group.Areas.Any(area => area == outcome.Area)).Pence
        : 0;

    /// <summary>What holding an outcome earns, or null when the terms do not price that.</summary>
    public decimal? Sustained(StoryPackage package, StoryOutcome outcome, VerifiedReading verified)
    {
        if (Term<PriceWhenSustained>() is not { } term || outcome.Kind != OutcomeKind.Change)
        {
            return null;
        }

        var run = _reachedOn.TryGetValue(outcome.Id, out var days) ? days : _reachedOn[outcome.Id] = [];
        var on = verified.TakenOn!.Value;
        if (!OracleMarks.IsReached(outcome, verified.Reading))
        {
            if (run.Exists(day => day <= on))
            {
                run.Clear();
            }

            // Reached later than this reading: nothing is broken, but this reading is not one that reached it.
            return run.Count > 0 ? Paid(term, package, outcome, run.Min(), on) : 0;
        }

        run.Add(on);
        return Paid(term, package, outcome, run.Min(), on);
    }

    public decimal? Capitation(StoryPeriod told)
    {
        if (Term<CapitationByBand>() is not { } term)
        {
            return null;
        }

        var year = 0m;
        for (var place = 0; place < term.Bands.Count; place++)
        {
            year += (decimal)term.Bands[place].AnnualPence * told.Service.People[(term.Number, place)];
        }

        return Sums.Round(year / 13m);
    }

    /// <summary>The part of a block paid in a period, found by walking the weeks of the year.</summary>
    public static decimal? Block(BlockPayment block, StoryPeriod told)
    {
        var part = 0;
        for (var week = 0; week < told.Number * 4; week++)
        {
            if (week % (52 / block.Parts) != 0)
            {
                continue;
            }

            part++;
            if (week >= (told.Number - 1) * 4)
            {
                var odd = block.AnnualPence % block.Parts;
                return (block.AnnualPence - odd) / block.Parts + (part <= odd ? 1 : 0);
            }
        }

        return null;
    }

    public IEnumerable<OracleLine> Indexed(
        StoryPeriod told, IReadOnlyList<(int Term, decimal Pence)> amounts, StoryPackage? package, StoryOutcome? outcome)
    {
        foreach (var index in story.Scheme.Terms.OfType<Indexation>().OrderBy(index => index.Number))
        {
            var moved = amounts.Where(amount => index.OfTerms.Contains(amount.Term)).Sum(amount => amount.Pence);
            if (told.StartIn(story) < index.From || moved == 0)
            {
                continue;
            }

            var factor = told.Service.Factors[index.Number];
            var change = moved * (factor.Numerator - factor.Denominator) * index.Part.Numerator / ((decimal)factor.Denominator * index.Part.Denominator);
            yield return new OracleLine(index.Number, LineKind.Indexation, package?.PersonId, package?.Id, outcome?.Id, Sums.Round(change), 0);
        }
    }

    public OracleLine? Smoothed(StoryPeriod told, decimal earned)
    {
        if (Term<Smoothing>() is not { } term)
        {
            return null;
        }

        var last = told.Number == 13 || (term.SquaredUp == SquaringUp.EveryQuarter && told.Number % 3 == 1 && told.Number > 1)
            || (story.EndsOn is { } end && end <= told.StartIn(story).PlusDays(27));
        decimal amount;
        if (last)
        {
            amount = _onAccount.Sum(period => period.Earned - period.Paid);
            _onAccount.Clear();
        }
        else
        {
            amount = term.PencePerPeriod - earned;
            _onAccount.Add((earned, term.PencePerPeriod));
        }

        return new OracleLine(term.Number, LineKind.Smoothing, null, null, null, amount, 0);
    }

    private decimal Paid(PriceWhenSustained term, StoryPackage package, StoryOutcome outcome, LocalDate since, LocalDate on)
    {
        if (since.PlusDays(7 * term.Weeks) > on || !_sustained.Add(outcome.Id))
        {
            return 0;
        }

        return Weighted(term.Pence, term.Weights, package.Complexity);
    }
}
