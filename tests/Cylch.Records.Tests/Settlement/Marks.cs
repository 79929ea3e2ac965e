using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cylch.Records.Tests.Settlement;

/// <summary>At which marks of a settlement its kill may come.</summary>
internal enum KillAt
{
    /// <summary>Any command, wherever it stands.</summary>
    Any,

    /// <summary>A command within a transaction.</summary>
    Inside,

    /// <summary>The end of a transaction: asked for, and perhaps done.</summary>
    Commit,

    /// <summary>Just after a transaction has ended.</summary>
    After,
}

/// <summary>
/// Writes down what one settlement asks of its records, each mark at once and by the system, so that the writing outlives the process; and
/// waits at its mark until the kill.
/// </summary>
/// <param name="path">Where the marks are written.</param>
/// <param name="at">Which marks count.</param>
/// <param name="number">The one to wait at, from 0.</param>
/// <param name="kill">What it waits for.</param>
internal sealed class Marks(string path, KillAt at, int number, Kill kill) : DbCommandInterceptor, IDisposable
{
    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    private bool _inside;
    private int _commands;
    private int _count;

    public IInterceptor Transactions => new Ends(this);

    public void Dispose() => _file.Dispose();

    public void Begin(string step)
    {
        _commands = 0;
        Write($"\n{step} ");
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await CommandAsync();
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await CommandAsync();
        return result;
    }

    // The first questions of a step find out whether it was done before; a kill among them alone would prove little.
    private async Task CommandAsync()
    {
        Write("c");
        if ((at == KillAt.Inside && _inside) || (at == KillAt.Any && ++_commands > 3))
        {
            await CountAsync();
        }
    }

    private async Task MarkAsync(string mark, bool inside, KillAt? kind)
    {
        _inside = inside;
        Write(mark);
        if (kind == at)
        {
            await CountAsync();
        }
    }

    private async Task CountAsync()
    {
        if (_count++ == number)
        {
            await kill.WaitAsync();
        }
    }

    private void Write(string mark) => _file.Write(Encoding.UTF8.GetBytes(mark));

    private sealed class Ends(Marks marks) : DbTransactionInterceptor
    {
        public override async ValueTask<DbTransaction> TransactionStartedAsync(
            DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
        {
            await marks.MarkAsync("[", inside: true, null);
            return result;
        }

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            await marks.MarkAsync("!", inside: true, KillAt.Commit);
            return result;
        }

        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            marks.MarkAsync("]", inside: false, KillAt.After);

        public override Task TransactionRolledBackAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            marks.MarkAsync("}", inside: false, null);
    }
}
