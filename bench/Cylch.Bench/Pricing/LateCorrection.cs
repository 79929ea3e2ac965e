using System.Diagnostics;
using System.Globalization;
using System.Text;
using Cylch.Bench.Served;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;

namespace Cylch.Bench.Pricing;

/// <summary>P4: one visit of a settled Wales month comes late and is corrected, against the whole month priced again.</summary>
public static class LateCorrection
{
    public static readonly Measurement P4 = new(
        "p4",
        "one late visit corrected in a settled Wales month, against the whole month priced again; all in memory",
        "at most 1/1,000 of the time, at most 50 rows to write, and the very same statement",
        RunAsync)
    {
        Alias = "settlement",
    };

    private const int UsualRounds = 15;
    private const int WarmUps = 10;
    private const int Corrections = 320;
    private const int MostRows = 50;
    private const double Times = 1_000;

    private static readonly (string Name, CareShape Shape, Func<PaymentTerm, bool>? Terms, bool InLargest)[] Cases =
    [
        ("terms that tie nobody to another", CareShape.Even, term => Coupling.Of(term) != Tie.Contract, false),
        ("all terms: cap for the year, satisfaction, limit, indicator", CareShape.Even, null, false),
        ("all terms, in the contract with 40 % of all people", CareShape.OneLarge, null, true),
    ];

    private static async Task<string> RunAsync(BenchFolder folder, int? rounds)
    {
        var text = new StringBuilder();
        text.AppendLine("| Contract | Packages | Month again, 1 thread, ms | 2 threads, ms | One correction, median µs | Nine of ten within µs | Most rows | Others on processors before |");
        text.AppendLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        var verdicts = new StringBuilder();
        foreach (var one in Cases)
        {
            var busy = await Machine.BusyAsync(TimeSpan.FromSeconds(2));
            var found = Measure(one.Shape, one.Terms, one.InLargest, rounds ?? UsualRounds);
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {one.Name} | {found.Packages:N0} | {found.OneThread:N1} | {found.TwoThreads:N1} | {found.Median:N0} | {found.NineOfTen:N0} | {found.Rows} | {busy:0.00} |");
            var ratio = found.TwoThreads * 1_000 / found.Median;
            verdicts.AppendLine(CultureInfo.InvariantCulture,
                $"- {one.Name}: 1/{ratio:N0} of the month on two threads, 1/{found.OneThread * 1_000 / found.Median:N0} on one ({Said(ratio >= Times)}); at most {found.Rows} rows ({Said(found.Rows <= MostRows)}).");
            Console.WriteLine($"  {one.Name}: {found.Median:N0} µs against {found.TwoThreads:N1} ms, {found.Rows} rows");
        }

        text.AppendLine().AppendLine(
            "A correction begins with the month as it was settled and the visit that came late, and ends with the new total and the rows to write made: a line, with the facts now, for "
            + "each that comes to something else, and its entries in the ledger. The package's visits are added up again; its person's lines and those of the whole contract are worked again; all others are kept, and are copied into a whole statement only when somebody asks for it. "
            + "The month again is amounts alone, the fastest way there is. Every correction was held against the contract settled in full with the visit known from the start. Both in one process, one after the other. "
            + "Writing the rows is not part of it; nor is reading from the database, where preparing a period works all closed periods of its contract out again.");
        return text.AppendLine().Append(verdicts).ToString();
    }

    private static Found Measure(CareShape shape, Func<PaymentTerm, bool>? terms, bool inLargest, int rounds)
    {
        var month = new WalesMonth(shape, terms);
        var settled = month.Each(1, contract => new SettledMonth(contract));
        (SettledMonth Contract, int Place)[] late =
        [
            .. Enumerable.Range(0, Corrections).Select(at => inLargest ? settled[0] : settled[at % settled.Count]).Select((contract, at) => (contract, at * 7 % contract.Packages)),
        ];
        var rows = 0;
        foreach (var (contract, place) in inLargest ? late[..10] : late)
        {
            rows = Math.Max(rows, Agreed(contract.Late(place), contract.KnownFromTheStart(place)));
        }

        var microseconds = new List<double>();
        for (var round = 0; round < WarmUps + rounds; round++)
        {
            GC.Collect();
            foreach (var (contract, place) in late)
            {
                var from = Stopwatch.GetTimestamp();
                var corrected = contract.Late(place);
                var took = Stopwatch.GetElapsedTime(from);
                rows = Math.Max(rows, corrected.Rows);
                if (round >= WarmUps)
                {
                    microseconds.Add(took.TotalMicroseconds);
                }
            }
        }

        microseconds.Sort();
        return new Found(
            late[0].Contract.Packages, Again(month, 1, rounds), Again(month, 2, rounds), microseconds[microseconds.Count / 2], microseconds[microseconds.Count * 9 / 10], rows);
    }

    private static double Again(WalesMonth month, int threads, int rounds)
    {
        var milliseconds = new List<double>();
        for (var round = 0; round < WarmUps + rounds; round++)
        {
            GC.Collect();
            var from = Stopwatch.GetTimestamp();
            month.Price(threads);
            if (round >= WarmUps)
            {
                milliseconds.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }
        }

        milliseconds.Sort();
        return milliseconds[milliseconds.Count / 2];
    }

    private static int Agreed(Corrected corrected, StatementDraft whole)
    {
        var (one, other) = (corrected.Again.Draft with { Lines = [] }, whole with { Lines = [] });
        if (RulesJson.Write(one) != RulesJson.Write(other) || !Amounts(corrected.Again.Draft).SequenceEqual(Amounts(whole)))
        {
            throw new InvalidOperationException($"The correction and the contract settled in full disagree: {one.Total} against {other.Total}.");
        }

        return corrected.Rows;
    }

    private static IEnumerable<(int, int, LineKind, long?, long?, long?, Money, Money)> Amounts(StatementDraft draft) => draft.Lines.Select(
        line => (line.Number, line.TermNumber, line.Kind, line.PersonId, line.PackageId, line.OutcomeId, line.Amount, line.HeldChange));

    private static string Said(bool isReached) => isReached ? "goal reached" : "goal not reached";

    private sealed record Found(int Packages, double OneThread, double TwoThreads, double Median, double NineOfTen, int Rows);
}
