using System.Diagnostics;
using Cylch.Records.Cohorts;
using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Cylch.Web.Pages.Cohorts;
using Cylch.Web.Wording;
using NodaTime;

namespace Cylch.Web.Startup;

/// <summary>
/// <c>./cylch import readings FILE --profile NAME</c>: loads a file of readings into an authority of its own, settles its
/// contracts, and prints the account of every row.
/// </summary>
internal static class ReadingsVerb
{
    private const string Option = "--";
    private const int RefusedShown = 10;

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        // Paths are taken out first: the settings' own reader takes one that begins with a slash for an option.
        string[] files = [.. args.TakeWhile(arg => !arg.StartsWith(Option, StringComparison.Ordinal))];
        await using var app = CylchHost.Build(args[files.Length..]);
        var told = new Told(app.Services.GetRequiredService<WordBook>(), output);
        if (files.Length != 1)
        {
            return await HowAsync(told);
        }

        var profile = ReadingsProfile.Find(app.Configuration["profile"]);
        if (profile.Refusal is { } unknown)
        {
            return await told.FailAsync(w => w.Refusal(unknown), ImportVerb.NotUnderstood);
        }

        await told.LineAsync(told.Both(w => w["outcomes.import.reading", files[0]]));
        var file = await ReadingsFile.ReadAsync(files[0], profile.Value, CancellationToken.None);
        if (file.Refusal is { } unread)
        {
            return await told.FailAsync(w => w.Refusal(unread), ImportVerb.NotUnderstood);
        }

        return await Preparation.RunAsync(app.Services, output) ? await LoadAsync(app, told, file.Value, profile.Value) : 1;
    }

    public static async Task<int> HowAsync(TextWriter output) => await HowAsync(new Told(WordBook.Load(), output));

    private static Task<int> HowAsync(Told told) => told.FailAsync(
        w => w["outcomes.import.how", string.Join(", ", ReadingsProfile.All.Select(profile => profile.Key))], ImportVerb.NotUnderstood);

    private static async Task<int> LoadAsync(WebApplication app, Told told, ReadingsFile file, ReadingsProfile profile)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        var now = app.Services.GetRequiredService<IClock>().GetCurrentInstant();
        var watch = Stopwatch.StartNew();
        var loaded = await new ImportReadings(settings.Database).LoadAsync(
            file, profile, now, settings.Mode == Mode.Demonstration, new Steps(told).Say, CancellationToken.None);
        if (loaded.Refusal is { } refusal)
        {
            return await told.FailAsync(w => w.Refusal(refusal), ImportVerb.NotUnderstood);
        }

        await AccountAsync(told, loaded.Value);
        var seconds = (long)watch.Elapsed.TotalSeconds;
        await told.SayAsync(w => loaded.Value.AlreadyHeld && loaded.Value.Settled == 0
            ? w["outcomes.import.already-held", file.Name]
            : w["outcomes.import.done", w.Say.Number(loaded.Value.Settled), w.Say.Number(seconds)]);
        await told.SayAsync(w => w["outcomes.import.where", CohortLinks.Cohort(loaded.Value.AuthorityId)]);
        return settings.Mode == Mode.Demonstration ? await told.SayAsync(w => w["outcomes.import.who"]) : 0;
    }

    private static async Task AccountAsync(Told told, ImportedReadings loaded)
    {
        var tally = loaded.Tally;
        await told.LineAsync("");
        await LineAsync(told, 0, w => w["outcomes.cohort.rows-read"], tally.RowsRead);
        foreach (var standing in Enum.GetValues<RowStanding>())
        {
            await LineAsync(told, 1, w => w.Of("outcomes.row-standing", standing), tally.Of(standing));
            foreach (var line in tally.Lines.Where(line => line.Standing == standing))
            {
                await LineAsync(told, 2, w => CohortWords.Reason(w, line), line.Rows);
            }
        }

        foreach (var row in loaded.File.Rows.Where(row => row.Refusal is not null).Take(RefusedShown))
        {
            await told.LineAsync(told.Both(w => w["outcomes.import.row", w.Say.Number(row.Number), w.Refusal(row.Refusal!)]));
        }

        var sum = string.Join(" + ", Enum.GetValues<RowStanding>().Select(standing => told.English.Say.Number(tally.Of(standing))));
        await told.LineAsync($"{told.English.Say.Number(tally.RowsRead)} = {sum}");
        await told.LineAsync("");
    }

    private static Task<int> LineAsync(Told told, int depth, Func<W, string> say, long rows) =>
        told.LineAsync($"{new string(' ', depth * 2)}{told.Both(say)}".PadRight(76) + $"{told.English.Say.Number(rows),9}");

    // A line for each tenth of the contracts: enough to see that it goes on.
    private sealed class Steps(Told told)
    {
        private const int Tenths = 10;
        private const string Wording = "outcomes.import.step";

        public void Say(CohortStep step, int done, int of)
        {
            if (step == CohortStep.Writing || of == 0 || done == of || done % Math.Max(1, of / Tenths) == 0)
            {
                told.LineAsync(told.Both(w => w[$"{Wording}.{step}", w.Say.Number(done), w.Say.Number(of)])).GetAwaiter().GetResult();
            }
        }
    }
}
