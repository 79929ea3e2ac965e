using System.Globalization;
using Cylch.Records;
using Cylch.Records.Delivery;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Delivery;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace Cylch.Web.Tests.Jobs;

/// <summary>A confirmed file of visits over a database and a data folder that processes can be started on, and killed.</summary>
internal sealed class KilledImport : IAsyncDisposable
{
    public const int Rows = 12_000;
    private const int BatchRows = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TestDatabase _database;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cylch-killed-");
    private readonly SmallWorld _world;
    private readonly string _file;

    private KilledImport(TestDatabase database, SmallWorld world, VisitSheet sheet)
    {
        (_database, _world, Sheet) = (database, world, sheet);
        _file = Path.Combine(_folder.FullName, "visits.csv");
        Uploads = new VisitUploads(Path.Combine(Data, "uploads"), VisitUploads.UsualLimitBytes, BatchRows);
    }

    public VisitSheet Sheet { get; }

    public long ImportId { get; private set; }

    private VisitUploads Uploads { get; }

    // The embedded database lies where the program looks for it.
    private string Data => _database.Database.IsSqlite
        ? Path.GetDirectoryName(new SqliteConnectionStringBuilder(_database.Database.ConnectionString).DataSource)!
        : Path.Combine(_folder.FullName, "data");

    public static async Task<KilledImport> CreateAsync(DatabaseKind kind, int seed)
    {
        var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var killed = new KilledImport(database, await SmallWorld.BuildAsync(db), SheetOf(seed));
        await File.WriteAllTextAsync(killed._file, killed.Sheet.Text());
        var received = await killed.SendAsync(killed.Sheet);
        received.Value.WasHeld.ShouldBeFalse();
        killed.ImportId = received.Value.ImportId;
        await using var confirming = database.Open();
        await new ConfirmVisitImport(confirming, new Recorder(confirming))
            .RunAsync(SmallWorld.As(killed._world.ProviderManagerId), killed.ImportId, "seen", CancellationToken.None);
        return killed;
    }

    /// <summary>The program serving pages, whose background goes on with what is to be done.</summary>
    public OtherProcess Serve() => OtherProcess.Start(["--urls", "http://127.0.0.1:0", .. Settings()]);

    /// <summary>The same file sent again, from the command line.</summary>
    public OtherProcess SendAgain() => OtherProcess.Start(["import", "visits", _file, "--provider", "PR1", .. Settings()]);

    public async Task<Decision<ReceivedVisitFile>> SendAsync(VisitSheet sheet)
    {
        await using var db = _database.Open();
        var sent = new SentVisitFile(_world.ProviderId, "visits.csv", VisitFileProfile.TwentyFourColumns);
        return await new ReceiveVisitFile(db, new Recorder(db), Uploads)
            .RunAsync(SmallWorld.As(_world.ProviderManagerId), sent, sheet.File(), "sent", CancellationToken.None);
    }

    /// <summary>Takes the file in this process, with nobody in the way.</summary>
    public async Task RunAsync()
    {
        await using var db = _database.Open();
        var ran = await new RunVisitImport(db, new Recorder(db), Uploads, SystemClock.Instance).RunAsync(ImportId, CancellationToken.None);
        ran.Refusal.ShouldBeNull();
    }

    /// <summary>Waits until an import has come to what is asked, as anybody beside the process can see.</summary>
    public async Task<VisitImport> UntilAsync(OtherProcess process, Func<VisitImport, bool> isThere)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var hasEnded = process.HasEnded;
            var import = await ReadAsync(db => db.VisitImports.AsNoTracking().SingleAsync(i => i.Id == ImportId));
            if (isThere(import))
            {
                return import;
            }

            hasEnded.ShouldBeFalse(process.Said);
            started.Elapsed.ShouldBeLessThan(Patience, process.Said);
            await Task.Delay(2);
        }
    }

    public async Task<T> ReadAsync<T>(Func<CylchDb, Task<T>> read)
    {
        await using var db = _database.Open();
        return await read(db);
    }

    /// <summary>All that is kept of the import but its number and its moments: visits, refused rows, counts, and what the log says.</summary>
    public async Task<string> ToldAsync()
    {
        var import = await ReadAsync(db => db.VisitImports.AsNoTracking().SingleAsync(i => i.Id == ImportId));
        var visits = await ReadAsync(db => db.Visits.AsNoTracking().Where(v => v.ImportId == ImportId).ToListAsync());
        var refused = await ReadAsync(db => db.VisitImportRefusals.AsNoTracking().Where(r => r.ImportId == ImportId).OrderBy(r => r.Id).ToListAsync());
        var events = await ReadAsync(db => db.ChangeEvents.AsNoTracking().Where(e => e.SubjectKind == "import").OrderBy(e => e.Id).ToListAsync());
        var keys = visits.Select(v => string.Create(
            CultureInfo.InvariantCulture, $"{v.VisitOn} {v.StartAt} {v.PlannedMinutes} {v.ActualMinutes} {v.CareWorkerRef} {Convert.ToHexString(v.ContentKey)}"));
        return string.Join(
            '\n',
            [
                string.Create(CultureInfo.InvariantCulture, $"{import.State} {import.LinesRead} {import.RowsRead} {import.RowsAccepted} {import.RowsAlreadyHeld} {import.RowsRefused}"),
                .. events.Select(e => $"{e.Action}: {e.Reason}"),
                .. refused.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.LineNumber} {r.Code} {r.RawText}")),
                .. keys.Order(StringComparer.Ordinal),
            ]);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private string[] Settings() =>
    [
        "--mode", "production", "--data", Data, "--visit-batch-rows", BatchRows.ToString(CultureInfo.InvariantCulture),
        .. _database.Database.IsSqlite ? [] : new[] { "--database", _database.Database.ConnectionString },
    ];

    // Rows of one person by sixty care workers, so that none overlap; some name nobody we know, some are there twice, some are broken.
    private static VisitSheet SheetOf(int seed)
    {
        var sheet = new VisitSheet();
        var numbers = SeededNumbers.For(2026, "killed-import", seed);
        for (var row = 0; sheet.Rows < Rows; row++)
        {
            var at = row - (numbers.Below(400) == 0 ? row / 2 : 0);
            var person = numbers.Below(300) == 0 ? "P-9999" : "P-0001";
            sheet.Visit(
                new LocalDate(2026, 4, 27).PlusDays(at / 60), ("ServiceUserRef", person), ("SecondaryVisit", "true"),
                ("CareWorkerRef", string.Create(CultureInfo.InvariantCulture, $"W{at % 60}")));
            if (numbers.Below(1000) == 0)
            {
                sheet.Line("\"never closed");
            }
        }

        return sheet;
    }
}
