using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>How the authority runs settlement: its days, who may approve how much, and the rates of the late payment rule, written down by the administrator.</summary>
internal sealed class MakeRunRules(CylchDb db, Recorder recorder, World world, CancellationToken cancellationToken)
{
    /// <summary>More than any run but the largest contract's; above it stands the head of finance.</summary>
    private const long ApproverPence = 35_000_00;
    private const long HeadPence = 150_000_00;

    // These two are looked through before anybody approves them, and by somebody else.
    private static readonly string[] LookedThrough = ["C-010", "C-015"];
    private static readonly LocalDate LimitsFrom = new(2026, 12, 1);

    private readonly long _authority = MakePlaces.Authority(world).Id;
    private readonly long _administrator = MakePersonas.Holding(world, Role.Administrator, MakePlaces.Authority(world).Id);

    public async Task SetAsync()
    {
        var all = new RunPolicy(false, true, 28, 5, Role.FinanceApprover, RunPolicy.LongestPaymentDays, 14);
        await PolicyAsync(new LocalDate(2026, 3, 16), null, World.YearStartsOn, all, "Agreed with the providers’ forum");
        foreach (var contract in world.All<Contract>().Where(c => LookedThrough.Contains(c.Number)))
        {
            await PolicyAsync(
                new LocalDate(2026, 11, 9), contract.Id, new LocalDate(2026, 11, 16), all with { ReviewRequired = true, ReviewerMayApprove = false },
                "Three late files of visits since August: somebody looks each statement through first");
        }

        await LimitAsync(Role.FinanceApprover, null, ApproverPence, "Scheme of delegation, December 2026");
        await LimitAsync(null, world.All<Access.Account>().Single(a => a.DisplayName == "Gruffudd Hywel").Id, HeadPence, "Scheme of delegation, December 2026: head of finance");
        await RateAsync(InterestRateKind.Margin, new LocalDate(2002, 8, 7), 800, "S.I. 2002/1675, article 4", true);
        await RateAsync(InterestRateKind.BankRate, new LocalDate(2025, 12, 18), 375, "Bank of England, official Bank Rate: as the finance team remembers it", false);
    }

    private async Task PolicyAsync(LocalDate on, long? contractId, LocalDate from, RunPolicy policy, string why) => Done(
        await new SetSettlementPolicy(db, recorder).RunAsync(By(on), new SetSettlementPolicyInput(_authority, contractId, from, policy), why, cancellationToken));

    private async Task LimitAsync(Role? role, long? accountId, long pence, string why) => Done(
        await new SetApprovalLimit(db, recorder).RunAsync(
            By(new LocalDate(2026, 11, 23)), new SetApprovalLimitInput(_authority, role, accountId, LimitsFrom, pence), why, cancellationToken));

    private async Task RateAsync(InterestRateKind kind, LocalDate from, int hundredths, string source, bool isConfirmed) => Done(
        await new RecordInterestRate(db, recorder).RunAsync(
            By(new LocalDate(2026, 3, 16)), new RecordInterestRateInput(kind, from, hundredths, source, isConfirmed), "For the late payment rule", cancellationToken));

    private Doing By(LocalDate on) => new(_administrator, World.At(on, 9, 30));

    private void Done(Decision<long> decision)
    {
        db.ChangeTracker.Clear();
        if (decision.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"How settlement is run: {refusal}");
        }
    }
}
