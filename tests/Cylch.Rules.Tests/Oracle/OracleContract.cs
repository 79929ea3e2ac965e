using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>
/// The terms about the whole service, worked out a second time in decimal. It keeps every reply, every result and every payment
/// of the past in lists and counts them afresh each time, where the rules carry sums forward.
/// </summary>
internal sealed class OracleContract(Story story)
{
    private readonly List<(int Year, bool Reached)> _results = [];
    private readonly List<(decimal Price, Replies Replies)> _joined = [];
    private readonly List<(int Year, decimal Pence)> _paid = [];
    private readonly List<(int Year, decimal Pence)> _above = [];

    private T? Term<T>()
        where T : PaymentTerm => story.Scheme.Terms.OfType<T>().SingleOrDefault();

    public static decimal Figure(Share share) => (decimal)share.Numerator / share.Denominator;

    /// <summary>Outcomes reached by each measure's own rule, counted for tiers and gain.</summary>
    public void Decide(StoryPeriod told, StoryOutcome outcome, int reading)
    {
        var reached = outcome.Kind switch
        {
            OutcomeKind.Maintenance => reading >= outcome.Baseline,
            OutcomeKind.Change when outcome.Measure == Measure.OxfordHipScore => reading - outcome.Baseline > 7,
            _ => reading >= outcome.Target,
        };
        _results.Add((told.Year * 100 + told.Number, reached));
    }

    public OracleLine? Attribution(StoryPackage package, StoryOutcome outcome, decimal earned)
    {
        if (Term<AttributionShare>() is not { } term || earned <= 0)
        {
            return null;
        }

        var own = Figure(term.Attribution);
        var rest = 1 - Figure(term.Deadweight);
        return new OracleLine(
            term.Number, LineKind.Attribution, package.PersonId, package.Id, outcome.Id, Sums.Round(earned * rest * own) - earned, 0);
    }

    public OracleLine? Tier(StoryPeriod told)
    {
        if (Term<PriceByTier>() is not { } term || (term.Over == RangeOver.ContractYear && told.Number < 13))
        {
            return null;
        }

        var counted = _results.Where(result => term.Over == RangeOver.ContractYear
            ? result.Year / 100 == told.Year
            : result.Year == told.Year * 100 + told.Number).ToList();
        if (counted.Count == 0)
        {
            return null;
        }

        var reached = counted.Count(result => result.Reached);
        var tier = term.Tiers.OrderByDescending(tier => Figure(tier.From))
            .First(tier => tier.From.Numerator * counted.Count <= (long)reached * tier.From.Denominator);
        var pence = 0m;
        for (var left = reached; left > 0; left--)
        {
            pence += term.PencePerResult;
        }

        return Line(term, LineKind.Tier, Sums.Of(pence, tier.Pays));
    }

    public IEnumerable<OracleLine> SatisfactionAndLimits(StoryPeriod told, decimal results, decimal timePrice, decimal soFar)
    {
        var lines = new List<OracleLine>();
        var satisfaction = Satisfaction(told, timePrice, lines);
        Limit(told, results + satisfaction, timePrice, lines);
        Gain(told, lines);
        foreach (var range in story.Scheme.Terms.OfType<PaymentRange>().OrderBy(range => range.Over == RangeOver.Period ? 0 : 1))
        {
            Range(told, range, soFar + lines.Sum(line => line.Amount), lines);
        }

        _paid.Add((told.Year, soFar + lines.Sum(line => line.Amount)));
        return lines;
    }

    public IEnumerable<OracleLine> Deductions(StoryPeriod told, decimal timePrice)
    {
        if (Term<MissedVisitsDeduction>() is { } missed)
        {
            var free = Math.Floor(told.Service.Planned * missed.FreePerThousand / 1000m);
            yield return Line(missed, LineKind.MissedVisits, -(told.Service.Missed > free ? told.Service.Missed - free : 0) * missed.Pence);
        }

        foreach (var term in story.Scheme.Terms.OfType<IndicatorDeduction>().OrderBy(term => term.Number))
        {
            var worse = told.Service.Indicators.TryGetValue(term.Number, out var value)
                && (term.Better == Better.Higher ? Figure(value) < Figure(term.Mark) : Figure(value) > Figure(term.Mark));
            yield return Line(term, LineKind.Indicator, worse ? -Sums.Of(timePrice, term.Share) : 0);
        }
    }

