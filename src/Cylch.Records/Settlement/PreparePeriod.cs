using Cylch.Records.Contracts;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

public sealed record PreparePeriodInput(long ContractId, PaymentPeriod Period);

/// <summary>
/// Works out a contract's period from what is recorded and keeps it as a run to be approved by somebody else. Preparing
/// again replaces an earlier run that was not approved; an approved one is closed.
/// </summary>
public sealed class PreparePeriod(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, PreparePeriodInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(PreparePeriod), cancellationToken) is { } done)
        {
            return done;
        }

        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == input.ContractId, cancellationToken);
        var live = await db.SettlementRuns.Where(r => r.ContractId == contract.Id && r.ReplacedAt == null).ToListAsync(cancellationToken);
        if (RunOrder.FirstRefusal(contract, live, input.Period, doing.Today) is { } refusal)
        {
            return await recorder.RefuseAsync(doing, nameof(PreparePeriod), refusal, cancellationToken);
        }

        var work = new PeriodWork(db, cancellationToken);
        var scheme = await work.SchemeAsync(contract.Id, input.Period);
        if (scheme.Refusal is { } noScheme)
        {
            return noScheme;
        }

        var draw = await new AuditDrawing(db, cancellationToken).OfAsync(doing, contract, input.Period);
        var worked = await work.OfAsync(contract.Id, SchemeText.Read(scheme.Value), input.Period, doing.Today, draw: draw);
        if (worked.Refusal is { } unworked)
        {
            return unworked;
        }

        var before = live.Find(r => r.YearStartsOn == input.Period.YearStart && r.PeriodNumber == input.Period.Number);
        var run = Run(doing, contract, scheme.Value, input.Period, worked.Value);
        if (before is not null)
        {
            before.ReplacedAt = doing.At;
        }

        db.SettlementRuns.Add(run);
        if (draw is not null)
        {
            db.AuditDraws.Add(draw);
        }

        return await SaveAsync(doing, contract.Id, run, reason, cancellationToken);
    }

    private async Task<Decision<long>> SaveAsync(
        Doing doing, long contractId, SettlementRun run, string reason, CancellationToken cancellationToken)
    {
        try
        {
            return await recorder.SaveAsync(
                doing, new RecordedAs(nameof(PreparePeriod), "run", reason, ContractId: contractId), () => run.Id, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The database keeps one live run a period: if there is another now, somebody else prepared in the meantime.
            db.ChangeTracker.Clear();
            var other = await db.SettlementRuns.AsNoTracking().AnyAsync(
                r => r.ContractId == contractId && r.YearStartsOn == run.YearStartsOn && r.PeriodNumber == run.PeriodNumber
                    && r.ReplacedAt == null, cancellationToken);
            if (!other)
            {
                throw;
            }

            return await recorder.RefuseAsync(
                doing, nameof(PreparePeriod), new Refusal("settlement.prepared-meanwhile", run.PeriodNumber), cancellationToken);
        }
    }

    private static SettlementRun Run(Doing doing, Contract contract, ContractScheme scheme, PaymentPeriod period, Worked worked)
    {
        var run = new SettlementRun
        {
            ContractId = contract.Id,
            SchemeId = scheme.Id,
            YearStartsOn = period.YearStart,
            PeriodNumber = period.Number,
            FromOn = period.Start,
            UntilOn = period.End,
            TotalPence = worked.Draft.Total.Pence + worked.Corrections.Sum(line => line.AmountPence),
            PreparedByAccountId = doing.AccountId,
            PreparedAt = doing.At,
            Facts = RunFactsText.Write(worked.Inputs),
        };
        run.Lines.AddRange(worked.Draft.Lines.Select(RunLines.Own));
        run.Lines.AddRange(worked.Corrections.Select((line, index) => RunLines.Numbered(line, worked.Draft.Lines.Count + index + 1)));
        return run;
    }
}
