using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Plans;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>The working sheet of one period: everything in one fixed order, whatever order the inputs came in.</summary>
/// <param name="scheme">The terms.</param>
/// <param name="inputs">The facts of everybody who is worked.</param>
/// <param name="amounts">Set when amounts alone are asked for.</param>
/// <param name="others">What those bring who are under the contract and are not worked here.</param>
internal sealed class Sheet(PaymentScheme scheme, PeriodInputs inputs, List<LineAmount>? amounts, OthersWork others = default)
{
    public OthersWork Others { get; } = others;

    public PaymentScheme Scheme { get; } = scheme;

    public PeriodInputs Inputs { get; } = inputs;

    public PackageSheet[] Packages { get; } = PackageSheet.Of(inputs.Packages);

    /// <summary>Empty when only amounts are asked for.</summary>
    public List<StatementLine> Lines { get; } = [];

    /// <summary>What all lines so far add to the payment.</summary>
    public long TotalPence { get; private set; } = others.LinesPence;

    public List<long> UpFrontPaid { get; } = [];

    public List<long> Rewarded { get; } = [];

    /// <summary>Earned by results in this period, after the caps for outcome and person.</summary>
    public long ResultsPence { get; set; }

    public Dictionary<long, long> ResultsByPerson { get; } = [];

    public ContractInputs Contract => Inputs.Contract;

    /// <summary>The contract ends in this period.</summary>
    public bool IsLastOfContract => Contract.EndsOn <= Inputs.Period.End;

    public bool IsLastOfYear => Inputs.Period.Number == PaymentPeriod.PerYear;

    /// <summary>The price of all packages' time, index included, before anything is held.</summary>
    public long TimePricePence
    {
        get
        {
            var pence = Others.TimePricePence;
            foreach (var package in Packages)
            {
                pence += package.TimePrice.Pence;
            }

            return pence;
        }
    }

    public int ResultsDecided { get; set; } = others.ResultsDecided;

    public int ResultsReached { get; set; } = others.ResultsReached;

    public long JoinedPricePence { get; set; } = inputs.Contract.Before.JoinedPricePence;

    public Replies JoinedReplies { get; set; } = inputs.Contract.Before.JoinedReplies;

    public long ForwardPence { get; set; }

    /// <summary>What all lines come to before deductions.</summary>
    public long BeforeDeductionsPence { get; set; }

    /// <summary>Kept of earlier periods and this one by payments on account.</summary>
    public long SmoothedPence { get; set; } = inputs.Contract.Before.SmoothedPence;

    /// <summary>The indexes at work in this period, in order of their numbers, each with its factor.</summary>
    public IReadOnlyList<(Indexation Term, Share Factor)> Indexes { get; } =
    [
        .. scheme.Terms.OfType<Indexation>().Where(index => index.From <= inputs.Period.Start).OrderBy(index => index.Number)
            .Select(index => (index, inputs.Contract.IndexFactors.First(factor => factor.TermNumber == index.Number).Factor)),
    ];

    public Share? ValueOf(PaymentTerm term) =>
        Contract.Indicators.FirstOrDefault(indicator => indicator.TermNumber == term.Number)?.Value;

    public ContractStanding Closing() => new(
        JoinedPricePence,
        JoinedReplies,
        ForwardPence,
        Contract.Before.ResultsDecided + ResultsDecided,
        Contract.Before.ResultsReached + ResultsReached,
        Contract.Before.PaidThisYearPence + BeforeDeductionsPence,
        SmoothedPence);

    public void Add(
        PaymentTerm term,
        LineKind kind,
        LineInputs facts,
        Money amount,
        Money heldChange = default,
        PackageSheet? package = null,
        OutcomeSheet? outcome = null,
        long? personId = null)
    {
        TotalPence += amount.Pence;
        var person = package?.Inputs.PersonId ?? personId;
        var (packageId, outcomeId) = (package?.Inputs.PackageId, outcome?.Inputs.OutcomeId);
        if (amounts is null)
        {
            Lines.Add(new StatementLine(Lines.Count + 1, term.Number, kind, person, packageId, outcomeId, amount, heldChange, facts));
        }
        else
        {
            amounts.Add(new LineAmount(term.Number, kind, person, packageId, outcomeId, amount.Pence, heldChange.Pence));
        }
    }
}

