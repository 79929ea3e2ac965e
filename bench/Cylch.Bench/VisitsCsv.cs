using Cylch.Bench.Rivals;
using Cylch.Records.Delivery;
using Cylch.Rules;
using Cylch.Rules.Delivery;
using NodaTime;

namespace Cylch.Bench;

/// <summary>P5: a Wales month of visits from CSV to typed rows in memory, every bad row reported.</summary>
public static class VisitsCsv
{
    public static readonly Benchmark P5 = new(
        "p5",
        "read a Wales month of visits: parse, type, check, report every bad row, keep the typed rows in memory",
        "at least 1.5 times DuckDB's rows a second",
        1.5m,
        PrepareAsync,
        (file, _) => Work.Of(() => Read(file), read => Totals(read.Blocks, read.Refused.Count)),
        (folder, file, threads) => DuckDb.StartAsync(folder, "p5", file, threads));

    /// <summary>The month as a file, made once and kept under a name that says what it holds.</summary>
    public static async Task<string> PrepareAsync(BenchFolder folder)
    {
        var recipe = VisitFileRecipe.WalesMonth;
        var path = Path.Combine(folder.Path, $"visits-{recipe.Count}-{recipe.Seed}-{recipe.SpoiltPerThousand}.csv");
        if (!File.Exists(path))
        {
            Console.WriteLine($"Inventing {recipe.Count:N0} visits.");
            await using (var file = File.Create(path + ".part"))
            {
                await VisitFiles.WriteAsync(file, recipe);
            }

            File.Move(path + ".part", path);
        }

        return path;
    }

    private static Reading Read(string path)
    {
        var year = new DateRange(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31));
        var reader = new VisitFileReader(VisitFileProfile.TwentyFourColumns, year, seed: 1);
        var blocks = new List<VisitRow[]>();
        var refused = new List<RefusedRow>();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        for (var isMore = true; isMore;)
        {
            var room = reader.Room;
            var count = file.ReadAtLeast(room.Span, room.Length, throwOnEndOfStream: false);
            reader.Take(count);
            blocks.Add(reader.Rows.ToArray());
            refused.AddRange(reader.Refused);
            isMore = count == room.Length;
        }

        reader.Finish();
        blocks.Add(reader.Rows.ToArray());
        refused.AddRange(reader.Refused);
        return new Reading(blocks, refused);
    }

    private static SortedDictionary<string, long> Totals(List<VisitRow[]> blocks, int refused)
    {
        var people = new HashSet<int>();
        long accepted = 0, claimedSeconds = 0, actualSeconds = 0, claimedPence = 0, missed = 0, notes = 0;
        foreach (var rows in blocks)
        {
            accepted += rows.Length;
            foreach (ref readonly var row in rows.AsSpan())
            {
                claimedSeconds += row.ClaimedSeconds;
                actualSeconds += row.ActualSeconds;
                claimedPence += row.PaymentClaimedPence ?? 0;
                people.Add(row.Person);
                missed += row.IsMissed ? 1 : 0;
                notes += row.OutcomeNote is null ? 0 : 1;
            }
        }

        return new SortedDictionary<string, long>
        {
            ["accepted"] = accepted,
            ["refused"] = refused,
            ["claimedSeconds"] = claimedSeconds,
            ["actualSeconds"] = actualSeconds,
            ["claimedPence"] = claimedPence,
            ["people"] = people.Count,
            ["missed"] = missed,
            ["notes"] = notes,
        };
    }

    private sealed record Reading(List<VisitRow[]> Blocks, List<RefusedRow> Refused);
}
