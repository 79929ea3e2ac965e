using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>What was worked out without any effect: a period under the terms before, the period that goes on, and other terms tried and shared.</summary>
internal sealed class MakeTries(CylchDb db, Recorder recorder, World world, CancellationToken cancellationToken)
{
    private const string InProgress = "C-002";
    private static readonly Share Tried = Share.Percent(8);

    public async Task AllAsync()
    {
        await ShadowAsync(Terms.MairContract, 2, 7, "Sara Meredith", new LocalDate(2026, 11, 18), "What the change of terms in March did to October");
        await ShadowAsync(InProgress, 1, 9, "Tomos Bebb", new LocalDate(2026, 12, 1), "Where the period that goes on stands after two weeks");
        await TryAsync();
    }

    private async Task ShadowAsync(string number, int version, int period, string who, LocalDate on, string why)
    {
        var contract = Called(number);
        var scheme = world.All<ContractScheme>().Single(s => s.ContractId == contract.Id && s.Number == version).Id;
        Done(await new MakeShadowRun(db, recorder).RunAsync(
            By(who, on), new MakeShadowRunInput(contract.Id, new PaymentPeriod(World.YearStartsOn, period), scheme), why, cancellationToken));
    }

    // A larger share held on the closed periods, and shown to the provider.
    private async Task TryAsync()
    {
        var contract = Called(Terms.MairContract);
        var paid = (await new ReadPaidContract(db).ReadAsync(contract.Id, cancellationToken)).Value;
        var newest = paid.Periods[^1].Scheme;
        var was = Repricing.Of(paid.Periods, scheme => scheme).Value.Sum(period => period.Pence);
        var would = Repricing.Of(paid.Periods, With).Value.Sum(period => period.Pence);
        var scheme = await db.ContractSchemes.Where(s => s.ContractId == contract.Id && s.Number == newest.Version).Select(s => s.Id).SingleAsync(cancellationToken);
        var kept = Done(await new SaveTriedTerms(db, recorder).RunAsync(
            By("Sara Meredith", new LocalDate(2026, 11, 25)),
            new SaveTriedTermsInput(contract.Id, scheme, "8% held instead of 6%", With(newest).Terms, was, would, paid.Periods.Count),
            "The residents’ panel asked what a larger share for results would have done", cancellationToken));
        var version = await db.TriedTerms.Where(t => t.Id == kept).Select(t => t.Version).SingleAsync(cancellationToken);
        Done(await new ChangeTriedTerms(db, recorder).RunAsync(
            By("Sara Meredith", new LocalDate(2026, 11, 26)), new ChangeTriedTermsInput(kept, version, TriedChange.Share), "For the meeting with Tŷ Gwyn", cancellationToken));
    }

    private static PaymentScheme With(PaymentScheme scheme) => scheme with
    {
        Terms = [.. scheme.Terms.Select(term => term is HoldForOutcomes hold ? hold with { Share = Tried } : term)],
    };

    private Contract Called(string number) => world.All<Contract>().Single(c => c.Number == number);

    private Doing By(string who, LocalDate on) => new(world.All<Account>().Single(a => a.DisplayName == who).Id, World.At(on, 14, 20));

    private long Done(Decision<long> decision)
    {
        db.ChangeTracker.Clear();
        return decision.IsRefused ? throw new InvalidOperationException($"Tried in the demonstration: {decision.Refusal}") : decision.Value;
    }
}
