using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>One line as the oracle sees it, in pence.</summary>
internal sealed record OracleLine(int Term, LineKind Kind, long? Person, long? Package, long? Outcome, decimal Amount, decimal Held);

/// <summary>
/// The terms worked out a second time, slowly, in decimal, from the story alone. It reads terms and findings as plain data and
/// calls none of the rules; it keeps its own books (money in pots, one for each period it was held in) from period to period.
/// </summary>
internal sealed class SlowOracle(Story story)
{
    private readonly OracleTime _time = new(story);
    private readonly OraclePots _pots = new();
    private readonly OracleContract _service = new(story);
    private readonly OracleBands _bands = new(story);
    private readonly Dictionary<long, int> _highest = [];
    private readonly Dictionary<long, decimal> _outcomePaid = [];
    private readonly Dictionary<(int, long), decimal> _personPaid = [];
    private readonly Dictionary<int, decimal> _contractPaid = [];
    private readonly HashSet<long> _upFront = [];
    private readonly HashSet<long> _balanceClosed = [];
    private readonly HashSet<long> _rewarded = [];
    private List<OracleLine> _lines = [];

    public IReadOnlyList<OracleLine> Next(StoryPeriod told)
    {
        _lines = [];
        var packages = story.Packages.Where(package => package.Start <= told.StartIn(story).PlusDays(27)).OrderBy(package => package.Id).ToList();
        var prices = Regular(told, packages);
        var added = Hold(told, packages, prices);
        Neutral(told, packages, added);
        Reviews(told, packages, added);
        var earned = Results(told, packages);
        var results = Caps(told, packages, earned);
        _lines.AddRange(_service.SatisfactionAndLimits(told, results, prices.Values.Sum(), _lines.Sum(line => line.Amount)));
        _lines.AddRange(_bands.Smoothed(told, _lines.Sum(line => line.Amount)) is { } smoothed ? [smoothed] : []);
        Missed(told, packages);
        _lines.AddRange(_service.Deductions(told, prices.Values.Sum()));
        return _lines;
    }

    private T? Term<T>()
        where T : PaymentTerm => story.Scheme.Terms.OfType<T>().SingleOrDefault();

    private void Line(PaymentTerm term, LineKind kind, StoryPackage? package, StoryOutcome? outcome, decimal amount, decimal held = 0, long? person = null) =>
        _lines.Add(new OracleLine(term.Number, kind, package?.PersonId ?? person, package?.Id, outcome?.Id, amount, held));

    private static IEnumerable<StoryOutcome> Live(StoryPeriod told, StoryPackage package) =>
        package.Outcomes.Where(outcome => !told.Ended.Contains(outcome.Id)).OrderBy(outcome => outcome.Id);

    private Dictionary<long, decimal> Regular(StoryPeriod told, List<StoryPackage> packages)
    {
        var prices = new Dictionary<long, decimal>();
        foreach (var package in packages)
        {
            if (Term<TimeAtRate>() is { } term && _time.Price(term, told, package) is { } price)
            {
                Line(term, LineKind.Time, package, null, price);
                prices[package.Id] = price + Indexed(told, [(term.Number, price)], package, null);
            }
        }

        var whatever = new List<(int, decimal)>();
        if (Term<BlockPayment>() is { } block && OracleBands.Block(block, told) is { } part)
        {
            Line(block, LineKind.Block, null, null, part);
            whatever.Add((block.Number, part));
        }

        if (_bands.Capitation(told) is { } capitation)
        {
            Line(Term<CapitationByBand>()!, LineKind.Capitation, null, null, capitation);
            whatever.Add((Term<CapitationByBand>()!.Number, capitation));
        }

        Indexed(told, whatever, null, null);

        foreach (var package in packages)
        {
            if (Term<UpFrontShare>() is { } upFront && _upFront.Add(package.Id))
            {
                Line(upFront, LineKind.UpFront, package, null, Sums.Of(PlanValue(package), upFront.Share));
            }
        }

        return prices;
    }

