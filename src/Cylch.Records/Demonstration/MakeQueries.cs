using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>What providers asked about their statements: one answered and accepted, two open.</summary>
internal static class MakeQueries
{
    public static async Task AskAsync(
        CylchDb db, World world, Contract contract, PaymentPeriod period, long runId, CancellationToken cancellationToken)
    {
        if ((contract.Number, period.Number) is not ((Terms.MairContract, 7 or 8) or ("C-018", 8)))
        {
            return;
        }

        var lines = await db.StatementLines.AsNoTracking().Where(l => l.RunId == runId).OrderBy(l => l.Number).ToListAsync(cancellationToken);
        var accounts = world.All<Access.Account>().ToDictionary(a => a.DisplayName, a => a.Id);
        if (period.Number == 7)
        {
            db.LineQueries.Add(new LineQuery
            {
                LineId = lines.Single(l => l is { Kind: nameof(LineKind.Released), PersonId: 1, OutcomeId: 1 }).Id,
                AskedByAccountId = accounts["Non Bowen"],
                AskedAt = World.At(new LocalDate(2026, 10, 27), 11, 15),
                Question = "Our worker scored 8 and the target was 7.",
                AnsweredByAccountId = accounts["Sara Meredith"],
                AnsweredAt = World.At(new LocalDate(2026, 10, 29), 15, 40),
                Answer = "The rule uses the person’s own reading. Mair said 6 on 29 September and again on 6 October. Both readings stay on the record. At 7 the whole £163.80 would be paid.",
                AcceptedAt = World.At(new LocalDate(2026, 11, 3), 9, 30),
            });
        }
        else
        {
            var isTyGwyn = contract.Number == Terms.MairContract;
            db.LineQueries.Add(new LineQuery
            {
                LineId = (lines.Find(l => l.Kind == (isTyGwyn ? nameof(LineKind.Released) : nameof(LineKind.StaysHeld))) ?? lines[0]).Id,
                AskedByAccountId = accounts[isTyGwyn ? "Non Bowen" : "Gwenno Haf"],
                AskedAt = World.At(new LocalDate(2026, 11, isTyGwyn ? 27 : 24), 10, 20),
                Question = isTyGwyn
                    ? "Y gweithiwr a’r person yn cytuno ei fod wedi’i gyrraedd. Pam rhan yn unig?"
                    : "Three of these visits were ended early by the person. Was that counted against the outcome?",
            });
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
