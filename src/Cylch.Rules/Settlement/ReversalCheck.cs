namespace Cylch.Rules.Settlement;

/// <summary>What bears on whether a verified result may be taken back after its dispute.</summary>
/// <param name="IsDisputeResolved">It was disputed, and somebody said how the dispute ended.</param>
/// <param name="TookPart">Whoever takes it back verified it or disputed it.</param>
/// <param name="IsReversed">It was taken back before.</param>
/// <param name="ReplacementIsOfSame">The verification put in its place is of the same outcome and package, and newer.</param>
/// <param name="ReplacementIsDecided">A closed period has decided that one already, as a result of its own.</param>
public sealed record ReversalFacts(bool IsDisputeResolved, bool TookPart, bool IsReversed, bool HasReplacement, bool ReplacementIsOfSame, bool ReplacementIsDecided);

/// <summary>
/// A result is taken back only after a dispute that somebody uninvolved has ended. What stands in its place is another verification, or nothing yet; then
/// the money waits again.
/// </summary>
public static class ReversalCheck
{
    public static Refusal? FirstRefusal(ReversalFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts switch
        {
            { IsReversed: true } => new Refusal("settlement.reversed-before"),
            { IsDisputeResolved: false } => new Refusal("settlement.no-resolved-dispute"),
            { TookPart: true } => new Refusal("settlement.reverser-took-part"),
            { HasReplacement: true, ReplacementIsOfSame: false } => new Refusal("settlement.replacement-of-another"),
            { HasReplacement: true, ReplacementIsDecided: true } => new Refusal("settlement.replacement-decided"),
            _ => null,
        };
    }
}
