using Cylch.Records;
using Cylch.Records.Delivery;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Jobs;

/// <summary>
/// Takes confirmed files of visits, one at a time, oldest first. What is to be done stands in the database, so that it outlives
/// this process: an import cut by a stop or a crash is gone on with at the next start.
/// </summary>
public sealed class VisitImportJob(IServiceScopeFactory scopes, VisitUploads uploads, TimeProvider time, ILogger<VisitImportJob> log) : BackgroundService
{
    private const int MostTries = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(1);

    private static readonly Action<ILogger, long, int, Exception?> LogFailed = LoggerMessage.Define<long, int>(
        LogLevel.Error, new EventId(1, "VisitImportFailed"), "Visit import {ImportId} failed, try {Try}.");

    private readonly Dictionary<long, int> _tries = [];

    /// <summary>Runs the next import to its end.</summary>
    /// <returns>False when there was none, or it is in other hands.</returns>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var next = await scope.ServiceProvider.GetRequiredService<CylchDb>().VisitImports
            .Where(i => i.ConfirmedAt != null && i.FinishedAt == null && i.CancelledAt == null && i.FailureCode == null)
            .OrderBy(i => i.ConfirmedAt).ThenBy(i => i.Id).Select(i => (long?)i.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return next is { } importId && await TryAsync(scope.ServiceProvider, importId, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first page need not wait for an import that was left.
        await Task.Yield();
        uploads.RemoveUnfinished(time.GetUtcNow() - LongestUpload);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await NextAsync(stoppingToken))
                {
                    await Task.Delay(Pause, time, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost) when (lost is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
            {
                // The database does not answer: the next look comes after a pause, however often it takes.
                LogFailed(log, 0, 0, lost);
                await Task.Delay(Pause * 10, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // A fault that comes three times is not going to pass: the import is set aside, so that others may go on.
    private async Task<bool> TryAsync(IServiceProvider services, long importId, CancellationToken cancellationToken)
    {
        try
        {
            var ran = await services.GetRequiredService<RunVisitImport>().RunAsync(importId, cancellationToken);
            _tries.Remove(importId);
            return ran.Refusal?.Code != "delivery.import-run-elsewhere";
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            var tries = _tries[importId] = _tries.GetValueOrDefault(importId) + 1;
            LogFailed(log, importId, tries, failed);
            if (tries >= MostTries)
            {
                _tries.Remove(importId);
                await GiveUpAsync(importId, cancellationToken);
            }

            return false;
        }
    }

    private async Task GiveUpAsync(long importId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RunVisitImport>()
            .GiveUpAsync(importId, new Refusal("delivery.import-broke"), cancellationToken);
    }
}
