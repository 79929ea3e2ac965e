namespace Cylch.Rules.Delivery;

/// <summary>What became of the rows of a file. Every row read is in exactly one of the other three.</summary>
public readonly record struct VisitTally(long RowsRead, long Accepted, long AlreadyHeld, long Refused)
{
    /// <summary>The accounting law of an import: nothing is dropped in silence.</summary>
    public bool Balances => RowsRead == Accepted + AlreadyHeld + Refused;

    public static VisitTally operator +(VisitTally left, VisitTally right) => new(
        left.RowsRead + right.RowsRead,
        left.Accepted + right.Accepted,
        left.AlreadyHeld + right.AlreadyHeld,
        left.Refused + right.Refused);

    public static VisitTally Add(VisitTally left, VisitTally right) => left + right;
}