internal sealed class PackageSheet(PackageInputs inputs)
{
    public PackageInputs Inputs { get; } = inputs;

    public OutcomeSheet[] Outcomes { get; } = OutcomeSheet.Of(inputs.Outcomes);

    public Money TimePrice { get; set; }

    public TimeBankMovement? TimeBank { get; set; }

    public static PackageSheet[] Of(IReadOnlyList<PackageInputs> packages)
    {
        var inOrder = Spans.InOrder(packages, package => package.PackageId);
        var sheets = new PackageSheet[inOrder.Length];
        for (var at = 0; at < sheets.Length; at++)
        {
            sheets[at] = new PackageSheet(inOrder[at]);
        }

        return sheets;
    }
}

internal sealed class OutcomeSheet(OutcomeInputs inputs)
{
    public OutcomeInputs Inputs { get; } = inputs;

    /// <summary>What the finding means for money: it counts, it is neutral, or it waits.</summary>
    public Standing? Standing { get; } = Standing.Of(inputs);

    public long AddedPence { get; set; }

    public long ReleasedPence { get; set; }

    public long ReturnedPence { get; set; }

    /// <summary>Null until this period's review has decided about the held money.</summary>
    public HeldMoney? HeldAfter { get; set; }

    public int? HighestPointPaid { get; set; } = inputs.HighestPointPaid;

    /// <summary>Earned in this period; the outcome's own cap already taken off once the caps have run.</summary>
    public long EarnedPence { get; set; }

    public bool BalanceClosed { get; set; } = inputs.BalanceClosed;

    public LocalDate? ReachedSince { get; set; } = inputs.ReachedSince;

    public bool SustainedPaid { get; set; } = inputs.SustainedPaid;

    public static OutcomeSheet[] Of(IReadOnlyList<OutcomeInputs> outcomes)
    {
        var inOrder = Spans.InOrder(outcomes, outcome => outcome.OutcomeId);
        var sheets = inOrder.Length == 0 ? [] : new OutcomeSheet[inOrder.Length];
        for (var at = 0; at < sheets.Length; at++)
        {
            sheets[at] = new OutcomeSheet(inOrder[at]);
        }

        return sheets;
    }

    public OutcomeClosing Closing() => new(
        Inputs.OutcomeId,
        Inputs.Held.TotalPence,
        AddedPence,
        ReleasedPence,
        ReturnedPence,
        HeldAfter ?? Inputs.Held with { FreshPence = Inputs.Held.FreshPence + AddedPence },
        HighestPointPaid,
        Inputs.ResultsPaidPence + EarnedPence,
        BalanceClosed,
        ReachedSince,
        SustainedPaid);
}

/// <summary>The gate every finding passes before any money depends on it.</summary>
internal abstract record Standing(long ResultId)
{
    public static Standing? Of(OutcomeInputs outcome) => outcome.Finding switch
    {
        null => null,
        NeutralEnding neutral => new IsNeutral(neutral.ResultId, neutral.Reason),
        Undecided open => new Waits(open.ResultId, open.Reason),
        VerifiedReading verified when Judge.HasNoRoom(outcome.Kind, outcome.Measure, outcome.Baseline) =>
            new IsNeutral(verified.ResultId, NeutralReason.MeasureHasNoRoom),
        VerifiedReading { Confirmation: Confirmation.Awaited } verified =>
            new Waits(verified.ResultId, UndecidedReason.ConfirmationAwaited),
        VerifiedReading verified => new Counts(
            verified.ResultId,
            new ReadingFacts(outcome.Kind, outcome.Measure, outcome.Baseline, outcome.Target, verified.Reading),
            verified.TakenOn),
        _ => throw new InvalidOperationException($"No such finding: {outcome.Finding}"),
    };
}

internal sealed record Counts(long ResultId, ReadingFacts Facts, LocalDate? TakenOn) : Standing(ResultId);

internal sealed record IsNeutral(long ResultId, NeutralReason Reason) : Standing(ResultId);

internal sealed record Waits(long ResultId, UndecidedReason Reason) : Standing(ResultId);
