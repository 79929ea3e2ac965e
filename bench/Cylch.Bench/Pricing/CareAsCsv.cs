using System.Globalization;
using Cylch.Rules;
using Cylch.Rules.Settlement;

namespace Cylch.Bench.Pricing;

/// <summary>Writes invented care as the tables that the rival reads.</summary>
public static class CareAsCsv
{
    /// <param name="folder">Where the files go; made once and kept.</param>
    /// <param name="care">The care.</param>
    /// <param name="periods">How many periods, from the first of the year.</param>
    public static void Write(string folder, InventedCare care, int periods)
    {
        var done = Path.Combine(folder, "done");
        if (File.Exists(done))
        {
            return;
        }

        Directory.CreateDirectory(folder);
        Console.WriteLine($"Inventing {periods} period(s) of visits in {Path.GetFileName(folder)}.");
        Rows(folder, "contracts", "contract,cap", Contracts(care));
        Rows(folder, "rates", "contract,band,from_day,pence", Rates());
        Rows(folder, "packages", "package,contract,weekly,starts_after,complexity", Packages(care));
        Rows(folder, "outcomes", "outcome,package,kind,baseline,target,weight", Outcomes(care));
        Rows(folder, "figures", "period,contract,asked,replied,satisfied,planned,missed,late", Figures(periods));
        Rows(folder, "findings", "period,outcome,what,reading", Findings(care, periods));
        Visits(folder, care, periods);
        File.WriteAllText(done, "");
    }

    private static IEnumerable<string> Contracts(InventedCare care) =>
        Enumerable.Range(1, InventedCare.Contracts).Select(contract => Row(contract, care.CapPence(contract)));

    private static IEnumerable<string> Rates() =>
        from contract in Enumerable.Range(1, InventedCare.Contracts)
        from rate in InventedTerms.Rates(contract)
        select Row(contract, (int)rate.Band, VisitTime.NumberOf(rate.From), rate.PenceAnHour);

    private static IEnumerable<string> Packages(InventedCare care) =>
        from contract in Enumerable.Range(1, InventedCare.Contracts)
        from package in care.PackagesOf(contract)
        select Row(
            package, contract, InventedCare.WeeklyMinutes(package), InventedCare.StartsAfter(package), (int)InventedCare.Complexity(package));

    private static IEnumerable<string> Outcomes(InventedCare care) =>
        from contract in Enumerable.Range(1, InventedCare.Contracts)
        from package in care.PackagesOf(contract)
        from outcome in InventedCare.Outcomes(package)
        select Row(outcome.Id, package, (int)outcome.Kind, outcome.Baseline, outcome.Target, outcome.Weight);

    private static IEnumerable<string> Figures(int periods) =>
        from period in Enumerable.Range(1, periods)
        from contract in Enumerable.Range(1, InventedCare.Contracts)
        let figures = InventedCare.Figures(period, contract)
        select Row(
            period, contract, figures.Replies.Asked, figures.Replies.Replied, figures.Replies.Satisfied, figures.Visits!.Planned, figures.Visits.Missed,
            figures.Indicators[0].Value.Numerator);

    // 1 counts, 2 is neutral, 3 waits.
    private static IEnumerable<string> Findings(InventedCare care, int periods) =>
        from period in Enumerable.Range(1, periods)
        from contract in Enumerable.Range(1, InventedCare.Contracts)
        from package in care.PackagesOf(contract)
        from outcome in InventedCare.Outcomes(package)
        let finding = InventedCare.Finding(period, outcome.Id, outcome.Baseline)
        where finding is not null
        let what = finding switch { NeutralEnding => 2, VerifiedReading { Confirmation: not Confirmation.Awaited } => 1, _ => 3 }
        select Row(period, outcome.Id, what, (finding as VerifiedReading)?.Reading ?? 0);

    private static void Visits(string folder, InventedCare care, int periods)
    {
        using var visits = new StreamWriter(Path.Combine(folder, "visits.csv"));
        using var corrections = new StreamWriter(Path.Combine(folder, "corrections.csv"));
        visits.WriteLine("visit,package,day,start_minute,minutes");
        corrections.WriteLine("visit,minutes");
        var number = 0L;
        for (var period = 1; period <= periods; period++)
        {
            foreach (var package in Enumerable.Range(1, InventedCare.Contracts).SelectMany(contract => care.PackagesOf(contract)))
            {
                care.Visits(new PaymentPeriod(InventedTerms.YearStart, period), package, (counts, first) =>
                {
                    number++;
                    var sent = first ?? counts;
                    visits.WriteLine(Row(number, package, sent.DayNumber, sent.StartMinute, sent.Minutes));
                    if (first is not null)
                    {
                        corrections.WriteLine(Row(number, counts.Minutes));
                    }
                });
            }
        }
    }

    private static void Rows(string folder, string name, string headings, IEnumerable<string> rows) =>
        File.WriteAllLines(Path.Combine(folder, name + ".csv"), [headings, .. rows]);

    private static string Row(params ReadOnlySpan<long> values)
    {
        var text = new System.Text.StringBuilder();
        foreach (var value in values)
        {
            text.Append(text.Length > 0 ? "," : "").Append(value.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
