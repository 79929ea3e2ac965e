using Xunit;

[assembly: AssemblyFixture(typeof(Cylch.Journeys.Tests.RunningCylch))]

// Much of a journey is waited for, while the browser or the program is at work: three at once keep two processors busy.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace Cylch.Journeys.Tests;

/// <summary>
/// One browser for all journeys, and the program on the demonstration's own day for those that leave it as they found it. The
/// demonstration is loaded once; a journey that changes much goes with a copy of its own.
/// </summary>
public sealed class RunningCylch : IAsyncLifetime
{
    private readonly CylchProgram _loaded = new();
    private readonly Lazy<Task<CylchProgram>> _shared;

    public RunningCylch() => _shared = new(async () =>
    {
        var program = _loaded.Copied();
        await program.StartAsync();
        return program;
    });

    /// <summary>The browser.</summary>
    public OneChromium Chromium { get; } = new();

    public async ValueTask InitializeAsync()
    {
        if (OneChromium.Program is not null)
        {
            await Task.WhenAll(Chromium.StartAsync(), _loaded.StartAsync());
            await _loaded.CutOffAsync();
        }
    }

    /// <summary>A visitor to the program that all share.</summary>
    public async Task<Visitor> VisitAsync(string language = "en", int width = 1280, bool withScript = true)
    {
        OneChromium.NeedsChromium();
        return await Chromium.VisitAsync((await _shared.Value).Address, language, width, withScript);
    }

    /// <summary>A program for one journey alone, not yet started.</summary>
    public CylchProgram OfItsOwn()
    {
        OneChromium.NeedsChromium();
        return _loaded.Copied();
    }

    public async ValueTask DisposeAsync()
    {
        if (_shared.IsValueCreated)
        {
            await (await _shared.Value).DisposeAsync();
        }

        await _loaded.DisposeAsync();
        await Chromium.DisposeAsync();
    }
}
