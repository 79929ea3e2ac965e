namespace Cylch.Web.Startup;

/// <summary>Loads the demonstration authority once, saying how far it has come.</summary>
internal static class DemonstrationLoading
{
    public static Task RunAsync(IServiceProvider services, TextWriter output) => Task.CompletedTask;
}
