using System.Text;
using System.Text.Json;
using Cylch.Bench.Rivals;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;

namespace Cylch.Bench.Pricing;

/// <summary>P2: the month priced again, each line with an explanation that a machine can check: the facts as the program keeps them with it.</summary>
public static class MonthExplained
{
    public static readonly Benchmark P2 = new(
        "p2",
        "a Wales month priced in memory by every rule, each line with the facts that give it again; contracts of like size",
        "at most 0.75 of DuckDB's time for the same rules without any explanation",
        1 / 0.75m,
        folder => MonthPriced.PrepareAsync(folder, CareShape.Even),
        (prepared, threads) =>
        {
            var month = new WalesMonth(MonthPriced.ShapeOf(prepared));
            return Work.Of(() => Explained(month, threads), contracts => Checked(contracts));
        },
        (folder, prepared, threads) => DuckDb.StartAsync(folder, "p1", prepared, threads))
    {
        Group = "settlement",
        Note = "An explanation is the text of the facts as the program keeps it with a line; with the terms it gives the same pennies and every step again, which is how pages show it. Outside the time measured "
            + "every line is worked out again from its text alone; one that does not come to the same pennies stops the measurement.",
    };

    private static List<ExplainedContract> Explained(WalesMonth month, int threads) => month.Each(threads, contract =>
    {
        var draft = PricedPeriods.Period(contract.Scheme, contract.Known, contract.Counting());
        var texts = new byte[draft.Lines.Count][];
        for (var at = 0; at < texts.Length; at++)
        {
            texts[at] = JsonSerializer.SerializeToUtf8Bytes(draft.Lines[at].Inputs, RulesJson.Options);
        }

        return new ExplainedContract(contract.Scheme, draft, texts);
    });

    private static SortedDictionary<string, long> Checked(List<ExplainedContract> contracts)
    {
        var priced = new List<PricedContract>();
        foreach (var (scheme, draft, texts) in contracts)
        {
            var lines = new List<LineAmount>(texts.Length);
            foreach (var (line, facts) in draft.Lines.Zip(texts))
            {
                var again = Explain.Line(scheme, line.TermNumber, line.Kind, LineText.Read(Encoding.UTF8.GetString(facts)));
                if (again.Amount != line.Amount || again.HeldChange != line.HeldChange || again.Steps.Count == 0)
                {
                    throw new InvalidOperationException($"Line {line.Number} of contract {scheme.ContractId} does not explain itself.");
                }

                lines.Add(new LineAmount(line.TermNumber, line.Kind, line.PersonId, line.PackageId, line.OutcomeId, line.Amount.Pence, line.HeldChange.Pence));
            }

            priced.Add(new PricedContract(lines, draft.TimeBanks.Sum(bank => bank.Movement.CreditedMinutes - bank.Movement.DrawnMinutes)));
        }

        return PricedContract.Totals(priced);
    }

    private sealed record ExplainedContract(PaymentScheme Scheme, StatementDraft Draft, byte[][] Texts);
}
