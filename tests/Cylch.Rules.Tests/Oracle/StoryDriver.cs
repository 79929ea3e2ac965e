using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>Settles a story period by period through the rules, carrying forward what each draft says is to be carried.</summary>
internal sealed class StoryDriver(Story story)
{
    private readonly Dictionary<long, OutcomeClosing> _outcomes = [];
    private readonly Dictionary<long, int> _banks = [];
    private readonly Dictionary<(int Year, long Person), long> _people = [];
    private readonly Dictionary<int, long> _contract = [];
    private readonly HashSet<long> _decided = [];
    private readonly HashSet<long> _upFrontPaid = [];
    private readonly HashSet<long> _rewarded = [];
    private ContractStanding _standing = ContractStanding.Start;
    private int _contractYear;

    public (PeriodInputs Inputs, StatementDraft Draft) Next(StoryPeriod told)
    {
        var inputs = Inputs(told);
        var draft = Settle.Period(story.Scheme, inputs).Value;
        Carry(told, inputs, draft);
        return (inputs, draft);
    }

    public PeriodInputs Inputs(StoryPeriod told)
    {
        var period = new PaymentPeriod(story.YearStart.PlusDays(told.Year * 13 * 28), told.Number);
        var packages = story.Packages.Where(package => package.Start <= period.End).ToList();
        return new PeriodInputs(
            period,
            [.. packages.Select(package => Package(told, period, package))],
            [.. packages.Select(package => package.PersonId).Distinct()
                .Select(person => new PersonYear(person, _people.GetValueOrDefault((told.Year, person))))],
            _contract.GetValueOrDefault(told.Year),
            new HashSet<long>(_decided))
        {
            Contract = new ContractInputs(
                told.Service.Replies,
                new VisitCounts(told.Service.Planned, told.Service.Missed),
                [.. told.Service.Indicators.Where(pair => story.Scheme.Numbered(pair.Key) is not null)
                    .Select(pair => new IndicatorValue(pair.Key, pair.Value))],
                told.Service.QualityMet,
                _contractYear == told.Year ? _standing : _standing.InNewYear())
            {
                Population = [.. told.Service.People.Select(pair => new PopulationCount(pair.Key.Term, pair.Key.Place, pair.Value))],
                IndexFactors = [.. told.Service.Factors.Select(pair => new IndexFactor(pair.Key, pair.Value))],
                EndsOn = story.EndsOn,
            },
        };
    }

    private PackageInputs Package(StoryPeriod told, PaymentPeriod period, StoryPackage package)
    {
        var time = story.Scheme.Find<TimeAtRate>();
        var visits = told.Visits[package.Id]
            .Select(visit => new VisitTime(visit.Day, visit.StartMinute, visit.Minutes, visit.BankHoliday)
            {
                PlannedMinutes = (short)visit.Planned, IsRural = package.IsRural, IsDoubleHanded = visit.ByTwo,
            }).ToArray();
        return new PackageInputs(
            package.Id,
            package.PersonId,
            package.Complexity,
            time is null ? [] : EnvelopeMinutes.Of(time, period, new DateRange(package.Start, package.End), package.WeeklyMinutes, package.IsRural),
            time is null ? [] : MinutesByBand.Of(time, period, visits).Value,
            new TimeBankInputs(_banks.GetValueOrDefault(package.Id), package.BankCapMinutes),
            [.. package.Outcomes.Where(outcome => !told.Ended.Contains(outcome.Id)).Select(outcome => Outcome(told, outcome))],
            Plan(package),
            told.IndependenceResults.TryGetValue(package.Id, out var result)
                ? new IndependenceFinding(result, _rewarded.Contains(package.PersonId))
                : null);
    }

    private PlanInputs? Plan(StoryPackage package) => story.Scheme.Find<UpFrontShare>() is null
        ? null
        : new PlanInputs(
            package.Start,
            package.WeeklyMinutes,
            package.PlanWeeks,
            package.PlanPenceAnHour,
            package.Outcomes.Count == 0
                ? [new PlanPart(-package.Id, 1)]
                : [.. package.Outcomes.Select(outcome => new PlanPart(outcome.Id, outcome.PlanWeight))],
            _upFrontPaid.Contains(package.Id));

    private OutcomeInputs Outcome(StoryPeriod told, StoryOutcome outcome)
    {
        var before = _outcomes.GetValueOrDefault(outcome.Id);
        return new OutcomeInputs(
            outcome.Id,
            outcome.Kind,
            outcome.Measure,
            outcome.Baseline,
            outcome.Target,
            outcome.Weight,
            before?.Held ?? HeldMoney.None,
            before?.HighestPointPaid,
            before?.ResultsPaidPence ?? 0,
            before?.BalanceClosed ?? false,
            told.Findings.GetValueOrDefault(outcome.Id))
        {
            Area = outcome.Area,
            ReachedSince = before?.ReachedSince,
            SustainedPaid = before?.SustainedPaid ?? false,
        };
    }

    private void Carry(StoryPeriod told, PeriodInputs inputs, StatementDraft draft)
    {
        foreach (var outcome in draft.Outcomes)
        {
            _outcomes[outcome.OutcomeId] = outcome;
        }

        foreach (var bank in draft.TimeBanks)
        {
            _banks[bank.PackageId] = bank.Movement.ClosingMinutes;
        }

        foreach (var person in draft.People)
        {
            _people[(told.Year, person.PersonId)] = person.ResultsPaidPence;
        }

        (_standing, _contractYear) = (draft.Contract, told.Year);
        _contract[told.Year] = draft.ResultsPaidThisYearPence;
        _decided.UnionWith(draft.DecidedResults);
        _upFrontPaid.UnionWith(draft.Lines.Where(line => line.Kind == LineKind.UpFront).Select(line => line.PackageId!.Value));
        _rewarded.UnionWith(inputs.Packages.Where(package => package.Independence is not null).Select(package => package.PersonId));
    }
}
