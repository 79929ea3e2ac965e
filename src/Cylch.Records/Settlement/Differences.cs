using Cylch.Rules;
using Cylch.Rules.Settlement;

namespace Cylch.Records.Settlement;

/// <summary>What a closed run comes to by what is known now, against what was booked for it: the lines that set it right.</summary>
internal static class Differences
{
    /// <returns>
    /// The corrections, or a refusal when a line comes to another amount from the very same facts: then the program has
    /// changed its mind, and nothing is booked until somebody has found out why.
    /// </returns>
    public static Decision<IReadOnlyList<StatementLine>> Between(ClosedRun closed, StatementDraft again)
    {
        var booked = closed.Own.Concat(closed.Corrections).GroupBy(Key).ToDictionary(group => group.Key, group => group.ToList());
        var now = again.Lines.ToDictionary(Key);
        var corrections = new List<StatementLine>();
        foreach (var key in booked.Keys.Union(now.Keys).Order())
        {
            var lines = booked.GetValueOrDefault(key, []);
            var line = now.GetValueOrDefault(key);
            if (lines is [{ CorrectsRunId: null } only] && line is not null && IsAnotherAmount(only, line))
            {
                return new Refusal(
                    "settlement.line-not-same", closed.Run.PeriodNumber, only.Number, new Money(only.AmountPence), line.Amount);
            }

            if (Correction(closed, key, lines, line) is { } correction)
            {
                corrections.Add(correction);
            }
        }

        return corrections;
    }

    private static bool IsAnotherAmount(StatementLine booked, Rules.Settlement.StatementLine again) =>
        (booked.AmountPence != again.Amount.Pence || booked.HeldChangePence != again.HeldChange.Pence)
        && booked.Inputs == LineText.Write(again.Inputs);

    private static StatementLine? Correction(ClosedRun closed, LineKey key, List<StatementLine> booked, Rules.Settlement.StatementLine? now)
    {
        var was = booked.Sum(line => line.AmountPence);
        var heldWas = booked.Sum(line => line.HeldChangePence);
        var bankWas = booked.Sum(BankMinutes);
        var (amount, held) = (now?.Amount.Pence ?? 0, now?.HeldChange.Pence ?? 0);
        if (amount == was && held == heldWas && LineText.BankMinutes(now?.Inputs) == bankWas)
        {
            return null;
        }

        return new StatementLine
        {
            RunId = 0,
            Number = 0,
            TermNumber = key.TermNumber,
            Kind = key.Kind.ToString(),
            PersonId = key.PersonId,
            PackageId = key.PackageId,
            OutcomeId = key.OutcomeId,
            VerificationId = booked.Count > 0 ? booked[0].VerificationId : ResultKey.Verification(LineText.ResultOf(now?.Inputs)),
            AmountPence = amount - was,
            HeldChangePence = held - heldWas,
            Inputs = LineText.Write(new CorrectionInputs(was, heldWas, bankWas, now?.Inputs)),
            CorrectsRunId = closed.Run.Id,
            CorrectsLineId = booked.Find(line => line.CorrectsRunId is null)?.Id,
        };
    }

    private static int BankMinutes(StatementLine line)
    {
        if (line.CorrectsRunId is null)
        {
            return LineText.BankMinutes(LineText.Read(line.Inputs));
        }

        var correction = LineText.ReadCorrection(line.Inputs);
        return LineText.BankMinutes(correction.Now) - correction.BankWasMinutes;
    }

    private static LineKey Key(StatementLine line) =>
        new(LineText.KindOf(line), line.TermNumber, line.PersonId, line.PackageId, line.OutcomeId);

    private static LineKey Key(Rules.Settlement.StatementLine line) =>
        new(line.Kind, line.TermNumber, line.PersonId, line.PackageId, line.OutcomeId);
}

/// <summary>What makes a line the same line in two workings-out of one period.</summary>
internal readonly record struct LineKey(LineKind Kind, int TermNumber, long? PersonId, long? PackageId, long? OutcomeId) : IComparable<LineKey>
{
    public int CompareTo(LineKey other) =>
        (PackageId ?? 0, PersonId ?? 0, OutcomeId ?? 0, (int)Kind, TermNumber)
            .CompareTo((other.PackageId ?? 0, other.PersonId ?? 0, other.OutcomeId ?? 0, (int)other.Kind, other.TermNumber));
}
