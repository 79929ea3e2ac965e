namespace Cylch.Rules.Settlement;

/// <summary>A period settled again on other facts, and which lines had to be worked again for it.</summary>
public sealed class WorkedAgain
{
    private readonly Lazy<StatementDraft> _draft;

    internal WorkedAgain(Money total, IReadOnlyList<StatementLine> before, IReadOnlyList<StatementLine> now, Func<StatementDraft> draft)
    {
        (Total, LinesBefore, LinesNow) = (total, before, now);
        _draft = new Lazy<StatementDraft>(draft);
    }

    /// <summary>What the whole statement comes to.</summary>
    public Money Total { get; }

    /// <summary>The whole statement, as settling everything would give it; put together when it is first asked for.</summary>
    public StatementDraft Draft => _draft.Value;

    /// <summary>Lines of the earlier statement that were not kept: of the people of whom something is otherwise, and of the contract as a whole.</summary>
    public IReadOnlyList<StatementLine> LinesBefore { get; }

    /// <summary>What stands in their place, numbered among themselves.</summary>
    public IReadOnlyList<StatementLine> LinesNow { get; }

    /// <summary>Every line that came to something else, is new, or is no more; lines that were kept cannot.</summary>
    public IReadOnlyList<LineDifference> Differences()
    {
        var before = LinesBefore.ToDictionary(Key);
        var differences = new List<LineDifference>();
        foreach (var line in LinesNow)
        {
            before.Remove(Key(line), out var was);
            differences.Add(new LineDifference(was, line));
        }

        differences.AddRange(before.Values.Select(line => new LineDifference(line, null)));
        return [.. differences.Where(difference => difference.IsOne)];
    }

    private static (LineKind, int, long?, long?, long?) Key(StatementLine line) =>
        (line.Kind, line.TermNumber, line.PersonId, line.PackageId, line.OutcomeId);
}

/// <summary>One line in two workings-out of a period; null where there is none.</summary>
public sealed record LineDifference(StatementLine? Was, StatementLine? Now)
{
    public long AmountPence => (Now?.Amount.Pence ?? 0) - (Was?.Amount.Pence ?? 0);

    public long HeldPence => (Now?.HeldChange.Pence ?? 0) - (Was?.HeldChange.Pence ?? 0);

    /// <summary>Minutes more put into the person's time bank.</summary>
    public int BankMinutes => Banked(Now) - Banked(Was);

    /// <summary>Whether anything moves: money paid, money held or minutes in the bank.</summary>
    public bool IsOne => AmountPence != 0 || HeldPence != 0 || BankMinutes != 0;

    private static int Banked(StatementLine? line)
    {
        if (line?.Inputs is not TimeLineInputs facts)
        {
            return 0;
        }

        var movement = TimeWork.Bank(facts);
        return movement.CreditedMinutes - movement.DrawnMinutes;
    }
}
