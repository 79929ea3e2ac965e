using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>How a line came to its pennies, as data: the pages word it in two languages.</summary>
/// <param name="Amount">What the steps come to; the same penny as on the line.</param>
/// <param name="HeldChange">What the steps come to for the money held.</param>
public sealed record Explanation(Money Amount, Money HeldChange, IReadOnlyList<ExplanationStep> Steps);

/// <param name="Code">Stable name; its wording has the key <c>settlement.step.</c> and this code.</param>
/// <param name="Operands">Values for the sentence, in the order its wording expects.</param>
/// <param name="Result">What the step comes to; the sentence's last value.</param>
public sealed record ExplanationStep(string Code, IReadOnlyList<Operand> Operands, Operand Result);

/// <summary>A value with its unit, exact: an unrounded amount keeps its fraction.</summary>
/// <param name="Numerator">For <see cref="OperandKind.Band"/> to <see cref="OperandKind.Undecided"/> and for <see cref="OperandKind.Area"/>, the number of the enum's member.</param>
/// <param name="Denominator">Above 0; 1 for whole values.</param>
public readonly record struct Operand(OperandKind Kind, long Numerator, long Denominator)
{
    public static Operand Pence(long pence) => new(OperandKind.Pence, pence, 1);

    public static Operand Exact(Share pence) => new(OperandKind.Pence, pence.Numerator, pence.Denominator);

    public static Operand PenceAnHour(long pence) => new(OperandKind.PenceAnHour, pence, 1);

    public static Operand Minutes(long minutes) => new(OperandKind.Minutes, minutes, 1);

    public static Operand Points(long points) => new(OperandKind.Points, points, 1);

    public static Operand Points(Share points) => new(OperandKind.Points, points.Numerator, points.Denominator);

    public static Operand Part(Share share) => new(OperandKind.Share, share.Numerator, share.Denominator);

    public static Operand Times(Share factor) => new(OperandKind.Factor, factor.Numerator, factor.Denominator);

    public static Operand Count(long count) => new(OperandKind.Count, count, 1);

    public static Operand Figure(Share value) => new(OperandKind.Figure, value.Numerator, value.Denominator);

    public static Operand Of(WellBeingArea area) => new(OperandKind.Area, (long)area, 1);

    /// <summary>As days since 1 January 1970.</summary>
    public static Operand Of(LocalDate day) => new(OperandKind.Day, Period.DaysBetween(new LocalDate(1970, 1, 1), day), 1);

    public static Operand Of(RateBand band) => new(OperandKind.Band, (long)band, 1);

    public static Operand Of(ComplexityBand band) => new(OperandKind.Complexity, (long)band, 1);

    public static Operand Of(OutcomeResult result) => new(OperandKind.Result, (long)result, 1);

    public static Operand Of(NeutralReason reason) => new(OperandKind.Neutral, (long)reason, 1);

    public static Operand Of(UndecidedReason reason) => new(OperandKind.Undecided, (long)reason, 1);
}

/// <summary>The unit of an operand, so that a page can say it in either language.</summary>
public enum OperandKind
{
    /// <summary>Pence; may have a fraction before rounding.</summary>
    Pence = 1,
    PenceAnHour = 2,
    Minutes = 3,

    /// <summary>Points on the outcome's measure; a mark may lie between two.</summary>
    Points = 4,

    /// <summary>A fraction of something: 6 % is 3/50.</summary>
    Share = 5,
    Count = 6,

    /// <summary>A <see cref="RateBand"/>.</summary>
    Band = 7,

    /// <summary>A <see cref="ComplexityBand"/>.</summary>
    Complexity = 8,

    /// <summary>An <see cref="OutcomeResult"/>.</summary>
    Result = 9,

    /// <summary>A <see cref="NeutralReason"/>.</summary>
    Neutral = 10,

    /// <summary>An <see cref="UndecidedReason"/>.</summary>
    Undecided = 11,

    /// <summary>What something is multiplied by: a weight of 1.15 is 23/20.</summary>
    Factor = 12,

    /// <summary>A figure in an indicator's own unit.</summary>
    Figure = 13,

    /// <summary>A <see cref="WellBeingArea"/>.</summary>
    Area = 14,

    /// <summary>Days since 1 January 1970.</summary>
    Day = 15,
}

/// <summary>Collects steps while an amount is worked out. Settlement passes none and so allocates none.</summary>
internal sealed class Steps
{
    private readonly List<ExplanationStep> _steps = [];

    public IReadOnlyList<ExplanationStep> All => _steps;

    public void Add(string code, Operand result, params ReadOnlySpan<Operand> operands) =>
        _steps.Add(new ExplanationStep(code, operands.ToArray(), result));

    /// <summary>The one rounding of a line, or the remark that none was needed.</summary>
    public void Rounded(Share exact, long pence) =>
        Add(exact.Denominator == 1 ? "rounding.none-needed" : "rounding.half-up", Operand.Pence(pence), Operand.Exact(exact));
}
