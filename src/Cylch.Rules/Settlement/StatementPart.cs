namespace Cylch.Rules.Settlement;

/// <summary>The parts a statement's total is made of, in the order it is worked out: of the waterfall, the CSV and the e-invoice alike.</summary>
public enum PartOfStatement
{
    Time,
    Index,
    Held,
    Released,
    Results,
    Satisfaction,
    Limits,
    Gain,
    Range,
    Smoothing,
    Missed,
}

/// <summary>Which part a kind of line belongs to.</summary>
public static class StatementPart
{
    /// <summary>Lines that are always £0.00 belong to the part their amount would have gone to.</summary>
    public static PartOfStatement Of(LineKind kind) => kind switch
    {
        LineKind.Time or LineKind.Block or LineKind.Capitation or LineKind.UpFront => PartOfStatement.Time,
        LineKind.Indexation => PartOfStatement.Index,
        LineKind.Held => PartOfStatement.Held,
        LineKind.Released or LineKind.ReleasedNeutral or LineKind.StaysHeld or LineKind.Returned => PartOfStatement.Released,
        LineKind.Satisfaction or LineKind.Joined => PartOfStatement.Satisfaction,
        LineKind.OutcomeCap or LineKind.PersonCap or LineKind.ContractCap or LineKind.PeriodLimit => PartOfStatement.Limits,
        LineKind.Gain => PartOfStatement.Gain,
        LineKind.Smoothing => PartOfStatement.Smoothing,
        LineKind.PaymentRange => PartOfStatement.Range,
        LineKind.Missed or LineKind.MissedVisits or LineKind.Indicator => PartOfStatement.Missed,
        _ => PartOfStatement.Results,
    };

    /// <summary>Whether a line of this kind is £0.00 whatever happened: it explains, and adds to no part.</summary>
    public static bool IsAlwaysNothing(LineKind kind) => kind is
        LineKind.StaysHeld or LineKind.Returned or LineKind.Waits or LineKind.LeftOut or LineKind.Joined or LineKind.Counted;
}
