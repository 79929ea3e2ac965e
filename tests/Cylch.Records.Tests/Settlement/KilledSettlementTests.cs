using System.Globalization;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

/// <summary>
/// Settling is killed (kill -9) at seeded random instants and begun again, in a new process each time. Twenty-five kills for each database, or as
/// many as <c>CYLCH_KILLS</c> says; <c>CYLCH_KILL_SEED</c> draws others.
/// </summary>
public sealed class KilledSettlementTests(ITestOutputHelper output)
{
    // Starting a process costs more than settling in it, so that each kill ends five settlements, each at a place of its own.
    private const int AtOnce = 5;
    private const int KillsASettlement = 5;
    private const int LongestWait = 3_000;

    private static readonly KillAt[] Turns = [KillAt.Any, KillAt.Inside, KillAt.Commit, KillAt.Inside, KillAt.After];

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    private static int Kills => Number("CYLCH_KILLS", 25);

    private static int Seed => Number("CYLCH_KILL_SEED", 2026);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Durable_a_settlement_killed_at_any_instant_ends_as_one_that_was_not(DatabaseKind kind)
    {
        output.WriteLine($"seed {Seed}");
        await using var world = await KilledWorld.CreateAsync(kind);
        var straight = await StraightAsync(world);
        var places = new List<KilledAt>();
        for (var group = 0; places.Count < Kills; group++)
        {
            var settlements = new List<TestDatabase>();
            while (settlements.Count < AtOnce)
            {
                settlements.Add(await world.CopyAsync());
            }

            for (var round = 0; round < KillsASettlement && places.Count < Kills; round++)
            {
                places.AddRange((await KillAsync(settlements, kind, group, round)).Where(place => place.Place != "finished"));
            }

            foreach (var settlement in settlements)
            {
                await ShouldEndAsStraightAsync(settlement, straight, group);
                await settlement.DisposeAsync();
            }
        }

        foreach (var place in places.CountBy(place => place).OrderBy(place => place.Key.ToString(), StringComparer.Ordinal))
        {
            output.WriteLine($"{place.Key.Step}, {place.Key.Place}: {place.Value}");
        }

        ShouldBeSpread(places);
    }

    private static async Task<IReadOnlyList<KilledAt>> KillAsync(List<TestDatabase> settlements, DatabaseKind kind, int group, int round)
    {
        var numbers = SeededNumbers.For((ulong)Seed, "killed-settlement", group * KillsASettlement + round);
        var aims = new List<KillAim>();
        foreach (var settlement in settlements)
        {
            // So far on each time that the kills are spread over the whole.
            var at = Turns[(round + aims.Count) % Turns.Length];
            aims.Add(new KillAim(settlement, at, numbers.Below(at switch { KillAt.Any => 90, KillAt.Inside => 24, _ => 10 })));
        }

        var places = await SettlementToKill.StartAsync(kind, aims, numbers.Below(3) == 0 ? 0 : numbers.Below(LongestWait));
        foreach (var settlement in settlements)
        {
            await ShouldBeWholeAsync(settlement);
        }

        return places;
    }

    // To the end, and once more from the start: what was done is not done again.
    private static async Task ShouldEndAsStraightAsync(TestDatabase settlement, string straight, int group)
    {
        for (var sent = 1; sent <= 2; sent++)
        {
            await new SettlementSteps(settlement.Open).RunAsync();
            var told = await ToldAsync(settlement);
            (told == straight).ShouldBeTrue($"seed {Seed}, group {group}, sent to the end {sent} times: {FirstDifference(straight, told)}");
        }
    }

    private static string FirstDifference(string straight, string told)
    {
        var (wanted, found) = (straight.Split('\n'), told.Split('\n'));
        var at = wanted.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        var table = wanted.Take(at).LastOrDefault(line => line.StartsWith('#'));
        return $"in {table}, line {at} is\n{found.ElementAtOrDefault(at)}\nand was to be\n{wanted.ElementAtOrDefault(at)}";
    }

    // Kills between two steps alone would prove little.
    private static void ShouldBeSpread(List<KilledAt> places)
    {
        int Of(params string[] wanted) => places.Count(place => wanted.Contains(place.Place));
        Of("inside", "commit").ShouldBeGreaterThanOrEqualTo(places.Count / 3);
        Of("before").ShouldBeGreaterThan(0);
        Of("after").ShouldBeGreaterThan(0);
        string[] inside = [.. places.Where(place => place.Place is "inside" or "commit").Select(place => place.Step).Distinct()];
        new[] { nameof(PreparePeriod), nameof(ApproveRun) }.ShouldBeSubsetOf(inside);
    }

    // Whatever instant it was: a run is booked whole or not at all, and what is paid is what was approved.
    private static async Task ShouldBeWholeAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var runs = await db.SettlementRuns.AsNoTracking().Select(r => new
        {
            Run = r,
            Lines = db.StatementLines.Where(l => l.RunId == r.Id).Sum(l => l.AmountPence),
            Owed = db.LedgerEntries.Where(e => e.RunId == r.Id && e.Account == LedgerAccount.ProviderPayable).Sum(e => e.AmountPence),
            All = db.LedgerEntries.Where(e => e.RunId == r.Id).Sum(e => e.AmountPence),
            Paid = db.PaymentParts.Where(p => p.RunId == r.Id).Sum(p => p.AmountPence),
            Facts = db.Set<RunFacts>().Count(f => f.RunId == r.Id),
        }).ToListAsync();
        foreach (var run in runs)
        {
            run.Lines.ShouldBe(run.Run.TotalPence);
            run.All.ShouldBe(0);
            run.Owed.ShouldBe(run.Run.ApprovedAt is null ? 0 : -run.Run.TotalPence);
            run.Paid.ShouldBe(run.Run.PaymentFileId is null ? 0 : run.Run.TotalPence);
            run.Facts.ShouldBe(1);
        }

        var files = await db.PaymentFiles.SumAsync(f => f.TotalPence);
        runs.Sum(r => r.Paid).ShouldBe(files);
    }

    private static async Task<string> StraightAsync(TestDatabase world)
    {
        await using var database = await world.CopyAsync();
        await new SettlementSteps(database.Open).RunAsync();
        await ShouldBeWholeAsync(database);
        await using (var db = database.Open())
        {
            // A settlement without these would leave out what may break.
            (await db.StatementLines.AnyAsync(l => l.CorrectsRunId != null)).ShouldBeTrue();
            (await db.TimeBankEntries.AnyAsync(e => e.RunId != null)).ShouldBeTrue();
            (await db.KeptVisits.CountAsync()).ShouldBeGreaterThan(0);
            (await db.PaymentFiles.CountAsync()).ShouldBe(SettlementSteps.Periods.Length);
        }

        return await ToldAsync(database);
    }

    private static async Task<string> ToldAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await WholeRecords.ToldAsync(db);
    }

    private static int Number(string setting, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(setting), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
