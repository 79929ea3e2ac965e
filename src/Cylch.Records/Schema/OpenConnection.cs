using Microsoft.Data.Sqlite;

namespace Cylch.Records.Schema;

/// <summary>
/// A connection to the embedded database that stays open as long as its context, also while that waits in a pool. It would
/// otherwise be opened around each question or at least at each request, and opening costs more than most answers do; and
/// what it keeps between questions would be lost.
/// </summary>
internal sealed class OpenConnection(string connectionString) : SqliteConnection(connectionString)
{
    private bool _isEnding;

    public override void Close()
    {
        // One left in the middle of something starts afresh.
        if (_isEnding || Transaction is not null)
        {
            base.Close();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _isEnding = true;
        base.Dispose(disposing);
    }
}
