using Cylch.Records.Demonstration;
using Cylch.Records.Schema;
using Cylch.Records.Tests.TestData;
using Microsoft.Data.Sqlite;
using Xunit;

[assembly: AssemblyFixture(typeof(Cylch.Records.Tests.Demonstration.AuthorityOfTheDemonstration))]

namespace Cylch.Records.Tests.Demonstration;

/// <summary>The demonstration on each database, made once for all the tests that only read it.</summary>
public sealed class AuthorityOfTheDemonstration : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cylch-test-").FullName;
    private readonly SemaphoreSlim _making = new(1, 1);
    private Database? _embedded;
    private TestDatabase? _postgres;

    public async Task<CylchDb> OpenAsync(DatabaseKind kind)
    {
        await _making.WaitAsync();
        try
        {
            return await (kind == DatabaseKind.Sqlite ? EmbeddedAsync() : PostgresAsync());
        }
        finally
        {
            _making.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        _making.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<CylchDb> EmbeddedAsync()
    {
        _embedded ??= Database.Embedded(await LoadedDemonstration.CopyAsync(_folder));
        return _embedded.Open();
    }

    private async Task<CylchDb> PostgresAsync()
    {
        if (_postgres is null)
        {
            _postgres = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
            await using var db = _postgres.Open();
            await new LoadDemonstration(db).RunAsync(_ => Task.CompletedTask, CancellationToken.None);
        }

        return _postgres.Open();
    }
}
