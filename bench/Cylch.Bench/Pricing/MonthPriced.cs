using Cylch.Bench.Rivals;

namespace Cylch.Bench.Pricing;

/// <summary>P1: a Wales month priced in memory by every rule, amounts alone kept.</summary>
public static class MonthPriced
{
    public static readonly IReadOnlyList<Benchmark> All =
    [
        P1(CareShape.Even, "p1", "a Wales month priced in memory by every rule, no explanation kept; contracts of like size"),
        P1(CareShape.OneLarge, "p1-one-large", "the same; one provider's contract has 40 % of all people"),
        P1(CareShape.Corrected, "p1-corrected", "the same; 15 % of visits corrected, and the corrections applied"),
    ];

    public static string Folder(BenchFolder folder, CareShape shape) => Path.Combine(folder.Path, "care-month-" + shape);

    public static CareShape ShapeOf(string prepared) => Enum.Parse<CareShape>(prepared[(prepared.LastIndexOf('-') + 1)..]);

    public static Task<string> PrepareAsync(BenchFolder folder, CareShape shape)
    {
        var path = Folder(folder, shape);
        CareAsCsv.Write(path, new InventedCare(shape, WalesMonth.Visits), 1);
        return Task.FromResult(path);
    }

    private static Benchmark P1(CareShape shape, string name, string title) => new(
        name,
        title,
        "at most 0.1 of DuckDB's time for the same rules in SQL",
        10m,
        folder => PrepareAsync(folder, shape),
        (prepared, threads) =>
        {
            var month = new WalesMonth(ShapeOf(prepared));
            return Work.Of(() => month.Price(threads), PricedContract.Totals);
        },
        (folder, prepared, threads) => DuckDb.StartAsync(folder, "p1", prepared, threads))
    {
        Group = "settlement",
        Note = "Rates by band with a change within the month and bank holidays, envelope with time bank, minutes beyond unpaid from the lowest rate, hold by weight with largest remainder, "
            + "release by reviews, neutral endings, rate card by complexity, attribution, caps for outcome, person and contract year, satisfaction, limit for the period with what goes "
            + "forward, three kinds of deduction. Both sides begin with everything in memory and end with every line's amounts.",
    };
}
