using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>
/// What stands around runs, by the actions people use: one looked through, one sent back, one payment that came back from the bank and is late since,
/// a line and a whole run on hold, and a result that was set aside after it was paid.
/// </summary>
internal sealed class MakeControl(CylchDb db, Recorder recorder, World world, CancellationToken cancellationToken)
{
    private const string GivenBack = "C-005";
    private const int GivenBackPeriod = 6;
    private const int LastPeriod = 8;

    /// <summary>After the file of that period, before the next: the account is closed, and until another is proven the payment waits.</summary>
    public async Task GiveBackAsync(PaymentPeriod period)
    {
        if (period.Number != GivenBackPeriod)
        {
            return;
        }

        var contract = Called(GivenBack);
        var run = await RunAsync(contract, GivenBackPeriod);
        Done(await new RecordPaymentReturn(db, recorder).RunAsync(
            By("Tomos Bebb", new LocalDate(2026, 10, 21)),
            new RecordPaymentReturnInput(run.PaymentFileId!.Value, contract.ProviderId, new LocalDate(2026, 10, 20), "Account closed"), "By the bank’s message", cancellationToken));
        Done(await new HoldPayment(db, recorder).RunAsync(
            By("Tomos Bebb", new LocalDate(2026, 10, 21)),
            new HoldPaymentInput(
                contract.Id, run.Id, null, HoldReason.BankDetails, "The old account is closed. We wait for a letter about the new one, and ring to ask whether it is theirs.", "en",
                new LocalDate(2026, 11, 10), null),
            "Account closed", cancellationToken));
    }

    /// <summary>Before its last period is worked out: a result that was paid is disputed, and somebody without a part sets it aside.</summary>
    public async Task SetAsideAsync(Contract contract, PaymentPeriod period)
    {
        if (contract.Number != "C-011" || period.Number != LastPeriod)
        {
            return;
        }

        var paid = await (
            from v in db.Verifications
            join l in db.StatementLines on v.Id equals l.VerificationId
            join r in db.SettlementRuns on l.RunId equals r.Id
            where r.ContractId == contract.Id && r.ApprovedAt != null && l.Kind == nameof(LineKind.Result) && l.AmountPence > 0 && v.DisputedAt == null
            orderby v.Id
            select v.Id).FirstAsync(cancellationToken);
        Done(await new DisputeVerification(db, recorder).RunAsync(
            By("Deiniol Hughes", new LocalDate(2026, 11, 10)),
            new DisputeVerificationInput(
                paid, "Cymerwyd y darlleniad y diwrnod ar ôl codwm. Roedd yn well cyn hynny, ac mae’n well eto rŵan.",
                "Nodyn y gweithiwr gofal am y codwm, a nodiadau’r pythefnos wedyn.", "cy"),
            "The day after a fall", cancellationToken));
        Done(await new ResolveDispute(db, recorder).RunAsync(
            By("Sara Meredith", new LocalDate(2026, 11, 13)),
            new ResolveDisputeInput(
                paid, "The note of the fall is of the day before the reading, so the reading does not show how things were. A new one is taken; until then the money waits.", "en",
                DisputeEnding.SetAside),
            "A reading of a day after a fall", cancellationToken));
    }

    /// <summary>What stands on the day of the demonstration, once all periods are closed.</summary>
    public async Task StandAsync()
    {
        await ReviewAsync("C-010", new LocalDate(2026, 11, 25), RunVerdict.InOrder, "The hours agree with the visits of the week of half-term, which came late. Nothing is missing.");
        await ReviewAsync(
            "C-018", new LocalDate(2026, 11, 27), RunVerdict.SentBack,
            "Gwenno Haf asked on the 24th whether three visits that the person ended count against the outcome. Answer that first, then look again at what stays held.");
        var back = await RunAsync(Called(GivenBack), GivenBackPeriod);
        var hold = await db.PaymentHolds.Where(h => h.RunId == back.Id).Select(h => h.Id).SingleAsync(cancellationToken);
        Done(await new ReleaseHold(db, recorder).RunAsync(
            By("Tomos Bebb", new LocalDate(2026, 11, 24)),
            new ReleaseHoldInput(hold, "The letter came on the 20th. Trystan Beynon said the last four digits when rung at the number we have."), "Account proven", cancellationToken));
        await HoldAsync(
            "C-013", false, new LocalDate(2026, 12, 1), HoldReason.BankDetails, new LocalDate(2026, 12, 8),
            "A message asks us to pay into another account. We ring the number we have before anything is paid there.");
        await HoldAsync(
            "C-012", true, new LocalDate(2026, 12, 1), HoldReason.PossibleError, new LocalDate(2026, 12, 9),
            "The evening visits of one week are in the file twice, at other times. Heledd Parri is asking the care worker.");
    }

    private async Task ReviewAsync(string number, LocalDate on, RunVerdict verdict, string words)
    {
        var run = await RunAsync(Called(number), LastPeriod);
        Done(await new ReviewRun(db, recorder).RunAsync(
            By("Sara Meredith", on), new ReviewRunInput(run.Id, run.Version, verdict, words, "en"), "Looked through", cancellationToken));
    }

    private async Task HoldAsync(string number, bool isLine, LocalDate on, HoldReason why, LocalDate until, string words)
    {
        var contract = Called(number);
        var run = await RunAsync(contract, LastPeriod);
        long? line = isLine
            ? await db.StatementLines.Where(l => l.RunId == run.Id && l.Kind == nameof(LineKind.Time)).OrderBy(l => l.Number).Select(l => l.Id).FirstAsync(cancellationToken)
            : null;
        Done(await new HoldPayment(db, recorder).RunAsync(
            By("Tomos Bebb", on), new HoldPaymentInput(contract.Id, run.Id, line, why, words, "en", until, null), "On hold", cancellationToken));
    }

    private Contract Called(string number) => world.All<Contract>().Single(c => c.Number == number);

    private Task<SettlementRun> RunAsync(Contract contract, int period) => db.SettlementRuns.AsNoTracking().SingleAsync(
        r => r.ContractId == contract.Id && r.YearStartsOn == World.YearStartsOn && r.PeriodNumber == period && r.ReplacedAt == null, cancellationToken);

    private Doing By(string who, LocalDate on) => new(world.All<Account>().Single(a => a.DisplayName == who).Id, World.At(on, 15, 40));

    private void Done(Decision<long> decision)
    {
        db.ChangeTracker.Clear();
        if (decision.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"Around a run of the demonstration: {refusal}");
        }
    }
}
