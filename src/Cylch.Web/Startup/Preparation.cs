using Cylch.Records;
using Cylch.Records.Schema;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Startup;

/// <summary>What happens between starting and the first page: the schema, the checks of the mode, the demonstration.</summary>
public static class Preparation
{
    /// <returns>False when the program must not start; why has been written in both languages.</returns>
    public static async Task<bool> RunAsync(IServiceProvider services, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(output);
        await using var scope = services.CreateAsyncScope();
        var settings = scope.ServiceProvider.GetRequiredService<Settings>();
        var book = scope.ServiceProvider.GetRequiredService<WordBook>();
        var db = scope.ServiceProvider.GetRequiredService<CylchDb>();
        await SchemaScripts.ApplyAsync(db);
        var refusal = await RefusalAsync(settings, db);
        if (refusal is not null)
        {
            await output.WriteLineAsync(book.Phrases[refusal].En + Environment.NewLine + book.Phrases[refusal].Cy);
            return false;
        }

        if (settings.Mode == Mode.Demonstration)
        {
            await DemonstrationLoading.RunAsync(scope.ServiceProvider, output);
        }

        return true;
    }

    /// <summary>The wording key of why this database does not suit the mode; null when it does.</summary>
    internal static async Task<string?> RefusalAsync(Settings settings, CylchDb db)
    {
        if (settings.Mode == Mode.Production && await db.Users.AnyAsync(a => a.IsDemonstration))
        {
            return "startup.production-with-demonstration";
        }

        return settings.Mode == Mode.Demonstration && await db.Users.AnyAsync(a => !a.IsDemonstration)
            ? "startup.demonstration-with-production"
            : null;
    }
}
