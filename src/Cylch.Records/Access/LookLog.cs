using System.Data.Common;
using System.Globalization;
using System.Text;
using Cylch.Records.Schema;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>
/// Writes looks for the whole program, many in one commit: whoever comes while a commit is under way waits for the next one
/// and shares it. Each is told only when its own look is kept, so a page that cannot be logged is not shown.
/// </summary>
public sealed class LookLog(Database database) : IDisposable
{
    private const int MostInOneCommit = 50;

    internal static readonly string[] Columns = ["looked_at", "account_id", "person_id", "page", "reason", "is_refused"];

    private readonly Lock _gate = new();
    private List<Waiting> _waiting = [];
    private bool _isWriting;
    private SqliteLooks? _rows;

    /// <summary>Completes when the look is kept.</summary>
    /// <exception cref="DbException">It could not be kept.</exception>
    public Task WriteAsync(RecordLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        var waiting = new Waiting(look, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiting.Add(waiting);
            if (_isWriting)
            {
                return waiting.Kept.Task;
            }

            _isWriting = true;
        }

        _ = Task.Run(WriteWaitingAsync);
        return waiting.Kept.Task;
    }

    public void Dispose() => _rows?.Dispose();

    private async Task WriteWaitingAsync()
    {
        while (Next() is { Count: > 0 } batch)
        {
            if (await AreKeptAsync(batch, isLastTry: batch.Count == 1) || batch.Count == 1)
            {
                continue;
            }

            // One bad look must not refuse the pages of others: each alone, each with its own answer.
            foreach (var one in batch)
            {
                await AreKeptAsync([one], isLastTry: true);
            }
        }
    }

    // Whatever went wrong is told to those who wait: were it to stop here, every later page would wait for ever.
    private async Task<bool> AreKeptAsync(List<Waiting> batch, bool isLastTry)
    {
        try
        {
            await CommitAsync(batch);
            batch.ForEach(w => w.Kept.SetResult());
            return true;
        }
        catch (Exception error)
        {
            _rows?.Dispose();
            _rows = null;
            if (isLastTry)
            {
                batch.ForEach(w => w.Kept.SetException(error));
            }

            return false;
        }
    }

    private List<Waiting> Next()
    {
        lock (_gate)
        {
            var batch = _waiting.Count <= MostInOneCommit ? _waiting : _waiting[..MostInOneCommit];
            _waiting = _waiting.Count <= MostInOneCommit ? [] : _waiting[MostInOneCommit..];
            _isWriting = batch.Count > 0;
            return batch;
        }
    }

    // One statement, or one transaction: all of a commit or nothing of it.
    private async Task CommitAsync(List<Waiting> batch)
    {
        if (database.IsSqlite)
        {
            (_rows ??= new SqliteLooks(database)).Write(batch.ConvertAll(w => w.Look));
            return;
        }

        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var text = new StringBuilder("INSERT INTO record_looks (").AppendJoin(", ", Columns).Append(") VALUES ");
        for (var row = 0; row < batch.Count; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            AddRow(command, text, batch[row].Look);
            text.Append(')');
        }

        command.CommandText = text.ToString();
        await command.ExecuteNonQueryAsync();
    }

    private static void AddRow(DbCommand command, StringBuilder text, RecordLook look)
    {
        object[] cells = [look.LookedAt.ToDateTimeUtc(), look.AccountId, look.PersonId, look.Page, look.Reason, look.IsRefused];
        foreach (var cell in cells)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{command.Parameters.Count}");
            parameter.Value = cell;
            text.Append(command.Parameters.Count % Columns.Length == 0 ? "@" : ", @").Append(parameter.ParameterName);
            command.Parameters.Add(parameter);
        }
    }

    private sealed record Waiting(RecordLook Look, TaskCompletionSource Kept);
}
