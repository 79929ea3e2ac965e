using Cylch.Bench.Rivals;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Bulk;
using Cylch.Records.Contracts;
using Cylch.Records.Schema;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Bench.Pricing;

/// <summary>P15: a Wales year of visits, packed in the embedded database, priced again under changed terms.</summary>
public sealed class WalesYear
{
    public static readonly Benchmark P15 = new(
        "p15",
        "what if: a Wales year of 13 million visits, packed in the embedded database, priced again under changed terms",
        "at most 0.25 of DuckDB's time over Parquet by the same rules, and less than half a second",
        4m,
        PrepareAsync,
        (prepared, threads) =>
        {
            var year = new WalesYear(prepared);
            return Work.Of(() => year.Price(threads), PricedSums.Totals);
        },
        (folder, prepared, threads) => DuckDb.StartAsync(folder, "p15", prepared, threads))
    {
        Group = "settlement",
        MostMilliseconds = 500,
        Note = "Thirteen periods one after another, each beginning where the one before it stood: time banks, money held, highest points, caps by year. Changed are the start of evening, "
            + "the rounding of minutes, the share held and the price of a point. Both sides hold packages, outcomes and findings in memory beforehand and read every visit from disk "
            + "(the system may have it in its cache); both come to sums by kind of line.",
    };

    private const int Periods = 13;
    private const int Visits = 1_000_000;

    private readonly InventedCare _care = new(CareShape.Even, Visits);
    private readonly Database _database;
    private readonly Dictionary<PaymentPeriod, KnownPeriod>[] _known;
    private readonly PaymentScheme[] _schemes;

    private WalesYear(string folder)
    {
        _database = Database.Embedded(Path.Combine(folder, "year.db"));
        _known = [.. Enumerable.Range(1, InventedCare.Contracts).Select(contract => YearPeriods().ToDictionary(p => p, p => _care.Known(p, contract)))];
        _schemes = [.. Enumerable.Range(1, InventedCare.Contracts).Select(contract => InventedTerms.Of(contract, _care.CapPence(contract), isChanged: true))];
    }

    private PricedSums[] Price(int threads)
    {
        var sums = new PricedSums[InventedCare.Contracts];
        Parallel.For(
            0, InventedCare.Contracts, new ParallelOptions { MaxDegreeOfParallelism = threads }, _database.Open,
            (at, _, db) =>
            {
                sums[at] = PriceOne(db, at);
                return db;
            },
            db => db.Dispose());
        return sums;
    }

    private PricedSums PriceOne(CylchDb db, int at)
    {
        var (sums, standings, lines) = (new PricedSums(), new Standings(), new List<LineAmount>());
        foreach (var kept in new SegmentedVisits(db).ReadAsync(at + 1, CancellationToken.None).GetAwaiter().GetResult())
        {
            lines.Clear();
            var inputs = PeriodAssembly.Of(_schemes[at], _known[at][kept.Period], kept.Visits.Value, standings).Value;
            var draft = Settle.Amounts(_schemes[at], inputs, lines).Value;
            standings.Close(draft);
            sums.Add(lines, draft.TimeBanks);
        }

        return sums;
    }

    private static IEnumerable<PaymentPeriod> YearPeriods() => Enumerable.Range(1, Periods).Select(number => new PaymentPeriod(InventedTerms.YearStart, number));

    private static async Task<string> PrepareAsync(BenchFolder folder)
    {
        var path = Path.Combine(folder.Path, "care-year-Even");
        var care = new InventedCare(CareShape.Even, Visits);
        CareAsCsv.Write(path, care, Periods);
        var file = Path.Combine(path, "year.db");
        if (!File.Exists(file))
        {
            Console.WriteLine("Packing the year into the embedded database.");
            await using (var db = Database.Embedded(file + ".part").Open())
            {
                await SchemaScripts.ApplyAsync(db);
                await KeepAsync(db, care);
            }

            File.Move(file + ".part", file);
        }

        return path;
    }

    private static async Task KeepAsync(CylchDb db, InventedCare care)
    {
        var authority = new Organisation { Kind = OrganisationKind.LocalAuthority, Reference = "A001", NameEn = "Invented", NameCy = "Dychmygol", IsDemonstration = true };
        db.Add(authority);
        await db.SaveChangesAsync();
        db.AddRange(Enumerable.Range(1, InventedCare.Contracts).Select(number => new Contract
        {
            Id = number, Number = $"C{number}", TitleEn = "Invented", TitleCy = "Dychmygol", AuthorityId = authority.Id, ProviderId = authority.Id,
            Model = CommissioningModel.Model2, StartsOn = InventedTerms.YearStart, YearStartsOn = InventedTerms.YearStart,
        }));
        await db.SaveChangesAsync();
        await new BulkWriter(db).WriteAsync(
            Enumerable.Range(1, InventedCare.Contracts).SelectMany(contract => YearPeriods().SelectMany(period => Packed(care, contract, period))),
            BulkIds.FromDatabase, CancellationToken.None);
        // All of it in the one file that is then moved.
        await db.Database.CloseConnectionAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static IEnumerable<KeptVisits> Packed(InventedCare care, int contract, PaymentPeriod period)
    {
        var (packages, ends, visits) = (new List<long>(), new List<int>(), new List<VisitTime>());
        foreach (var package in care.PackagesOf(contract))
        {
            care.Visits(period, package, (counts, _) => visits.Add(counts));
            packages.Add(package);
            ends.Add(visits.Count);
        }

        return VisitSegment.Write(new PeriodVisits([.. packages], [.. ends], visits.ToArray())).Select((part, at) => new KeptVisits
        {
            ContractId = contract, YearStartsOn = period.YearStart, PeriodNumber = period.Number, FromOn = period.Start, UntilOn = period.End, Part = at + 1,
            Visits = part.Visits, Content = part.Content, ContentHash = part.Hash, KeptAt = SystemClock.Instance.GetCurrentInstant(),
        });
    }
}
