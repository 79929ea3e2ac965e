using Cylch.Bench.Rivals;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Delivery;
using Cylch.Records.Schema;
using Cylch.Rules.Delivery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Bench.Taking;

/// <summary>
/// P6: a Wales month of visits from the sent file to the records, by the very steps the program takes: kept, previewed, confirmed,
/// and taken batch by batch. The rival copies the same finished rows into the same table.
/// </summary>
public static class VisitsTaken
{
    public static readonly Benchmark P6 = new(
        "p6",
        "take a Wales month of visits from the sent file into PostgreSQL: durable, deduplicated, audited",
        "at most 1.5 times the time of psql's \\copy of the same rows into the same table, in at most 200 MiB",
        1 / 1.5m,
        PrepareAsync,
        (prepared, _) => OurWork(new TakingFolder(prepared)),
        (folder, prepared, threads) =>
            Task.FromResult(Side.StartSelf("psql \\copy", "rival", "p6", threads, folder.Root, prepared)))
    {
        RivalWork = (prepared, _) => PsqlCopy.Work(new TakingFolder(prepared)),
        Threads = [2],
        Rounds = 5,
        MostMebibytes = 200,
        Note = "Ours is everything between the sent file and the finished import: kept under its hash, read and shown, confirmed, read again, checked and saved. "
            + "The rival's file has been typed, checked and given its packages and content keys beforehand. One cluster, a database each, the same constraints and indexes.",
    };

    private static async Task<string> PrepareAsync(BenchFolder folder)
    {
        var prepared = new TakingFolder(Directory.CreateDirectory(Path.Combine(folder.Path, "p6")).FullName);
        var recipe = CareOfWales.Month;
        if (!File.Exists(prepared.Sent))
        {
            Console.WriteLine($"Inventing {recipe.Count:N0} visits.");
            await using (var file = File.Create(prepared.Sent + ".part"))
            {
                await VisitFiles.WriteAsync(file, recipe);
            }

            File.Move(prepared.Sent + ".part", prepared.Sent);
        }

        await Cluster.RecreateAsync(Cluster.Ours, template: null);
        await using (var db = Cluster.Of(Cluster.Ours).Open())
        {
            await SchemaScripts.ApplyAsync(db);
            await new CareOfWales(db).SaveAsync();
        }

        // The rival's database is ours with a first import in it, whose rows are what it copies.
        await Cluster.RecreateAsync(Cluster.Theirs, Cluster.Ours);
        Console.WriteLine("Taking the month once, for the rows that the rival copies.");
        await TakeAsync(prepared, Cluster.Of(Cluster.Theirs));
        await PsqlCopy.ExportAsync(prepared);
        return prepared.Path;
    }

    private static Work OurWork(TakingFolder prepared)
    {
        var database = Cluster.Of(Cluster.Ours);
        return new Work(
            async () =>
            {
                prepared.ForgetUploads();
                await Cluster.RunAsync(
                    Cluster.Ours, "TRUNCATE visits, visit_import_refusals, visit_imports RESTART IDENTITY CASCADE; CHECKPOINT");
            },
            () => TakeAsync(prepared, database),
            () => Cluster.TotalsAsync(Cluster.Ours))
        {
            CpuElsewhere = Cluster.CpuMilliseconds,
        };
    }

    private static async Task TakeAsync(TakingFolder prepared, Database database)
    {
        var uploads = new VisitUploads(prepared.Uploads, VisitUploads.UsualLimitBytes);
        var importId = await ReceiveAsync(prepared, database, uploads);
        await using (var db = database.Open())
        {
            _ = (await new ConfirmVisitImport(db, new Recorder(db)).RunAsync(Doing(), importId, "measured", CancellationToken.None)).Value;
        }

        await using (var db = database.Open())
        {
            _ = (await new RunVisitImport(db, new Recorder(db), uploads, new CameOn()).RunAsync(importId, CancellationToken.None)).Value;
        }
    }

    private static async Task<long> ReceiveAsync(TakingFolder prepared, Database database, VisitUploads uploads)
    {
        await using var db = database.Open();
        var providerId = await db.Organisations.Where(o => o.Kind == OrganisationKind.Provider).Select(o => o.Id).SingleAsync();
        await using var file = File.OpenRead(prepared.Sent);
        var sent = new SentVisitFile(providerId, "visits.csv", VisitFileProfile.TwentyFourColumns);
        var received = await new ReceiveVisitFile(db, new Recorder(db), uploads).RunAsync(Doing(), sent, file, "measured", CancellationToken.None);
        return received.Value.ImportId;
    }

    private static Doing Doing() => new(null, new CameOn().GetCurrentInstant());

    private sealed class CameOn : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2026, 10, 1, 9, 0);
    }
}

/// <summary>Where the files of this measurement lie.</summary>
/// <param name="Path">A folder of its own.</param>
public sealed record TakingFolder(string Path)
{
    /// <summary>The file as a provider sends it.</summary>
    public string Sent => System.IO.Path.Combine(Path, "sent.csv");

    /// <summary>The same visits as rows of the table.</summary>
    public string Rows => System.IO.Path.Combine(Path, "rows.csv");

    public string Uploads => System.IO.Path.Combine(Path, "uploads");

    public void ForgetUploads()
    {
        if (Directory.Exists(Uploads))
        {
            Directory.Delete(Uploads, recursive: true);
        }
    }
}
