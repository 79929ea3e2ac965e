using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;

namespace Cylch.Rules.Settlement;

/// <summary>One single thing that could have been otherwise in a period: it makes other facts of the same period.</summary>
/// <param name="Code">Stable name; its wording has the key <c>settlement.change.</c> and this code.</param>
public abstract record FactChange(string Code)
{
    /// <summary>Values for the sentence, in the order its wording expects.</summary>
    public abstract IReadOnlyList<Operand> Operands { get; }

    /// <summary>The facts with this one thing changed, and nothing else.</summary>
    public abstract PeriodInputs Apply(PeriodInputs inputs);

    private protected static PeriodInputs WithOutcome(PeriodInputs inputs, long outcomeId, Func<OutcomeInputs, OutcomeInputs> change) => inputs with
    {
        Packages =
        [
            .. inputs.Packages.Select(package => package.Outcomes.Any(o => o.OutcomeId == outcomeId)
                ? package with { Outcomes = [.. package.Outcomes.Select(o => o.OutcomeId == outcomeId ? change(o) : o)] }
                : package),
        ],
    };

    private protected static PeriodInputs WithContract(PeriodInputs inputs, Func<ContractInputs, ContractInputs> change) =>
        inputs with { Contract = change(inputs.Contract) };
}

/// <summary>The verified reading of an outcome is another; whatever the person said is taken as said.</summary>
public sealed record ReadingIs(string Code, long OutcomeId, long ResultId, int Reading) : FactChange(Code)
{
    public override IReadOnlyList<Operand> Operands => [Operand.Points(Reading)];

    public override PeriodInputs Apply(PeriodInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return WithOutcome(inputs, OutcomeId, outcome => outcome with
        {
            Finding = outcome.Finding is VerifiedReading verified
                ? verified with { Reading = Reading }
                : new VerifiedReading(ResultId, Reading, Confirmation.Confirmed) { TakenOn = inputs.Period.End },
        });
    }
}

/// <summary>The person was asked, and confirmed the reading.</summary>
public sealed record PersonConfirmed(long OutcomeId) : FactChange("confirmed")
{
    public override IReadOnlyList<Operand> Operands => [];

    public override PeriodInputs Apply(PeriodInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return WithOutcome(inputs, OutcomeId, outcome => outcome with
        {
            Finding = outcome.Finding is VerifiedReading verified ? verified with { Confirmation = Confirmation.Confirmed } : outcome.Finding,
        });
    }
}

/// <summary>The time given is what was agreed: no minute less, none more.</summary>
public sealed record GivenAsAgreed(long PackageId, int AgreedMinutes) : FactChange("given-as-agreed")
{
    public override IReadOnlyList<Operand> Operands => [Operand.Minutes(AgreedMinutes)];

    public override PeriodInputs Apply(PeriodInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs with
        {
            Packages = [.. inputs.Packages.Select(package => package.PackageId == PackageId ? package with { Given = package.Envelope } : package)],
        };
    }
}

/// <summary>People asked about satisfaction in this period said something else.</summary>
public sealed record RepliesAre(string Code, Replies Replies) : FactChange(Code)
{
    public override IReadOnlyList<Operand> Operands => [Operand.Count(Replies.Asked), Operand.Count(Replies.Replied), Operand.Count(Replies.Satisfied)];

    public override PeriodInputs Apply(PeriodInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return WithContract(inputs, contract => contract with { Replies = Replies });
    }
}

/// <summary>Another number of visits was missed.</summary>
public sealed record MissedVisitsAre(string Code, int Missed) : FactChange(Code)
{
    public override IReadOnlyList<Operand> Operands => [Operand.Count(Missed)];

    public override PeriodInputs Apply(PeriodInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return WithContract(inputs, contract => contract with { Visits = contract.Visits is { } visits ? visits with { Missed = Missed } : null });
    }
}

/// <summary>A named indicator has another figure.</summary>
public sealed record IndicatorIs(string Code, int TermNumber, Share Value) : FactChange(Code)
{
    public override IReadOnlyList<Operand> Operands => [Operand.Figure(Value)];

    public override PeriodInputs Apply(PeriodInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return WithContract(inputs, contract => contract with
        {
            Indicators = [.. contract.Indicators.Where(figure => figure.TermNumber != TermNumber), new IndicatorValue(TermNumber, Value)],
        });
    }
}

/// <summary>Quality was found good, which opens the gate of a gain.</summary>
public sealed record QualityGood() : FactChange("quality-good")
{
    public override IReadOnlyList<Operand> Operands => [];

    public override PeriodInputs Apply(PeriodInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return WithContract(inputs, contract => contract with { QualityMet = true });
    }
}
