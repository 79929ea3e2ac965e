using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using StatementLine = Cylch.Records.Settlement.StatementLine;

namespace Cylch.Records.Demonstration;

/// <summary>
/// What providers asked about their statements: one question answered and accepted, one late and answered, and two still open, of which one had no
/// answer in time.
/// </summary>
internal sealed class MakeQueries(CylchDb db, Recorder recorder, World world, CancellationToken cancellationToken)
{
    public async Task AskAsync(Contract contract, PaymentPeriod period, long runId)
    {
        switch (contract.Number, period.Number)
        {
            case (Terms.MairContract, 7):
                await MairAsync(runId);
                break;
            case (Terms.MairContract, 8):
                var released = await LineAsync(l => l.RunId == runId && l.Kind == nameof(LineKind.Released));
                await AskAsync("Non Bowen", new LocalDate(2026, 11, 27), released, "Y gweithiwr a’r person yn cytuno ei fod wedi’i gyrraedd. Pam rhan yn unig?");
                break;
            case ("C-018", 8):
                var held = await LineAsync(l => l.RunId == runId && l.Kind == nameof(LineKind.StaysHeld));
                await AskAsync("Gwenno Haf", new LocalDate(2026, 11, 24), held, "Three visits that month were ended early by the person. Was that counted against the outcome?");
                break;
            case ("C-022", 8):
                await LateAsync(contract);
                break;
            default:
                return;
        }

        db.ChangeTracker.Clear();
    }

    private async Task MairAsync(long runId)
    {
        var line = await LineAsync(l => l.RunId == runId && l.Kind == nameof(LineKind.Released) && l.PersonId == 1 && l.OutcomeId == 1);
        var query = await AskAsync("Non Bowen", new LocalDate(2026, 10, 27), line, "Our worker scored 8 and the target was 7.");
        await new AnswerQuery(db, recorder).RunAsync(
            By("Sara Meredith", new LocalDate(2026, 10, 29)),
            new AnswerQueryInput(
                query,
                "The rule uses the person’s own reading. Mair said 6 on 29 September and again on 6 October. "
                + "Both readings stay on the record. At 7 the whole £163.80 would be paid."),
            "Rule 4", cancellationToken);
        await new AcceptAnswer(db, recorder).RunAsync(
            By("Non Bowen", new LocalDate(2026, 11, 3)), new AcceptAnswerInput(query), "Accepted", cancellationToken);
    }

    // About a statement shown on 22 September: the days to ask were over on 20 October.
    private async Task LateAsync(Contract contract)
    {
        var line = await LineAsync(l => l.Kind == nameof(LineKind.Balance) && db.SettlementRuns.Any(r => r.Id == l.RunId && r.ContractId == contract.Id && r.PeriodNumber < 8));
        var query = await new QueryLine(db, recorder).RunAsync(
            By("Gwenno Haf", new LocalDate(2026, 11, 19)),
            new QueryLineInput(line, "Is this all that is paid for this outcome, or does the rest follow?", "I came back from leave on the 16th, and nobody else had looked.", "en"),
            "Asked by the provider", cancellationToken);
        await new AnswerQuery(db, recorder).RunAsync(
            By("Sara Meredith", new LocalDate(2026, 11, 23)),
            new AnswerQueryInput(query.Value, "It is all. The balance of a part of the plan is paid once, at its first confirmed review.", QueryResult.Explained, "en"), "Rule 2", cancellationToken);
    }

    private Task<long> LineAsync(System.Linq.Expressions.Expression<Func<StatementLine, bool>> which) =>
        db.StatementLines.Where(which).OrderBy(l => l.Number).Select(l => l.Id).FirstAsync(cancellationToken);

    private async Task<long> AskAsync(string who, LocalDate on, long lineId, string question) =>
        (await new QueryLine(db, recorder).RunAsync(By(who, on), new QueryLineInput(lineId, question), "Asked by the provider", cancellationToken)).Value;

    private Doing By(string who, LocalDate on) =>
        new(world.All<Account>().Single(a => a.DisplayName == who).Id, World.At(on, 11, 15));
}
