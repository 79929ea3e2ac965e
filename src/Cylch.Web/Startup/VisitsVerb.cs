using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Delivery;
using Cylch.Rules;
using Cylch.Rules.Delivery;
using Cylch.Web.Pages.Delivery;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Startup;

/// <summary>
/// <c>./cylch import visits FILE --provider REF [--profile NAME]</c>: takes a file of visits by the same steps as the pages, and
/// prints what became of every row. Ends with 0 when every row was taken or held, 3 when some were refused.
/// </summary>
internal static class VisitsVerb
{
    private const string Option = "--";
    private const string Reason = "./cylch import visits";
    private const int SomeRefused = 3;

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        // Paths are taken out first: the settings' own reader takes one that begins with a slash for an option.
        string[] files = [.. args.TakeWhile(arg => !arg.StartsWith(Option, StringComparison.Ordinal))];
        await using var app = CylchHost.Build(args[files.Length..]);
        var told = new Told(app.Services.GetRequiredService<WordBook>(), output);
        var profile = VisitFileProfile.All.FirstOrDefault(p => p.Name == (app.Configuration["profile"] ?? VisitFileProfile.TwentyFourColumns.Name));
        if (files.Length != 1 || app.Configuration["provider"] is not { Length: > 0 } reference || profile is null)
        {
            return await told.FailAsync(
                w => w["delivery.import.how", string.Join(", ", VisitFileProfile.All.Select(p => p.Name))], ImportVerb.NotUnderstood);
        }

        if (!File.Exists(files[0]))
        {
            return await told.FailAsync(w => w["delivery.import.no-file", files[0]], ImportVerb.NotUnderstood);
        }

        if (!await Preparation.RunAsync(app.Services, output))
        {
            return 1;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var provider = await scope.ServiceProvider.GetRequiredService<CylchDb>().Organisations
            .Where(o => o.Reference == reference && o.Kind == OrganisationKind.Provider).Select(o => (long?)o.Id).SingleOrDefaultAsync();
        return provider is { } providerId
            ? await ImportAsync(app.Services, told, new SentVisitFile(providerId, Path.GetFileName(files[0]), profile), files[0])
            : await told.FailAsync(w => w["delivery.import.no-provider", reference], ImportVerb.NotUnderstood);
    }

    private static async Task<int> ImportAsync(IServiceProvider services, Told told, SentVisitFile sent, string path)
    {
        await using var scope = services.CreateAsyncScope();
        var doing = new Doing(null, services.GetRequiredService<IClock>().GetCurrentInstant());
        await using var file = File.OpenRead(path);
        var received = await scope.ServiceProvider.GetRequiredService<ReceiveVisitFile>().RunAsync(doing, sent, file, Reason, CancellationToken.None);
        if (received.Refusal is { } unread)
        {
            return await told.FailAsync(w => w.Refusal(unread), ImportVerb.NotUnderstood);
        }

        var importId = received.Value.ImportId;
        if (received.Value.WasHeld)
        {
            await told.SayAsync(w => w["delivery.send.held"]);
        }

        var confirmed = await scope.ServiceProvider.GetRequiredService<ConfirmVisitImport>().RunAsync(doing, importId, Reason, CancellationToken.None);
        if (confirmed.Refusal is { } refusal)
        {
            return await told.FailAsync(w => w.Refusal(refusal), 0);
        }

        var tally = await TakeAsync(services, importId);
        return tally.Refusal is { } failed ? await told.FailAsync(w => w.Refusal(failed)) : await AccountAsync(told, importId, tally.Value);
    }

    // A program that serves pages beside this one takes confirmed imports too; then this one waits for it.
    private static async Task<Decision<VisitTally>> TakeAsync(IServiceProvider services, long importId)
    {
        while (true)
        {
            await using var scope = services.CreateAsyncScope();
            var ran = await scope.ServiceProvider.GetRequiredService<RunVisitImport>().RunAsync(importId, CancellationToken.None);
            if (ran.Refusal?.Code != "delivery.import-run-elsewhere")
            {
                return ran;
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task<int> AccountAsync(Told told, long importId, VisitTally tally)
    {
        await LineAsync(told, w => w["delivery.tally.accepted"], tally.Accepted);
        await LineAsync(told, w => w["delivery.tally.held"], tally.AlreadyHeld);
        await LineAsync(told, w => w["delivery.tally.refused"], tally.Refused);
        await LineAsync(told, w => w["delivery.tally.read"], tally.RowsRead);
        await told.SayAsync(w => w["delivery.import.where", DeliveryLinks.Import(importId)]);
        return tally.Refused == 0 ? 0 : SomeRefused;
    }

    private static Task<int> LineAsync(Told told, Func<W, string> say, long rows) =>
        told.LineAsync(told.Both(say).PadRight(48) + $"{told.English.Say.Number(rows),12}");
}
