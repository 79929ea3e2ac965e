namespace Cylch.Records.Settlement;

/// <summary>Makes the lines that are kept from the lines that were worked out.</summary>
internal static class RunLines
{
    public static StatementLine Own(Rules.Settlement.StatementLine line) => new()
    {
        RunId = 0,
        Number = line.Number,
        TermNumber = line.TermNumber,
        Kind = line.Kind.ToString(),
        PersonId = line.PersonId,
        PackageId = line.PackageId,
        OutcomeId = line.OutcomeId,
        VerificationId = ResultKey.Verification(LineText.ResultOf(line.Inputs)),
        AmountPence = line.Amount.Pence,
        HeldChangePence = line.HeldChange.Pence,
        Inputs = LineText.Write(line.Inputs),
    };

    public static StatementLine Numbered(StatementLine correction, int number) => new()
    {
        RunId = 0,
        Number = number,
        TermNumber = correction.TermNumber,
        Kind = correction.Kind,
        PersonId = correction.PersonId,
        PackageId = correction.PackageId,
        OutcomeId = correction.OutcomeId,
        VerificationId = correction.VerificationId,
        AmountPence = correction.AmountPence,
        HeldChangePence = correction.HeldChangePence,
        Inputs = correction.Inputs,
        CorrectsRunId = correction.CorrectsRunId,
        CorrectsLineId = correction.CorrectsLineId,
    };
}
