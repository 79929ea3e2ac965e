namespace Cylch.Records.Tests.TestData;

/// <summary>A database with the small world in it, for one test.</summary>
public sealed class SmallDatabase : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private SmallDatabase(TestDatabase database, SmallWorld world)
    {
        _database = database;
        World = world;
    }

    public SmallWorld World { get; }

    public static async Task<SmallDatabase> CreateAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        return new SmallDatabase(database, await SmallWorld.BuildAsync(db));
    }

    public CylchDb Open() => _database.Open();

    /// <summary>Works with a context of its own, as each request does.</summary>
    public async Task<T> AsAsync<T>(Func<CylchDb, Recorder, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var db = Open();
        return await work(db, new Recorder(db));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
