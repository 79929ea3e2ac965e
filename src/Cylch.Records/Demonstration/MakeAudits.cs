using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Demonstration;

/// <summary>
/// What the auditor found of the results that each working-out drew, by the action people use. Most agree, a few do not, and those drawn last wait.
/// </summary>
internal sealed class MakeAudits(CylchDb db, Recorder recorder, World world, CancellationToken cancellationToken)
{
    private const int DaysAfter = 12;
    private readonly long _auditor = MakePersonas.Holding(world, Role.Auditor, MakePlaces.Authority(world).Id);

    public async Task AnswerAsync(Contract contract, PaymentPeriod period)
    {
        var drawn = await (
            from r in db.AuditDrawResults
            join d in db.AuditDraws on r.DrawId equals d.Id
            join v in db.Verifications on r.VerificationId equals v.Id
            where d.ContractId == contract.Id && d.YearStartsOn == period.YearStart && d.PeriodNumber == period.Number && r.IsDrawn
                && !db.ResultAudits.Any(a => a.VerificationId == v.Id)
            orderby v.Id
            select new { v.Id, v.OutcomeId, v.DisputedAt }).ToListAsync(cancellationToken);
        foreach (var result in drawn)
        {
            var numbers = world.Numbers("audits", result.Id);
            var answer = numbers.Below(100) switch
            {
                < 12 when result.OutcomeId != 1 && result.DisputedAt is null => AuditAnswer.DoesNotAgree,
                < 20 => AuditAnswer.CannotTell,
                _ => AuditAnswer.Agrees,
            };
            var audited = await new AuditResult(db, recorder).RunAsync(
                new Doing(_auditor, World.At(period.End.PlusDays(DaysAfter), 10)),
                new AuditResultInput(result.Id, answer, true, true, answer != AuditAnswer.CannotTell, Words(answer), "en"), "Drawn for audit", cancellationToken);
            db.ChangeTracker.Clear();
            if (audited.IsRefused)
            {
                throw new InvalidOperationException($"Audit of result {result.Id}: {audited.Refusal}");
            }
        }
    }

    private static string Words(AuditAnswer answer) => answer switch
    {
        AuditAnswer.Agrees => "The reading was taken at home by the care manager, and what was said by phone matches it.",
        AuditAnswer.DoesNotAgree => "The note of the call speaks of another week than the reading. The person should be asked again.",
        _ => "The note of the call does not say who answered.",
    };
}
