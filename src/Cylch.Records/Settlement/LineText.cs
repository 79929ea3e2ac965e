using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Plans;
using Cylch.Rules.Settlement;

namespace Cylch.Records.Settlement;

/// <summary>What a correction stores: what was booked for the line before, and the facts as they are known now.</summary>
/// <param name="WasPence">The line and all its corrections before this one, as payment.</param>
/// <param name="HeldWasPence">The same, as money held.</param>
/// <param name="BankWasMinutes">What they had put into the time bank; negative when taken out.</param>
/// <param name="Now">Null when, by what is known now, there is no such line.</param>
public sealed record CorrectionInputs(long WasPence, long HeldWasPence, int BankWasMinutes, LineInputs? Now);

/// <summary>How the facts behind a line are kept with it, strict in both directions.</summary>
public static class LineText
{
    public static string Write(LineInputs inputs) => RulesJson.Write(inputs);

    public static string Write(CorrectionInputs inputs) => RulesJson.Write(inputs);

    /// <exception cref="System.Text.Json.JsonException">The text is not what <see cref="Write(LineInputs)"/> writes.</exception>
    public static LineInputs Read(string text) => RulesJson.Read<LineInputs>(text);

    public static CorrectionInputs ReadCorrection(string text) => RulesJson.Read<CorrectionInputs>(text);

    /// <summary>The facts of a line, its own or, for a correction, those known now; null when the line no longer stands.</summary>
    public static LineInputs? FactsOf(StatementLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.CorrectsRunId is null ? Read(line.Inputs) : ReadCorrection(line.Inputs).Now;
    }

    public static LineKind KindOf(StatementLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Enum.Parse<LineKind>(line.Kind);
    }

    /// <summary>The result a line is about, or null when it is about none.</summary>
    public static long? ResultOf(LineInputs? inputs) => inputs switch
    {
        ReleaseLineInputs facts => facts.ResultId,
        NeutralLineInputs facts => facts.ResultId,
        WaitLineInputs facts => facts.ResultId,
        BalanceLineInputs facts => facts.ResultId,
        ResultLineInputs facts => facts.ResultId,
        IndependenceLineInputs facts => facts.ResultId,
        MissedLineInputs facts => facts.ResultId,
        AttributionLineInputs facts => facts.ResultId,
        CountedLineInputs facts => facts.ResultId,
        GroupLineInputs facts => facts.ResultId,
        SustainedLineInputs facts => facts.ResultId,
        _ => null,
    };

    /// <summary>Minutes the facts put into the person's time bank; negative when taken out.</summary>
    public static int BankMinutes(LineInputs? inputs)
    {
        if (inputs is not TimeLineInputs time)
        {
            return 0;
        }

        var closing = TimeBank.Close(
            time.BankOpeningMinutes, time.BankCapMinutes, time.Envelope.Sum(row => row.Minutes), time.Given.Sum(row => row.Minutes));
        return closing.CreditedMinutes - closing.DrawnMinutes;
    }

    /// <summary>
    /// Works a line out again by the terms of the run it belongs to, or for a correction of the run it corrects:
    /// what it adds to the payment, and to the money held.
    /// </summary>
    public static (long AmountPence, long HeldChangePence) Again(PaymentScheme scheme, StatementLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.CorrectsRunId is null)
        {
            var own = Explain.Line(scheme, line.TermNumber, KindOf(line), Read(line.Inputs));
            return (own.Amount.Pence, own.HeldChange.Pence);
        }

        var correction = ReadCorrection(line.Inputs);
        if (correction.Now is null)
        {
            return (-correction.WasPence, -correction.HeldWasPence);
        }

        var now = Explain.Line(scheme, line.TermNumber, KindOf(line), correction.Now);
        return (now.Amount.Pence - correction.WasPence, now.HeldChange.Pence - correction.HeldWasPence);
    }
}