    private static OracleLine Line(PaymentTerm term, LineKind kind, decimal amount) => new(term.Number, kind, null, null, null, amount, 0);

    private decimal Satisfaction(StoryPeriod told, decimal timePrice, List<OracleLine> lines)
    {
        if (Term<SatisfactionShare>() is not { } term)
        {
            return 0;
        }

        _joined.Add((timePrice, told.Service.Replies));
        decimal asked = _joined.Sum(period => period.Replies.Asked);
        decimal replied = _joined.Sum(period => period.Replies.Replied);
        if (asked == 0 || replied * term.LeastReplies.Denominator < asked * term.LeastReplies.Numerator)
        {
            lines.Add(Line(term, LineKind.Joined, 0));
            return 0;
        }

        var satisfied = _joined.Sum(period => period.Replies.Satisfied);
        var price = _joined.Sum(period => period.Price);
        _joined.Clear();
        var amount = Sums.Round(price * term.Share.Numerator * satisfied / (term.Share.Denominator * replied));
        lines.Add(Line(term, LineKind.Satisfaction, amount));
        return amount;
    }

    private void Limit(StoryPeriod told, decimal earned, decimal timePrice, List<OracleLine> lines)
    {
        if (Term<PeriodLimit>() is not { } term)
        {
            return;
        }

        var waiting = term.Above == AboveLimit.GoesForward ? _above.Where(above => above.Year == told.Year).Sum(above => above.Pence) : 0;
        var room = Sums.Of(timePrice, term.Share);
        var paid = earned + waiting > room ? room : earned + waiting;
        if (paid != earned || waiting > 0)
        {
            lines.Add(Line(term, LineKind.PeriodLimit, paid - earned));
        }

        _above.Add((told.Year, earned - paid));
    }

    private void Gain(StoryPeriod told, List<OracleLine> lines)
    {
        if (Term<GainShare>() is not { } term || told.Number < 13)
        {
            return;
        }

        var pence = 0m;
        if (told.Service.Indicators.TryGetValue(term.Number, out var value))
        {
            var better = Figure(value) - Figure(term.Baseline);
            better = term.Better == Better.Lower ? -better : better;
            var results = _results.Where(result => result.Year / 100 == told.Year).ToList();
            var open = results.Count > 0 && told.Service.QualityMet == true
                && (decimal)results.Count(result => result.Reached) * term.LeastReached.Denominator >= (decimal)results.Count * term.LeastReached.Numerator;
            var beyond = Math.Abs(better) - Figure(term.Corridor);
            if (beyond > 0)
            {
                pence = better > 0
                    ? open ? Sums.Round(beyond * term.PencePerUnit * Figure(term.GainPart)) : 0
                    : -Sums.Round(beyond * term.PencePerUnit * Figure(term.LossPart));
            }
        }

        lines.Add(Line(term, LineKind.Gain, Math.Min(term.LimitPence, Math.Max(-term.LimitPence, pence))));
    }

    private void Range(StoryPeriod told, PaymentRange term, decimal now, List<OracleLine> lines)
    {
        var year = term.Over == RangeOver.ContractYear;
        var before = year ? _paid.Where(paid => paid.Year == told.Year).Sum(paid => paid.Pence) : 0;
        var change = 0m;
        if (term.LeastPence is { } least && before + now < least && (!year || told.Number == 13))
        {
            change = least - before - now;
        }
        else if (term.MostPence is { } most && before + now > most && now > 0)
        {
            change = -Math.Min(now, before + now - most);
        }

        if (change != 0)
        {
            lines.Add(Line(term, LineKind.PaymentRange, change));
        }
    }
}
