using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>
/// Settles the periods that are over, by the same actions people use: a finance officer prepares, somebody else approves.
/// Where something stands in the way it is left for the people of the demonstration to deal with.
/// </summary>
internal sealed class SettleDemonstration(CylchDb db, World world, CancellationToken cancellationToken)
{
    private const int LastPeriod = 8;

    // Prepared, and waiting for a second person: one for somebody who may approve so much, one to be looked through. The others of period 8 wait for an answer.
    private static readonly string[] WaitingForApproval = ["C-010", "C-015"];
    private static readonly string[] WaitingForAnswer = ["C-014", "C-018"];

    private readonly Recorder _recorder = new(db);
    private readonly long _officer = MakePersonas.Holding(world, Role.FinanceOfficer, MakePlaces.Authority(world).Id);
    private readonly long _approver = MakePersonas.Holding(world, Role.FinanceApprover, MakePlaces.Authority(world).Id);

    /// <summary>Period by period, and a payment file after each that was paid before the day of the demonstration.</summary>
    public async Task AllAsync()
    {
        var stopped = new HashSet<long>();
        var control = new MakeControl(db, _recorder, world, cancellationToken);
        await new MakeRunRules(db, _recorder, world, cancellationToken).SetAsync();
        for (var number = 1; number <= LastPeriod; number++)
        {
            var period = new PaymentPeriod(World.YearStartsOn, number);
            foreach (var contract in world.All<Contract>().Where(c => number >= First(c) && !stopped.Contains(c.Id)))
            {
                await control.SetAsideAsync(contract, period);
                if (!await CloseAsync(contract, period))
                {
                    stopped.Add(contract.Id);
                }

                db.ChangeTracker.Clear();
            }

            if (number < LastPeriod)
            {
                await PayAsync(period);
                await control.GiveBackAsync(period);
            }
        }

        await control.StandAsync();
        await new MakeTries(db, _recorder, world, cancellationToken).AllAsync();
        await new MakeIndependence(db, _recorder, world, cancellationToken).ClaimAsync();
    }

    // Those that ran before September were settled here from the start of the year.
    private static int First(Contract contract) =>
        contract.StartsOn <= World.YearStartsOn ? 1 : PaymentPeriod.Holding(World.YearStartsOn, contract.StartsOn)!.Value.Number;

    private async Task PayAsync(PaymentPeriod period)
    {
        var paid = await new MakePaymentFile(db, _recorder).RunAsync(
            new Doing(_officer, World.At(period.End.PlusDays(22), 11)),
            new MakePaymentFileInput(MakePlaces.Authority(world).Id, period.End.PlusDays(26)), "Period approved", cancellationToken);
        db.ChangeTracker.Clear();
        if (paid.IsRefused)
        {
            throw new InvalidOperationException($"Payment of period {period.Number}: {paid.Refusal}");
        }
    }

    private async Task<bool> CloseAsync(Contract contract, PaymentPeriod period)
    {
        await new MakeFigures(db, _recorder, world, cancellationToken).EnterAsync(contract, period);
        var preparedOn = period.End.PlusDays(2);
        var prepared = await new PreparePeriod(db, _recorder).RunAsync(
            new Doing(_officer, World.At(preparedOn, 10, 5)), new PreparePeriodInput(contract.Id, period), "Period is over", cancellationToken);
        if (prepared.IsRefused)
        {
            // A missing rate stops one contract, as it should; it is found again on the finance page.
            return false;
        }

        db.ChangeTracker.Clear();
        await new MakeQueries(db, _recorder, world, cancellationToken).AskAsync(contract, period, prepared.Value);
        if (period.Number < LastPeriod)
        {
            await new MakeAudits(db, _recorder, world, cancellationToken).AnswerAsync(contract, period);
        }

        if (period.Number == LastPeriod && (WaitingForApproval.Contains(contract.Number) || WaitingForAnswer.Contains(contract.Number)))
        {
            return false;
        }

        var version = await db.SettlementRuns.Where(r => r.Id == prepared.Value).Select(r => r.Version).SingleAsync(cancellationToken);
        var approved = await new ApproveRun(db, _recorder).RunAsync(
            new Doing(_approver, World.At(period.End.PlusDays(period.Number == LastPeriod ? 15 : 19), 14, 30)), new ApproveRunInput(prepared.Value, version),
            "Lines looked at; in order", cancellationToken);
        return approved.IsRefused ? throw new InvalidOperationException($"{contract.Number}, period {period.Number}: {approved.Refusal}") : true;
    }
}
