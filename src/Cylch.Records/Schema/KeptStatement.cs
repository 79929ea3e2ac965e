using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Cylch.Records.Schema;

/// <summary>Stands for a command of the embedded database that is taken from those kept once its text is known, and given back instead of thrown away.</summary>
internal sealed class KeptStatement(SqliteConnection connection, KeptCommands kept) : DbCommand
{
    private SqliteCommand? _command;
    private SqliteTransaction? _transaction;
    private int? _timeout;

    [AllowNull]
    public override string CommandText
    {
        get => _command?.CommandText ?? "";
        set
        {
            Leave();
            _command = kept.Take(connection, value ?? "");
            _command.Transaction = _transaction;
            _command.CommandTimeout = _timeout ?? connection.DefaultTimeout;
        }
    }

    public override int CommandTimeout
    {
        get => Command.CommandTimeout;
        set
        {
            _timeout = value;
            if (_command is not null)
            {
                _command.CommandTimeout = value;
            }
        }
    }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set => Command.CommandType = value;
    }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    public override bool DesignTimeVisible { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException("The statements belong to their connection.");
    }

    protected override DbParameterCollection DbParameterCollection => Command.Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => _transaction;
        set
        {
            _transaction = (SqliteTransaction?)value;
            if (_command is not null)
            {
                _command.Transaction = _transaction;
            }
        }
    }

    private SqliteCommand Command => _command ?? throw new InvalidOperationException("A command has its text before all else.");

    public override void Cancel() => Command.Cancel();

    public override void Prepare() => Command.Prepare();

    public override int ExecuteNonQuery() => Command.ExecuteNonQuery();

    public override object? ExecuteScalar() => Command.ExecuteScalar();

    protected override DbParameter CreateDbParameter() => Command.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Command.ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Leave();
        }

        base.Dispose(disposing);
    }

    private void Leave()
    {
        if (_command is { } command)
        {
            _command = null;
            kept.GiveBack(command);
        }
    }
}
