using Cylch.Records.Contracts;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="SchemeId">Any saved version of the contract's terms, acknowledged or not, in force or not.</param>
public sealed record MakeShadowRunInput(long ContractId, PaymentPeriod Period, long SchemeId);

/// <summary>
/// Works a period out and keeps it without any effect: under other terms, of a period that is closed, or of one that is not over. It pays
/// nothing, books nothing and replaces nothing. The reason says what it is for.
/// </summary>
public sealed class MakeShadowRun(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, MakeShadowRunInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(MakeShadowRun), cancellationToken) is { } done)
        {
            return done;
        }

        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == input.ContractId, cancellationToken);
        if (Refused(contract, input.Period, doing) is { } refusal)
        {
            return refusal;
        }

        var scheme = await db.ContractSchemes.AsNoTracking().SingleAsync(
            s => s.Id == input.SchemeId && s.ContractId == contract.Id, cancellationToken);
        var worked = await new PeriodWork(db, cancellationToken).OfAsync(
            contract.Id, SchemeText.Read(scheme), input.Period, doing.Today, before: input.Period.Start);
        if (worked.Refusal is { } unworked)
        {
            return unworked;
        }

        var shadow = Shadow(doing, input, worked.Value, reason);
        db.ShadowRuns.Add(shadow);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(MakeShadowRun), "shadow-run", reason, ContractId: contract.Id), () => shadow.Id, cancellationToken);
    }

    private static Refusal? Refused(Contract contract, PaymentPeriod period, Doing doing)
    {
        if (ContractYear.PeriodHolding(contract.YearStartsOn, period.Start) != period)
        {
            return new Refusal("settlement.not-a-period-of-contract", period.Start);
        }

        if (contract.StartsOn > period.End || contract.EndsOn < period.Start)
        {
            return new Refusal("settlement.outside-contract", period.Start, period.End);
        }

        return period.Start > doing.Today ? new Refusal("settlement.shadow-not-begun", period.Number, period.Start) : null;
    }

    private static ShadowRun Shadow(Doing doing, MakeShadowRunInput input, Worked worked, string reason)
    {
        var lines = worked.Draft.Lines.Select(RunLines.Own).ToList();
        lines.AddRange(worked.Corrections.Select((line, index) => RunLines.Numbered(line, lines.Count + index + 1)));
        var shadow = new ShadowRun
        {
            ContractId = input.ContractId,
            SchemeId = input.SchemeId,
            YearStartsOn = input.Period.YearStart,
            PeriodNumber = input.Period.Number,
            FromOn = input.Period.Start,
            UntilOn = input.Period.End,
            TotalPence = lines.Sum(l => l.AmountPence),
            HeldChangePence = lines.Sum(l => l.HeldChangePence),
            AsKnownOn = doing.Today,
            Reason = reason,
            MadeByAccountId = doing.AccountId,
            MadeAt = doing.At,
        };
        shadow.Lines.AddRange(lines.Select(l => new ShadowLine
        {
            ShadowId = 0,
            Number = l.Number,
            TermNumber = l.TermNumber,
            Kind = l.Kind,
            PersonId = l.PersonId,
            PackageId = l.PackageId,
            OutcomeId = l.OutcomeId,
            AmountPence = l.AmountPence,
            HeldChangePence = l.HeldChangePence,
            Inputs = l.Inputs,
            CorrectsRunId = l.CorrectsRunId,
        }));
        return shadow;
    }
}
