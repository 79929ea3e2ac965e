using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Delivery;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Tests.TestData;

/// <summary>
/// A small world with one of each: an authority, a provider, their people at work, a person with an outcome, a plan, a package
/// and a contract. Tests add what they are about.
/// </summary>
public sealed class CareWorld(TestDatabase database)
{
    public static readonly LocalDate YearStart = new(2026, 4, 6);
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private int _visits;

    public long AuthorityId { get; private set; }
    public long ProviderId { get; private set; }
    public long FinanceOfficer { get; private set; }
    public long FinanceApprover { get; private set; }
    public long CareManager { get; private set; }
    public long TeamLeader { get; private set; }
    public long QualityOfficer { get; private set; }
    public long ContractOfficer { get; private set; }
    public long Auditor { get; private set; }
    public long ProviderManager { get; private set; }
    public long ContractId { get; private set; }
    public long PersonId { get; private set; }
    public long OutcomeId { get; private set; }
    public long PackageId { get; private set; }
    public long PlanId { get; private set; }

    public static Instant At(LocalDate day, int hour = 10) => day.At(new LocalTime(hour, 0)).InZoneLeniently(London).ToInstant();

    public static Doing By(long accountId, LocalDate day, string? key = null) => new(accountId, At(day), key);

    public static async Task<CareWorld> CreateAsync(
        TestDatabase database, IReadOnlyList<PaymentTerm>? terms = null, CommissioningModel model = CommissioningModel.Model2, bool acknowledged = true,
        VerificationPolicy? policy = null)
    {
        var world = new CareWorld(database);
        await using var db = database.Open();
        await world.OrganisationsAsync(db);
        await world.CareAsync(db, model);
        await world.SchemeAsync(db, terms ?? TermsForTests.Hold(), acknowledged);
        await TermsForTests.SetPolicyAsync(db, world.AuthorityId, policy ?? TermsForTests.Policy);
        return world;
    }

    public async Task<long> ReadingAsync(LocalDate takenOn, int value, Voice voice = Voice.Person, long? takenBy = null)
    {
        await using var db = database.Open();
        var reading = new Reading
        {
            OutcomeId = OutcomeId, TakenOn = takenOn, Voice = voice, Value = value, Language = "cy", HowAsked = HowAsked.AtHome,
            TakenByAccountId = takenBy ?? CareManager, RecordedAt = At(takenOn),
        };
        db.Readings.Add(reading);
        await db.SaveChangesAsync();
        return reading.Id;
    }

    public async Task VisitAsync(LocalDate day, int minutes, int hour = 9)
    {
        await using var db = database.Open();
        db.Visits.Add(new Visit
        {
            PackageId = PackageId, VisitOn = day, StartAt = At(day, hour), PlannedMinutes = minutes, ActualMinutes = minutes, CareWorkers = 1,
            IsSecondary = false, CareWorkerRef = "W1", ContentKey = BitConverter.GetBytes((long)++_visits),
        });
        await db.SaveChangesAsync();
    }

    private async Task OrganisationsAsync(CylchDb db)
    {
        var authority = new Organisation { Kind = OrganisationKind.LocalAuthority, Reference = "A1", NameEn = "Test County Council", NameCy = "Cyngor Sir Prawf" };
        var provider = new Organisation { Kind = OrganisationKind.Provider, Reference = "P1", NameEn = "Tŷ Gwyn Home Care", NameCy = "Gofal Cartref Tŷ Gwyn" };
        db.Organisations.AddRange(authority, provider);
        await db.SaveChangesAsync();
        (AuthorityId, ProviderId) = (authority.Id, provider.Id);
        FinanceOfficer = await AccountAsync(db, "Tomos Bebb", Role.FinanceOfficer, AuthorityId);
        FinanceApprover = await AccountAsync(db, "Angharad Lewis", Role.FinanceApprover, AuthorityId);
        CareManager = await AccountAsync(db, "Elin Prys", Role.CareManager, AuthorityId);
        TeamLeader = await AccountAsync(db, "Rhian Morgan", Role.TeamLeader, AuthorityId);
        QualityOfficer = await AccountAsync(db, "Huw Bowen", Role.QualityOfficer, AuthorityId);
        ContractOfficer = await AccountAsync(db, "Sara Meredith", Role.ContractOfficer, AuthorityId);
        Auditor = await AccountAsync(db, "Iwan Rhys", Role.Auditor, AuthorityId);
        ProviderManager = await AccountAsync(db, "Delyth Morris", Role.ProviderManager, ProviderId);
    }

