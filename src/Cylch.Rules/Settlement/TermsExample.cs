using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>
/// What terms come to in an invented case, for people who read them before they sign: the same care in two periods, with one
/// finding for each outcome in the second. It is settled by the very rules that will pay, so example and payment cannot differ.
/// </summary>
/// <param name="AgreedMinutes">In the envelope of each period; 0 where no time is bought.</param>
/// <param name="GivenMinutes">Given in each period.</param>
/// <param name="Outcomes">How many outcomes the invented person has.</param>
/// <param name="First">The first period: nothing is found yet.</param>
/// <param name="Second">The second period, with the findings.</param>
public sealed record TermsExample(PaymentScheme Scheme, int AgreedMinutes, int GivenMinutes, int Outcomes, StatementDraft First, StatementDraft Second)
{
    /// <summary>In each band of a population.</summary>
    public const int PeopleInABand = 100;

    private const long Person = 1;
    private const int EnvelopeMinutes = 28 * 60;
    private const int NotGivenMinutes = 60;
    private const int BankCapMinutes = 6 * 60;

    /// <summary>The example, or why these terms cannot be worked out, as a real period would be refused.</summary>
    public static Decision<TermsExample> Of(PaymentScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        if (SchemeCheck.AllRefusals(scheme) is [var unsound, ..])
        {
            return unsound;
        }

        var yearStart = scheme.InForceFrom.DayOfWeek == IsoDayOfWeek.Monday ? scheme.InForceFrom : scheme.InForceFrom.Next(IsoDayOfWeek.Monday);
        var outcomes = OutcomesFor(scheme, new PaymentPeriod(yearStart, 2).End);
        var first = Settle.Period(scheme, Inputs(scheme, new PaymentPeriod(yearStart, 1), [.. outcomes.Select(o => o with { Finding = null })], null));
        if (first.IsRefused)
        {
            return first.Refusal!;
        }

        var before = first.Value.Outcomes.ToDictionary(o => o.OutcomeId);
        var second = Settle.Period(scheme, Inputs(
            scheme, new PaymentPeriod(yearStart, 2),
            [.. outcomes.Select(o => o with { Held = before.TryGetValue(o.OutcomeId, out var closed) ? closed.Held : HeldMoney.None })], first.Value));
        if (second.IsRefused)
        {
            return second.Refusal!;
        }

        var bands = scheme.Find<TimeAtRate>()?.Bands.Distinct().Count() ?? 0;
        return new TermsExample(
            scheme, bands == 0 ? 0 : EnvelopeMinutes, bands == 0 ? 0 : EnvelopeMinutes - NotGivenMinutes, outcomes.Count, first.Value, second.Value);
    }

    /// <summary>One line of each kind that a term makes, the largest of its kind; none where the term does not come in.</summary>
    public IReadOnlyList<StatementLine> Of(int termNumber) =>
    [
        .. First.Lines.Concat(Second.Lines).Where(line => line.TermNumber == termNumber)
            .GroupBy(line => line.Kind)
            .Select(lines => lines.OrderByDescending(line => Math.Abs(line.Amount.Pence)).ThenBy(line => line.Number).First())
            .OrderBy(line => line.Kind),
    ];

    private static PeriodInputs Inputs(PaymentScheme scheme, PaymentPeriod period, IReadOnlyList<OutcomeInputs> outcomes, StatementDraft? before)
    {
        var bands = scheme.Find<TimeAtRate>()?.Bands.Distinct().Order().ToList() ?? [];
        IReadOnlyList<BandMinutes> Minutes(int whole) =>
            [.. bands.Select((band, i) => new BandMinutes(band, period.Start, period.Start, whole / bands.Count + (i == 0 ? whole % bands.Count : 0)))];
        var package = new PackageInputs(
            1, Person, ComplexityBand.B, Minutes(EnvelopeMinutes), Minutes(EnvelopeMinutes - NotGivenMinutes),
            new TimeBankInputs(before is null ? 0 : NotGivenMinutes, bands.Count == 0 ? 0 : BankCapMinutes), outcomes,
            Plan(scheme, period, outcomes, before is not null),
            before is not null && scheme.Find<IndependenceReward>() is not null ? new IndependenceFinding(100, false) : null);
        return new PeriodInputs(
            period, [package], before?.People ?? [new PersonYear(Person, 0)], before?.ResultsPaidThisYearPence ?? 0,
            before?.DecidedResults.ToHashSet() ?? [])
        {
            Contract = Whole(scheme, before),
        };
    }

