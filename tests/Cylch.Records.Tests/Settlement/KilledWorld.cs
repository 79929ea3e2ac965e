using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Delivery;
using Cylch.Records.Plans;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace Cylch.Records.Tests.Settlement;

/// <summary>Three contracts with visits, a time bank and a verified result, ready to be settled; made once and copied for each settlement.</summary>
internal static class KilledWorld
{
    private const int Contracts = 3;

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, TermsForTests.Hold(TimeBasis.ActualWithinEnvelope));
        await world.PolicyAsync(database);
        await using var db = database.Open();
        var packages = new List<long> { world.PackageId };
        for (var number = 2; number <= Contracts; number++)
        {
            packages.Add(await ContractAsync(db, world, number));
        }

        db.Visits.AddRange(packages.SelectMany(Visits));
        await db.SaveChangesAsync();
        var on = SettlingSteps.Period(6).End;
        (await world.VerifyAsync(database, await world.ReadingAsync(on, 6), on.PlusDays(2))).Refusal.ShouldBeNull();
        return database;
    }

    public static Visit Visit(long packageId, LocalDate day, int minutes, byte[] key) => new()
    {
        PackageId = packageId, VisitOn = day, StartAt = CareWorld.At(day, 9), PlannedMinutes = minutes, ActualMinutes = minutes, CareWorkers = 1,
        IsSecondary = false, CareWorkerRef = "W1", ContentKey = key,
    };

    // Some weeks above the envelope and some below it, so that the time bank is moved both ways.
    private static IEnumerable<Visit> Visits(long packageId) =>
        from week in Enumerable.Range(0, 4 * SettlementSteps.Periods.Length)
        from day in Enumerable.Range(0, 3)
        select Visit(
            packageId, SettlingSteps.Period(SettlementSteps.Periods[0]).Start.PlusDays(week * 7 + day), 78 + (int)packageId * 7 + week % 5 * 20,
            [(byte)packageId, (byte)week, (byte)day]);

    private static async Task<long> ContractAsync(CylchDb db, CareWorld world, int number)
    {
        var person = new Person { Reference = $"M{number}", AuthorityId = world.AuthorityId, GivenName = "Gwilym", FamilyName = "Roberts", Language = "cy" };
        var contract = new Contract
        {
            Number = $"C-02{number}", TitleEn = "Home care", TitleCy = "Gofal cartref", AuthorityId = world.AuthorityId, ProviderId = world.ProviderId,
            Model = CommissioningModel.Model1, StartsOn = new LocalDate(2026, 3, 1), EndsOn = new LocalDate(2027, 4, 4), YearStartsOn = CareWorld.YearStart,
        };
        db.AddRange(person, contract);
        await db.SaveChangesAsync();
        var plan = new CarePlan
        {
            PersonId = person.Id, Number = 1, Language = "cy", WrittenOn = new LocalDate(2026, 3, 17), WrittenByAccountId = world.CareManager,
            ApprovedOn = new LocalDate(2026, 3, 19), ApprovedByAccountId = world.TeamLeader, StartsOn = CareWorld.YearStart, MinutesPerWeek = 400,
            FixedMinutesPerWeek = 200, TimeBankCapMinutes = 300, ReviewDueOn = new LocalDate(2026, 9, 30),
        };
        db.AddRange(plan, new ContractScheme
        {
            ContractId = contract.Id, Number = 1, InForceFrom = new LocalDate(2026, 3, 1),
            Terms = SchemeText.Write([.. TermsForTests.Hold(TimeBasis.ActualWithinEnvelope).Take(1)]),
            SavedAt = CareWorld.At(new LocalDate(2026, 2, 10)), SavedByAccountId = world.ContractOfficer,
            AcknowledgedAt = CareWorld.At(new LocalDate(2026, 2, 27)), AcknowledgedByAccountId = world.ProviderManager, AcknowledgedLanguage = "cy",
        });
        await db.SaveChangesAsync();
        var package = new CarePackage
        {
            Reference = $"PK-{number}", PersonId = person.Id, PlanId = plan.Id, ContractId = contract.Id, StartsOn = CareWorld.YearStart,
            ComplexityBand = "B", OffersReceived = 3,
        };
        db.Add(package);
        await db.SaveChangesAsync();
        return package.Id;
    }
}
