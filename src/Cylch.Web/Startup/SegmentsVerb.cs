using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Startup;

/// <summary>
/// <c>./cylch segments</c>: compares the packed visits of every closed period with their rows, and makes anew what is missing, spoilt
/// or different. Ends with 0 when all was sound, 3 when something was made anew.
/// </summary>
internal static class SegmentsVerb
{
    private const string Reason = "./cylch segments";
    private const int SomeMadeAnew = 3;

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        await using var app = CylchHost.Build(args);
        var told = new Told(app.Services.GetRequiredService<WordBook>(), output);
        if (!await Preparation.RunAsync(app.Services, output))
        {
            return 1;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CylchDb>();
        var keep = scope.ServiceProvider.GetRequiredService<KeepSegments>();
        var doing = new Doing(null, app.Services.GetRequiredService<IClock>().GetCurrentInstant());
        var contracts = await db.Contracts.AsNoTracking().OrderBy(c => c.Number).Select(c => new { c.Id, c.Number }).ToListAsync();
        var (sound, anew) = (0, 0);
        foreach (var contract in contracts)
        {
            var found = await keep.RunAsync(doing, contract.Id, Reason, CancellationToken.None);
            if (found.Refusal is { } refusal)
            {
                return await told.FailAsync(w => w.Refusal(refusal), 1);
            }

            sound += found.Value.Count(finding => finding.State == SegmentState.Sound);
            foreach (var finding in found.Value.Where(finding => finding.State != SegmentState.Sound))
            {
                anew++;
                await told.SayAsync(words => words["settlement.segments." + finding.State, contract.Number, words.Say.Range(finding.Period.Start, finding.Period.End), finding.Visits]);
            }
        }

        await told.SayAsync(w => w["settlement.segments.all", sound, anew]);
        return anew == 0 ? 0 : SomeMadeAnew;
    }
}
