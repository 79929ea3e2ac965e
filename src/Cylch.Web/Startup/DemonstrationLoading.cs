using Cylch.Records;
using Cylch.Records.Demonstration;
using Cylch.Web.Wording;

namespace Cylch.Web.Startup;

/// <summary>Loads the demonstration authority once, saying in both languages how far it has come.</summary>
internal static class DemonstrationLoading
{
    private const string Wording = "startup.loading";

    public static async Task RunAsync(IServiceProvider services, TextWriter output)
    {
        var book = services.GetRequiredService<WordBook>();
        var load = new LoadDemonstration(services.GetRequiredService<CylchDb>());
        if (await load.RunAsync(SayAsync, CancellationToken.None))
        {
            // A whole authority was held for a moment; what it took is given back before the first page.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        Task SayAsync(LoadingStep step)
        {
            var phrase = book.Phrases[$"{Wording}.{step}"];
            return output.WriteLineAsync($"{phrase.En} / {phrase.Cy}");
        }
    }
}
