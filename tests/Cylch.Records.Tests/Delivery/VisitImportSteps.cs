using Cylch.Records.Delivery;
using Cylch.Records.Schema;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using Shouldly;

namespace Cylch.Records.Tests.Delivery;

/// <summary>The steps of an import as its sender and the background take them, each on a connection of its own.</summary>
public sealed class VisitImportSteps : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cylch-uploads-");
    private readonly TestDatabase _database;

    private VisitImportSteps(TestDatabase database, SmallWorld world)
    {
        (_database, World) = (database, world);
        Uploads = new VisitUploads(Path.Combine(_folder.FullName, "uploads"), LimitBytes: 4 << 20, BatchRows: 10);
    }

    public SmallWorld World { get; }

    public VisitUploads Uploads { get; set; }

    public static async Task<VisitImportSteps> CreateAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        return new VisitImportSteps(database, await SmallWorld.BuildAsync(db));
    }

    public Task<Decision<ReceivedVisitFile>> SendAsync(VisitSheet sheet, long? providerId = null, string? key = null) =>
        SendAsync(sheet.File(), providerId, key);

    public async Task<Decision<ReceivedVisitFile>> SendAsync(Stream file, long? providerId = null, string? key = null)
    {
        await using var db = _database.Open();
        var sent = new SentVisitFile(providerId ?? World.ProviderId, "visits.csv", VisitFileProfile.TwentyFourColumns);
        return await new ReceiveVisitFile(db, new Recorder(db), Uploads)
            .RunAsync(SmallWorld.As(World.ProviderManagerId, key), sent, file, "sent", CancellationToken.None);
    }

    public async Task<Decision<long>> ConfirmAsync(long importId)
    {
        await using var db = _database.Open();
        return await new ConfirmVisitImport(db, new Recorder(db))
            .RunAsync(SmallWorld.As(World.ProviderManagerId), importId, "seen", CancellationToken.None);
    }

    public async Task<Decision<long>> CancelAsync(long importId)
    {
        await using var db = _database.Open();
        return await new CancelVisitImport(db, new Recorder(db))
            .RunAsync(SmallWorld.As(World.ProviderManagerId), importId, "stop", CancellationToken.None);
    }

    public async Task<Decision<VisitTally>> RunAsync(long importId, params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<CylchDb>().AddInterceptors(interceptors);
        _database.Database.Configure(options);
        await using var db = new CylchDb(options.Options);
        return await new RunVisitImport(db, new Recorder(db), Uploads, new StandingClock()).RunAsync(importId, CancellationToken.None);
    }

    /// <summary>Sends, confirms and runs a file that nothing stands in the way of.</summary>
    public async Task<VisitImport> ImportAsync(VisitSheet sheet, long? providerId = null)
    {
        var received = await SendAsync(sheet, providerId);
        received.Refusal.ShouldBeNull();
        (await ConfirmAsync(received.Value.ImportId)).Refusal.ShouldBeNull();
        (await RunAsync(received.Value.ImportId)).Refusal.ShouldBeNull();
        return await ImportAsync(received.Value.ImportId);
    }

    public Task<VisitImport> ImportAsync(long importId) => ReadAsync(db => db.VisitImports.SingleAsync(i => i.Id == importId));

    public Task<List<VisitImportRefusal>> RefusalsAsync(long importId) =>
        ReadAsync(db => db.VisitImportRefusals.Where(r => r.ImportId == importId).OrderBy(r => r.Id).ToListAsync());

    /// <summary>Everything kept of every imported visit but its number and its import, in an order of its own.</summary>
    public async Task<List<string>> VisitsAsync()
    {
        var visits = await ReadAsync(db => db.Visits.Where(v => v.ImportId != null).ToListAsync());
        return
        [
            .. visits.Select(v => string.Join('|', v.PackageId, v.VisitOn, v.StartAt, v.PlannedMinutes, v.ActualMinutes, v.CareWorkers, v.IsSecondary,
                v.CareWorkerRef, v.MissedReason, v.Note, Convert.ToHexString(v.ContentKey))).Order(StringComparer.Ordinal),
        ];
    }

    public async Task<T> ReadAsync<T>(Func<CylchDb, Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        await using var db = _database.Open();
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _database.DisposeAsync();
    }

    private sealed class StandingClock : IClock
    {
        public Instant GetCurrentInstant() => SmallWorld.Now;
    }
}

/// <summary>The process dies as a batch is about to be committed.</summary>
public sealed class DiesAtCommit(int commit) : DbTransactionInterceptor
{
    private int _commits;

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        System.Data.Common.DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ++_commits == commit ? throw new ProcessDiedException() : ValueTask.FromResult(result);
}

public sealed class ProcessDiedException : Exception;

/// <summary>Somebody says stop while a batch is being committed.</summary>
public sealed class StopsAtCommit(int commit, Func<Task> stop) : DbTransactionInterceptor
{
    private int _commits;

    public override async Task TransactionCommittedAsync(
        System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (++_commits == commit)
        {
            await stop();
        }
    }
}