    private decimal Indexed(StoryPeriod told, IReadOnlyList<(int, decimal)> amounts, StoryPackage? package, StoryOutcome? outcome)
    {
        var lines = _bands.Indexed(told, amounts, package, outcome).ToList();
        _lines.AddRange(lines);
        return lines.Sum(line => line.Amount);
    }

    private static decimal PlanValue(StoryPackage package) =>
        Sums.Round((decimal)package.WeeklyMinutes * package.PlanWeeks * package.PlanPenceAnHour / 60m);

    private Dictionary<long, decimal> Hold(StoryPeriod told, List<StoryPackage> packages, Dictionary<long, decimal> prices)
    {
        var added = new Dictionary<long, decimal>();
        if (Term<HoldForOutcomes>() is not { } hold)
        {
            return added;
        }

        foreach (var package in packages.Where(package => prices.GetValueOrDefault(package.Id) > 0))
        {
            var outcomes = Live(told, package).Where(outcome => outcome.Weight > 0).ToList();
            if (outcomes.Count == 0)
            {
                Line(hold, LineKind.Held, package, null, 0);
                continue;
            }

            var parts = Sums.Divide(Sums.Of(prices[package.Id], hold.Share), [.. outcomes.Select(outcome => outcome.Weight)]);
            for (var index = 0; index < outcomes.Count; index++)
            {
                added[outcomes[index].Id] = parts[index];
                _pots.Fill(outcomes[index].Id, parts[index]);
                Line(hold, LineKind.Held, package, outcomes[index], -parts[index], parts[index]);
            }
        }

        return added;
    }

    private void Neutral(StoryPeriod told, List<StoryPackage> packages, Dictionary<long, decimal> added)
    {
        var term = Term<NeutralEndings>()!;
        var release = Term<ReleaseOnVerified>() is not null;
        foreach (var (package, outcome, finding) in Found(told, packages).Where(found => IsNeutral(found.Outcome, found.Finding)))
        {
            if (release)
            {
                var all = _pots.Empty(outcome.Id);
                Line(term, LineKind.ReleasedNeutral, package, outcome, all, -all);
            }

            if (!release || PriceOf(outcome.Kind) is not null)
            {
                Line(term, LineKind.LeftOut, package, outcome, 0);
            }
        }
    }

    private void Reviews(StoryPeriod told, List<StoryPackage> packages, Dictionary<long, decimal> added)
    {
        if (Term<ReleaseOnVerified>() is not { } term)
        {
            return;
        }

        foreach (var (package, outcome, finding) in Found(told, packages).Where(found => !IsNeutral(found.Outcome, found.Finding)))
        {
            if (!Counts(finding, out var reading))
            {
                Line(term, LineKind.Waits, package, outcome, 0);
                continue;
            }

            var share = OracleMarks.ReleaseShare(term, outcome, reading);
            var apart = term.From == ReleaseFrom.BeforeThisPeriod ? added.GetValueOrDefault(outcome.Id) : 0;
            var (released, returned) = _pots.Review(outcome.Id, share, apart);
            if (released > 0)
            {
                Line(term, LineKind.Released, package, outcome, released, -released);
            }

            if (returned > 0)
            {
                Line(term, LineKind.Returned, package, outcome, 0, -returned);
            }

            if (released == 0 && returned == 0)
            {
                Line(term, LineKind.StaysHeld, package, outcome, 0);
            }
        }
    }

    private Dictionary<long, decimal> Results(StoryPeriod told, List<StoryPackage> packages)
    {
        var earned = new Dictionary<long, decimal>();
        foreach (var package in packages)
        {
            foreach (var (_, outcome, finding) in Found(told, [package]))
            {
                if (Term<BalanceOnConfirmation>() is { } balance)
                {
                    Balance(balance, package, outcome, finding);
                }

                var counts = Counts(finding, out var reading);
                if (counts && !IsNeutral(outcome, finding))
                {
                    _service.Decide(told, outcome, reading);
                }

                if (!IsNeutral(outcome, finding))
                {
                    Prices(told, package, outcome, finding, earned);
                }

                if (OnlyCounts is { } counting && PriceOf(outcome.Kind) is null && !IsNeutral(outcome, finding))
                {
                    Line(counting, counts ? LineKind.Counted : LineKind.Waits, package, outcome, 0);
                }
            }

            if (Term<IndependenceReward>() is { } reward && told.IndependenceResults.ContainsKey(package.Id))
            {
                Line(reward, LineKind.Independence, package, null, _rewarded.Add(package.PersonId) ? reward.Pence : 0);
            }
        }

        return earned;
    }