    private static async Task<long> AccountAsync(CylchDb db, string name, Role role, long organisationId)
    {
        var account = new Account { DisplayName = name, Language = "en", UserName = name, NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = name };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        db.RoleAssignments.Add(new RoleAssignment { AccountId = account.Id, OrganisationId = organisationId, Role = role, FromOn = new LocalDate(2026, 1, 1) });
        await db.SaveChangesAsync();
        return account.Id;
    }

    private async Task CareAsync(CylchDb db, CommissioningModel model)
    {
        var person = new Person { Reference = "M1", AuthorityId = AuthorityId, GivenName = "Mair", FamilyName = "Ellis", Language = "cy" };
        var contract = new Contract
        {
            Number = "C-014", TitleEn = "Home care, Ogwen", TitleCy = "Gofal cartref, Ogwen", AuthorityId = AuthorityId, ProviderId = ProviderId,
            Model = model, StartsOn = new LocalDate(2026, 3, 1), EndsOn = new LocalDate(2027, 4, 4), YearStartsOn = YearStart,
        };
        db.AddRange(person, contract);
        await db.SaveChangesAsync();
        (PersonId, ContractId) = (person.Id, contract.Id);
        await OutcomeAsync(db);
        var plan = new CarePlan
        {
            PersonId = PersonId, Number = 1, Language = "cy", WrittenOn = new LocalDate(2026, 3, 17), WrittenByAccountId = CareManager,
            ApprovedOn = new LocalDate(2026, 3, 19), ApprovedByAccountId = TeamLeader, StartsOn = YearStart, MinutesPerWeek = 420,
            FixedMinutesPerWeek = 210, TimeBankCapMinutes = 360, ReviewDueOn = new LocalDate(2026, 9, 30),
        };
        db.Add(plan);
        await db.SaveChangesAsync();
        var package = new CarePackage
        {
            Reference = "PK-2207", PersonId = PersonId, PlanId = plan.Id, ContractId = ContractId, StartsOn = YearStart, ComplexityBand = "B",
            OffersReceived = 3, Outcomes = [new PackageOutcome { PackageId = 0, OutcomeId = OutcomeId, Weight = 1 }],
        };
        db.Add(package);
        await db.SaveChangesAsync();
        (PlanId, PackageId) = (plan.Id, package.Id);
    }

    private async Task OutcomeAsync(CylchDb db)
    {
        var outcome = new PersonalOutcome
        {
            PersonId = PersonId, TitleEn = "To the shop on a Friday", TitleCy = "I'r siop ar ddydd Gwener", Area = WellBeingArea.ControlOverDailyLife,
            Kind = OutcomeKind.Change, Measure = Measure.OwnScale0To10, Target = 7, Priority = 1, WrittenOn = new LocalDate(2026, 3, 10),
            WrittenByAccountId = CareManager,
        };
        db.Add(outcome);
        await db.SaveChangesAsync();
        OutcomeId = outcome.Id;
        outcome.BaselineReadingId = await ReadingAsync(new LocalDate(2026, 3, 10), 2);
        outcome.BaselineLockedOn = YearStart;
        db.Add(new OutcomeCheck
        {
            OutcomeId = OutcomeId, CheckedByAccountId = TeamLeader, CheckedOn = new LocalDate(2026, 3, 12), IsReal = true, IsRelevant = true,
            IsAchievable = true, IsServiceRelated = true, Words = "In her words.",
        });
        await db.SaveChangesAsync();
    }

    private async Task SchemeAsync(CylchDb db, IReadOnlyList<PaymentTerm> terms, bool acknowledged)
    {
        var scheme = new ContractScheme
        {
            ContractId = ContractId, Number = 1, InForceFrom = new LocalDate(2026, 3, 1), Terms = SchemeText.Write(terms),
            SavedAt = At(new LocalDate(2026, 2, 10)), SavedByAccountId = ContractOfficer,
        };
        if (acknowledged)
        {
            scheme.AcknowledgedAt = At(new LocalDate(2026, 2, 27));
            scheme.AcknowledgedByAccountId = ProviderManager;
            scheme.AcknowledgedLanguage = "cy";
        }

        db.Add(scheme);
        await db.SaveChangesAsync();
    }
}
