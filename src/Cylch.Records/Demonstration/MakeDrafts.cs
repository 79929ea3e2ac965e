using System.Text.Json.Nodes;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>
/// Terms on their way: one contract has a draft that its provider asks about, another a proposed version that waits to be read. A third has had
/// three versions from the start, to compare.
/// </summary>
internal sealed class MakeDrafts(CylchDb db, World world, CancellationToken cancellationToken)
{
    private const string Drafted = "C-018";
    private const string Proposed = "C-002";

    private static readonly LocalDate From = World.YearStartsOn.PlusDays(10 * PaymentPeriod.Days);
    private readonly Recorder _recorder = new(db);

    public async Task AllAsync()
    {
        await DraftedAsync();
        await ProposedAsync();
        db.ChangeTracker.Clear();
    }

    // A larger share held, and a limit nobody has put a figure to yet.
    private async Task DraftedAsync()
    {
        var draft = await StartAsync(Drafted, new LocalDate(2026, 11, 17));
        await ChangeAsync(draft, 1, new LocalDate(2026, 11, 17), new DraftChange.Fill(2, new JsonObject { ["share"] = "2/25", ["timeTerm"] = 1 }));
        await ChangeAsync(draft, 2, new LocalDate(2026, 11, 19), new DraftChange.Add("satisfaction-share"));
        await new ShowDraft(db, _recorder).RunAsync(By("Sara Meredith", new LocalDate(2026, 11, 19)), new ShowDraftInput(draft), "", cancellationToken);
        await new AskAboutTerms(db, _recorder).RunAsync(
            By("Gwenno Haf", new LocalDate(2026, 11, 26)),
            new AskAboutTermsInput(draft, null, 2, "8% of the price is what we pay our coordinators from. Would you hold it for one review only?", "en"), "", cancellationToken);
    }

    private async Task ProposedAsync()
    {
        var draft = await StartAsync(Proposed, new LocalDate(2026, 11, 23));
        var text = await db.DraftEditions.Where(e => e.DraftId == draft).Select(e => e.Terms).SingleAsync(cancellationToken);
        var time = (JsonObject)JsonNode.Parse(DraftScheme.Read(text).Numbered(1)!.Text())!;
        foreach (var rate in time["rates"]!.AsArray().OfType<JsonObject>().ToList())
        {
            // 35p more an hour in every band, from the first day of period 11; the rates before it stay for the days before it.
            var raised = (JsonObject)rate.DeepClone();
            raised["from"] = From.ToString("uuuu-MM-dd", null);
            raised["penceAnHour"] = (long)rate["penceAnHour"]! + 35;
            time["rates"]!.AsArray().Add(raised);
        }

        await ChangeAsync(draft, 1, new LocalDate(2026, 11, 23), new DraftChange.Fill(1, time));
        await new ShowDraft(db, _recorder).RunAsync(By("Sara Meredith", new LocalDate(2026, 11, 23)), new ShowDraftInput(draft), "", cancellationToken);
        var asked = await new AskAboutTerms(db, _recorder).RunAsync(
            By("Non Bowen", new LocalDate(2026, 11, 25)),
            new AskAboutTermsInput(draft, null, 1, "Ydy’r 35c yn cynnwys y cynnydd yn yr Yswiriant Gwladol?", "cy"), "", cancellationToken);
        await new AnswerAboutTerms(db, _recorder).RunAsync(
            By("Sara Meredith", new LocalDate(2026, 11, 27)), new AnswerAboutTermsInput(asked.Value, "Ydy. Dyna 21c ohono; mae’r gweddill ar gyfer teithio.", "cy"), "",
            cancellationToken);
        var proposed = await new ProposeDraft(db, _recorder).RunAsync(
            By("Sara Meredith", new LocalDate(2026, 11, 30)), new ProposeDraftInput(draft, 2), "Costs of care in the cost exercise of October", cancellationToken);
        if (proposed.IsRefused)
        {
            throw new InvalidOperationException($"The terms of {Proposed}: {proposed.Refusal}");
        }
    }

    private async Task<long> StartAsync(string number, LocalDate on)
    {
        var contract = world.All<Contract>().Single(c => c.Number == number);
        var newest = await db.ContractSchemes.Where(s => s.ContractId == contract.Id).OrderByDescending(s => s.Number).Select(s => s.Id).FirstAsync(cancellationToken);
        return (await new StartDraft(db, _recorder).RunAsync(
            By("Sara Meredith", on), new StartDraftInput(contract.Id, new DraftSource.OfVersion(newest), From), "", cancellationToken)).Value;
    }

    private async Task ChangeAsync(long draft, int seen, LocalDate on, DraftChange change) =>
        _ = (await new ChangeDraft(db, _recorder).RunAsync(By("Sara Meredith", on), new ChangeDraftInput(draft, seen, change), "", cancellationToken)).Value;

    private Doing By(string who, LocalDate on) => new(world.All<Account>().Single(a => a.DisplayName == who).Id, World.At(on, 11, 15));
}