    private void Prices(StoryPeriod told, StoryPackage package, StoryOutcome outcome, Finding finding, Dictionary<long, decimal> earned)
    {
        var counts = Counts(finding, out var reading);
        var amounts = new List<(int, decimal Pence)>();
        if (PriceOf(outcome.Kind) is { } price)
        {
            amounts.Add((price.Number, counts ? Earned(price, package, outcome, reading) : 0));
            Line(price, counts ? LineKind.Result : LineKind.Waits, package, outcome, amounts[^1].Pence);
        }

        if (outcome.Kind == OutcomeKind.Change && Term<PriceWhenSustained>() is { } sustained)
        {
            amounts.Add((sustained.Number, counts ? _bands.Sustained(package, outcome, (VerifiedReading)finding)!.Value : 0));
            Line(sustained, counts ? LineKind.Sustained : LineKind.Waits, package, outcome, amounts[^1].Pence);
        }

        if (amounts.Count > 0)
        {
            var sum = amounts.Sum(amount => amount.Pence);
            sum += Indexed(told, amounts, package, outcome);
            var others = _service.Attribution(package, outcome, sum);
            _lines.AddRange(others is null ? [] : [others]);
            earned[outcome.Id] = sum + (others?.Amount ?? 0);
        }
    }

    private decimal Earned(PaymentTerm term, StoryPackage package, StoryOutcome outcome, int reading)
    {
        var weights = term switch
        {
            PricePerPoint price => price.Weights,
            PriceForMaintaining price => price.Weights,
            PriceForProcess price => price.Weights,
            PriceByResult price => price.Weights,
            PriceByGroup price => price.Weights,
            _ => throw new InvalidOperationException(),
        };
        var pence = 0m;
        if (term is PricePerPoint perPoint)
        {
            // Point by point, as somebody with a tally would.
            for (var point = _highest.GetValueOrDefault(outcome.Id, outcome.Baseline) + 1; point <= reading && point <= outcome.Target; point++)
            {
                pence += perPoint.PencePerPoint;
                _highest[outcome.Id] = point;
            }
        }
        else
        {
            pence = term is PriceByGroup byGroup ? OracleBands.GroupPrice(byGroup, outcome, reading) : OracleMarks.FlatPrice(term, outcome, reading);
        }

        return OracleBands.Weighted(pence, weights, package.Complexity);
    }

    private void Balance(BalanceOnConfirmation term, StoryPackage package, StoryOutcome outcome, Finding finding)
    {
        var neutral = IsNeutral(outcome, finding);
        if (!neutral && !Counts(finding, out _))
        {
            Line(term, LineKind.Waits, package, outcome, 0);
            return;
        }

        var met = neutral || (Counts(finding, out var reading) && OracleMarks.IsMet(outcome, reading, term.MaintenanceTolerancePoints));
        var inPlan = package.Outcomes.OrderBy(other => other.Id).ToList();
        var rest = PlanValue(package) - Sums.Of(PlanValue(package), Term<UpFrontShare>()!.Share);
        var parts = Sums.Divide(rest, [.. inPlan.Select(other => other.PlanWeight)]);
        met = met && _balanceClosed.Add(outcome.Id);
        Line(term, LineKind.Balance, package, outcome, met ? parts[inPlan.IndexOf(outcome)] : 0);
    }