    // Half a year of eight hours a week, at an hourly price that terms of this sort leave to each plan.
    private static PlanInputs? Plan(PaymentScheme scheme, PaymentPeriod period, IReadOnlyList<OutcomeInputs> outcomes, bool isUpFrontPaid) =>
        scheme.Find<UpFrontShare>() is null
            ? null
            : new PlanInputs(
                period.YearStart, 8 * 60, 26, 24_00, [.. outcomes.Select(o => new PlanPart(o.OutcomeId, o.Weight))], isUpFrontPaid);

    private static ContractInputs Whole(PaymentScheme scheme, StatementDraft? before) => new(
        new Replies(40, 30, 27),
        new VisitCounts(1_000, 12),
        [
            .. scheme.Terms.OfType<IndicatorDeduction>().Select(term => new IndicatorValue(term.Number, term.Mark)),
            .. scheme.Terms.OfType<GainShare>().Select(term => new IndicatorValue(term.Number, term.Baseline)),
        ],
        true,
        before?.Contract ?? ContractStanding.Start)
    {
        Population =
        [
            .. scheme.Terms.OfType<CapitationByBand>().SelectMany(term => term.Bands.Select((_, place) => new PopulationCount(term.Number, place, PeopleInABand))),
        ],
        IndexFactors = [.. scheme.Terms.OfType<Indexation>().Select(term => new IndexFactor(term.Number, new Share(103, 100)))],
    };

    private static List<OutcomeInputs> OutcomesFor(PaymentScheme scheme, LocalDate readOn)
    {
        (OutcomeKind Kind, int Baseline, int Target, Finding Finding)[] all =
        [
            (OutcomeKind.Change, 3, 8, new VerifiedReading(1, 8, Confirmation.Confirmed)),
            (OutcomeKind.Change, 3, 8, new VerifiedReading(2, 6, Confirmation.Confirmed)),
            (OutcomeKind.Change, 3, 8, new VerifiedReading(3, 3, Confirmation.Confirmed)),
            (OutcomeKind.Maintenance, 7, 7, new VerifiedReading(4, 7, Confirmation.Unable)),
            (OutcomeKind.Process, 2, 6, new VerifiedReading(5, 6, Confirmation.Confirmed)),
            (OutcomeKind.Change, 3, 8, new NeutralEnding(6, NeutralReason.InHospital)),
            (OutcomeKind.Change, 3, 8, new Undecided(7, UndecidedReason.Disputed)),
        ];
        return
        [
            .. all.Where(o => Counts(scheme, o.Kind)).Select((o, i) => new OutcomeInputs(
                i + 1, o.Kind, Measure.OwnScale0To10, o.Baseline, o.Target, 1, HeldMoney.None, null, 0, false,
                o.Finding is VerifiedReading verified ? verified with { TakenOn = readOn } : o.Finding)
            {
                Area = AreaOf(scheme, o.Kind, i),
                ReachedSince = i == 0 ? readOn.PlusWeeks(-(scheme.Find<PriceWhenSustained>()?.Weeks ?? 0)) : null,
            }),
        ];
    }

    // The groups in turn, so that each price is seen.
    private static WellBeingArea? AreaOf(PaymentScheme scheme, OutcomeKind kind, int place) =>
        ResultWork.TermFor(scheme, kind) is PriceByGroup price ? price.Groups[place % price.Groups.Count].Areas[0] : null;

    // An outcome of a kind that no term pays for would be refused, as it is in a real period.
    private static bool Counts(PaymentScheme scheme, OutcomeKind kind) =>
        ResultWork.TermFor(scheme, kind) is not null || (kind == OutcomeKind.Change && scheme.Find<PriceWhenSustained>() is not null) || scheme.Find<ReleaseOnVerified>() is not null || scheme.Find<BalanceOnConfirmation>() is not null
        || scheme.Find<PriceByTier>() is not null || scheme.Find<GainShare>() is not null;
}
