using System.Globalization;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Cylch.Web.Wording;
using NodaTime;

namespace Cylch.Web.Settlement;

/// <summary>Lines of a statement and the steps behind them, in words.</summary>
public static class LineWords
{
    /// <summary>What sort of line it is, for headings and tables.</summary>
    public static string Kind(W words, LineKind kind) => words.Of("settlement.line", kind);

    /// <summary>One step of an explanation as a sentence.</summary>
    public static string Step(W words, ExplanationStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return words[$"settlement.step.{step.Code}", [.. step.Operands.Select(operand => Value(words, operand)), Value(words, step.Result)]];
    }

    /// <summary>What could have been otherwise, as a sentence.</summary>
    public static string Change(W words, Alternative other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return words[$"settlement.change.{other.Change.Code}", [.. other.Change.Operands.Select(operand => Value(words, operand))]];
    }

    /// <summary>Why what is paid now would have been the same; null where it would not.</summary>
    public static string? WhySame(W words, Alternative other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.WhySame is { } why ? words.Of("settlement.same-paid", why) : null;
    }

    /// <summary>Why nobody could have changed a line in its period.</summary>
    public static string NoChange(W words, string why) => words[$"settlement.no-change.{why}"];

    /// <summary>A difference, or that there is none.</summary>
    public static string Effect(W words, long pence) => pence == 0 ? words["settlement.change.same"] : words.Say.Change(pence);

    /// <summary>A value with its unit. An amount before rounding keeps its fraction of a penny.</summary>
    public static string Value(W words, Operand operand) => operand.Kind switch
    {
        OperandKind.Pence when operand.Denominator == 1 => words.Say.Money(operand.Numerator),
        OperandKind.Pence => Exact(operand),
        OperandKind.PenceAnHour => words.Say.Money(operand.Numerator),
        OperandKind.Minutes => words.Say.Minutes(operand.Numerator),
        OperandKind.Share => Part(words, new Share(operand.Numerator, operand.Denominator)),
        OperandKind.Count => words.Say.Number(operand.Numerator),
        OperandKind.Points or OperandKind.Factor or OperandKind.Figure => Short(operand),
        OperandKind.Band => words.Of("contracts.rate-band", (RateBand)operand.Numerator),
        OperandKind.Complexity => words.Of("contracts.complexity-band", (ComplexityBand)operand.Numerator),
        OperandKind.Result => words.Of("outcomes.outcome-result", (OutcomeResult)operand.Numerator),
        OperandKind.Neutral => words.Of("outcomes.neutral-reason", (NeutralReason)operand.Numerator),
        OperandKind.Area => words.Of("outcomes.well-being-area", (WellBeingArea)operand.Numerator),
        OperandKind.Day => words.Say.Date(new LocalDate(1970, 1, 1).PlusDays((int)operand.Numerator)),
        OperandKind.Undecided => words.Of("settlement.undecided-reason", (UndecidedReason)operand.Numerator),
        _ => throw new InvalidOperationException($"There are no words for {operand.Kind}."),
    };

    private static string Exact(Operand operand)
    {
        var pounds = Math.Abs((decimal)operand.Numerator) / operand.Denominator / 100;
        return (operand.Numerator < 0 ? "−£" : "£") + pounds.ToString("#,0.00####", CultureInfo.InvariantCulture);
    }

    private static string Part(W words, Share share) => share * new Share(1000, 1) is { Denominator: 1 }
        ? words.Say.Percent(share)
        : string.Create(CultureInfo.InvariantCulture, $"{share.Numerator}/{share.Denominator}");

    private static string Short(Operand operand)
    {
        var exact = (decimal)operand.Numerator / operand.Denominator;
        return exact * 10_000 % 1 == 0
            ? exact.ToString("0.####", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{operand.Numerator}/{operand.Denominator}");
    }
}