    private decimal Caps(StoryPeriod told, List<StoryPackage> packages, Dictionary<long, decimal> earned)
    {
        var byPerson = new SortedDictionary<long, decimal>();
        foreach (var package in packages)
        {
            foreach (var outcome in Live(told, package).Where(outcome => earned.ContainsKey(outcome.Id)))
            {
                var left = Under(Term<OutcomeCap>()?.CapPence, _outcomePaid.GetValueOrDefault(outcome.Id), earned[outcome.Id]);
                if (left < earned[outcome.Id])
                {
                    Line(Term<OutcomeCap>()!, LineKind.OutcomeCap, package, outcome, left - earned[outcome.Id]);
                }

                _outcomePaid[outcome.Id] = _outcomePaid.GetValueOrDefault(outcome.Id) + left;
                byPerson[package.PersonId] = byPerson.GetValueOrDefault(package.PersonId) + left;
            }
        }

        var together = 0m;
        foreach (var (person, sum) in byPerson)
        {
            var key = (told.Year, person);
            var left = Under(Term<PersonYearCap>()?.CapPence, _personPaid.GetValueOrDefault(key), sum);
            if (left < sum)
            {
                Line(Term<PersonYearCap>()!, LineKind.PersonCap, null, null, left - sum, person: person);
            }

            _personPaid[key] = _personPaid.GetValueOrDefault(key) + left;
            together += left;
        }

        if (_service.Tier(told) is { } tier)
        {
            _lines.Add(tier);
            together += tier.Amount;
        }

        var rest = Under(Term<ContractYearCap>()?.CapPence, _contractPaid.GetValueOrDefault(told.Year), together);
        if (rest < together)
        {
            Line(Term<ContractYearCap>()!, LineKind.ContractCap, null, null, rest - together);
        }

        _contractPaid[told.Year] = _contractPaid.GetValueOrDefault(told.Year) + rest;
        return rest;
    }

    // What still fits under a cap. Everything fits where there is none.
    private static decimal Under(long? cap, decimal before, decimal now) =>
        cap is { } most ? Math.Min(now, Math.Max(0, most - before)) : now;

    private void Missed(StoryPeriod told, List<StoryPackage> packages)
    {
        foreach (var (package, outcome, finding) in Found(told, packages))
        {
            if (Term<MissedDeduction>() is { } missed && !IsNeutral(outcome, finding) && Counts(finding, out var reading)
                && !OracleMarks.IsMet(outcome, reading, missed.MaintenanceTolerancePoints))
            {
                Line(missed, LineKind.Missed, package, outcome, -missed.Pence);
            }
        }
    }

    private static IEnumerable<(StoryPackage Package, StoryOutcome Outcome, Finding Finding)> Found(StoryPeriod told, List<StoryPackage> packages) =>
        from package in packages
        from outcome in Live(told, package)
        where told.Findings.ContainsKey(outcome.Id)
        select (package, outcome, told.Findings[outcome.Id]);

    private static bool Counts(Finding finding, out int reading)
    {
        reading = (finding as VerifiedReading)?.Reading ?? 0;
        return finding is VerifiedReading verified && verified.Confirmation != Confirmation.Awaited;
    }

    // From 41 up, eight points more would pass 48, the top of the Oxford Hip Score.
    private static bool IsNeutral(StoryOutcome outcome, Finding finding) =>
        finding is NeutralEnding
        || (finding is VerifiedReading && outcome is { Kind: OutcomeKind.Change, Measure: Measure.OxfordHipScore, Baseline: >= 41 });

    private PaymentTerm? OnlyCounts => Term<ReleaseOnVerified>() is null && Term<BalanceOnConfirmation>() is null
        ? (PaymentTerm?)Term<PriceByTier>() ?? Term<GainShare>()
        : null;

    private PaymentTerm? PriceOf(OutcomeKind kind) => story.Scheme.Terms.SingleOrDefault(term =>
        (term is PricePerPoint && kind == OutcomeKind.Change)
        || (term is PriceForMaintaining && kind == OutcomeKind.Maintenance)
        || (term is PriceForProcess && kind == OutcomeKind.Process)
        || (term is PriceByResult byResult && byResult.Kind == kind)
        || (term is PriceByGroup byGroup && byGroup.Kind == kind));
}
