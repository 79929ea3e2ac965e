using System.Globalization;
using Cylch.Records.Delivery;
using Cylch.Rules.Delivery;
using Cylch.Web.Wording;

namespace Cylch.Web.Startup;

/// <summary><c>./cylch generate visits --count N --out FILE [--seed S]</c>: a file of invented visits, the same for the same seed.</summary>
internal static class GenerateVerb
{
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var told = new Told(WordBook.Load(), output);
        var given = new ConfigurationBuilder().AddCommandLine([.. args.Skip(1)]).Build();
        var isCount = long.TryParse(given["count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        var isSeed = ulong.TryParse(given["seed"] ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var seed);
        if (args.FirstOrDefault() != "visits" || !isCount || !isSeed || given["out"] is not { Length: > 0 } path)
        {
            return await told.FailAsync(w => w["delivery.generate.how"], ImportVerb.NotUnderstood);
        }

        if (File.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            return await told.FailAsync(w => w["delivery.generate.no-place", path], ImportVerb.NotUnderstood);
        }

        await using var file = File.Create(path);
        var rows = await VisitFiles.WriteAsync(file, VisitFileRecipe.WalesMonth with { Count = count, Seed = seed });
        return await told.SayAsync(w => w["delivery.generate.done", w.Say.Number(rows), w.Say.Number(file.Length), path]);
    }
}
