namespace Cylch.Rules.Settlement;

/// <summary>The parts a statement's total is made of, in the order it is worked out: of the waterfall, the CSV and the e-invoice alike.</summary>
public enum PartOfStatement
{
    Time = 1,
    Held = 2,
    Released = 3,
    Results = 4,
    Satisfaction = 5,
    Limits = 6,
    Gain = 7,
    Range = 8,
    Missed = 9,
}

/// <summary>Which part a kind of line belongs to.</summary>
public static class StatementPart
{
    /// <summary>Lines that are always £0.00 belong to the part their amount would have gone to.</summary>
    public static PartOfStatement Of(LineKind kind) => kind switch
    {
        LineKind.Time or LineKind.Block or LineKind.UpFront => PartOfStatement.Time,
        LineKind.Held => PartOfStatement.Held,
        LineKind.Released or LineKind.ReleasedNeutral or LineKind.StaysHeld or LineKind.Returned => PartOfStatement.Released,
        LineKind.Satisfaction or LineKind.Joined => PartOfStatement.Satisfaction,
        LineKind.OutcomeCap or LineKind.PersonCap or LineKind.ContractCap or LineKind.PeriodLimit => PartOfStatement.Limits,
        LineKind.Gain => PartOfStatement.Gain,
        LineKind.PaymentRange => PartOfStatement.Range,
        LineKind.Missed or LineKind.MissedVisits or LineKind.Indicator => PartOfStatement.Missed,
        _ => PartOfStatement.Results,
    };
}
