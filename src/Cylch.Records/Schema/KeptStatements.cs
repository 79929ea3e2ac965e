using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cylch.Records.Schema;

/// <summary>
/// The embedded database reads and plans the SQL of each command anew, which takes longer than most answers. Here a
/// connection keeps its last commands with the statements made of them, and a question asked again is only given its values.
/// The database itself makes a statement anew when the schema has changed since.
/// </summary>
internal sealed class KeptStatements : DbCommandInterceptor
{
    public static readonly KeptStatements Instance = new();

    private static readonly ConditionalWeakTable<SqliteConnection, KeptCommands> OfConnections = [];

    public override InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result) =>
        eventData?.Connection is SqliteConnection connection ? InterceptionResult<DbCommand>.SuppressWithResult(Command(connection)) : result;

    /// <summary>A command whose statements go on after it: one connection, one user at a time.</summary>
    public static KeptStatement Command(SqliteConnection connection) => new(connection, OfConnections.GetOrCreateValue(connection));

    /// <summary>For a connection that is opened: closing it before threw away what it had.</summary>
    public static void Forget(DbConnection connection)
    {
        if (connection is SqliteConnection sqlite)
        {
            OfConnections.Remove(sqlite);
        }
    }
}

/// <summary>The commands of one connection that wait to be asked again, those used last at the end.</summary>
internal sealed class KeptCommands
{
    /// <summary>A page asks about thirty questions; each statement takes some kilobytes.</summary>
    public const int Most = 120;

    /// <summary>Longer texts are of many rows saved at once, hardly ever of as many again.</summary>
    public const int LongestText = 8_000;

    private readonly Dictionary<string, LinkedListNode<SqliteCommand>> _byText = new(StringComparer.Ordinal);
    private readonly LinkedList<SqliteCommand> _inOrder = new();

    public int Count => _byText.Count;

    /// <summary>Takes the command for a text out, so that a second one who asks the same meanwhile gets another.</summary>
    public SqliteCommand Take(SqliteConnection connection, string text)
    {
        if (_byText.Remove(text, out var node))
        {
            _inOrder.Remove(node);
            return node.Value;
        }

        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }

    public void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        var node = new LinkedListNode<SqliteCommand>(command);
        if (command.CommandText.Length > LongestText || !_byText.TryAdd(command.CommandText, node))
        {
            command.Dispose();
            return;
        }

        _inOrder.AddLast(node);
        if (_byText.Count > Most)
        {
            var oldest = _inOrder.First!.Value;
            _inOrder.RemoveFirst();
            _byText.Remove(oldest.CommandText);
            oldest.Dispose();
        }
    }
}
