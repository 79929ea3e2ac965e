using Xunit;

namespace Cylch.Journeys.Tests;

/// <summary>The program on the demonstration's own day, started once for the journeys that leave it as they found it.</summary>
public sealed class RunningCylch(OneChromium chromium) : IAsyncLifetime
{
    private readonly CylchProgram _program = new();

    public async ValueTask InitializeAsync()
    {
        if (OneChromium.Program is not null)
        {
            await _program.StartAsync();
        }
    }

    public Task<Visitor> VisitAsync(string language = "en", int width = 1280, bool withScript = true)
    {
        OneChromium.NeedsChromium();
        return chromium.VisitAsync(_program.Address, language, width, withScript);
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class Journeys : ICollectionFixture<RunningCylch>
{
    public const string Name = "Journeys";
}
