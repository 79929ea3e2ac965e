using Cylch.Records.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>
/// Writes looks into the embedded database over a connection of its own, which stays open, with one statement that is put
/// together once. One at a time.
/// </summary>
internal sealed class SqliteLooks : IDisposable
{
    private readonly CylchDb _db;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public SqliteLooks(Database database)
    {
        _db = database.Open();
        _db.Database.OpenConnection();
        _connection = (SqliteConnection)_db.Database.GetDbConnection();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO record_looks (" + string.Join(", ", LookLog.Columns) + ") VALUES (@" + string.Join(", @", LookLog.Columns) + ")";
        foreach (var column in LookLog.Columns)
        {
            _insert.Parameters.Add(new SqliteParameter("@" + column, null));
        }
    }

    /// <summary>Keeps all of them or, with an exception, none.</summary>
    public void Write(IReadOnlyList<RecordLook> looks)
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        foreach (var look in looks)
        {
            object[] cells = [look.LookedAt.ToUnixTimeMilliseconds(), look.AccountId, look.PersonId, look.Page, look.Reason, look.IsRefused];
            for (var cell = 0; cell < cells.Length; cell++)
            {
                _insert.Parameters[cell].Value = cells[cell];
            }

            _insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _db.Dispose();
    }
}
