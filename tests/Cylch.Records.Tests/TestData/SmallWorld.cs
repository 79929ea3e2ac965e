using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Delivery;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Cylch.Records.Population;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Records.Tests.TestData;

/// <summary>
/// The least that makes every relationship: one authority with two teams, two providers, and one person whose whole thread
/// stands, from her words to visits, beside one whom the first team and the first provider have no part in.
/// </summary>
public sealed class SmallWorld
{
    public static readonly LocalDate Today = new(2026, 12, 2);
    public static readonly Instant Now = Instant.FromUtc(2026, 12, 2, 9, 0);

    public long AuthorityId { get; private set; }
    public long TeamId { get; private set; }
    public long OtherTeamId { get; private set; }
    public long AreaId { get; private set; }
    public long ProviderId { get; private set; }
    public long OtherProviderId { get; private set; }
    public long CareManagerId { get; private set; }
    public long TeamLeaderId { get; private set; }
    public long BrokerId { get; private set; }
    public long QualityOfficerId { get; private set; }
    public long ProviderManagerId { get; private set; }
    public long CareWorkerId { get; private set; }
    public long OtherProviderManagerId { get; private set; }
    public long OtherCareManagerId { get; private set; }
    public long PersonAccountId { get; private set; }

    /// <summary>Mair Ellis: Welsh first, team one, care from the first provider under Model 1.</summary>
    public long PersonId { get; private set; }

    /// <summary>Olwen Bevan: team two, no care yet.</summary>
    public long OtherPersonId { get; private set; }
    public long ContractId { get; private set; }

    /// <summary>A Model 2 contract of the second provider.</summary>
    public long Model2ContractId { get; private set; }
    public long OutcomeLineId { get; private set; }
    public long SpareOutcomeLineId { get; private set; }
    public long StrengthLineId { get; private set; }
    public long OutcomeId { get; private set; }
    public long BaselineReadingId { get; private set; }
    public long PlanId { get; private set; }
    public long PackageId { get; private set; }

    public static Doing As(long accountId, string? key = null) => new(accountId, Now, key);

    public static async Task<SmallWorld> BuildAsync(CylchDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var world = new SmallWorld();
        await world.OrganisationsAsync(db);
        await world.AccountsAsync(db);
        await world.ContractsAsync(db);
        await world.PeopleAsync(db);
        await world.ThreadAsync(db);
        await world.CareAsync(db);
        db.ChangeTracker.Clear();
        return world;
    }

    private async Task OrganisationsAsync(CylchDb db)
    {
        var authority = Organisation(OrganisationKind.LocalAuthority, "LA1", "Test County Council", "Cyngor Sir Prawf");
        var provider = Organisation(OrganisationKind.Provider, "PR1", "White House Care", "Gofal Tŷ Gwyn");
        var other = Organisation(OrganisationKind.Provider, "PR2", "Bridge Care", "Gofal y Bont");
        db.AddRange(authority, provider, other);
        await db.SaveChangesAsync();
        (AuthorityId, ProviderId, OtherProviderId) = (authority.Id, provider.Id, other.Id);
        var team = new Team { OrganisationId = AuthorityId, NameEn = "North team", NameCy = "Tîm y gogledd" };
        var otherTeam = new Team { OrganisationId = AuthorityId, NameEn = "South team", NameCy = "Tîm y de" };
        var zone = new Zone { AuthorityId = AuthorityId, NameEn = "North zone", NameCy = "Parth y gogledd" };
        db.AddRange(team, otherTeam, zone);
        await db.SaveChangesAsync();
        (TeamId, OtherTeamId) = (team.Id, otherTeam.Id);
        var area = new Area
        {
            Code = "W01000001", Name = "Test 001A", PlaceEn = "Testville", PlaceCy = "Trebrawf", ZoneId = zone.Id, Residents = 1500,
            Residents65AndOver = 300, Residents85AndOver = 50, IsRural = true,
        };
        db.Add(area);
        await db.SaveChangesAsync();
        AreaId = area.Id;
    }

    private async Task AccountsAsync(CylchDb db)
    {
        CareManagerId = await AccountAsync(db, "Elin Prys", Role.CareManager, AuthorityId, TeamId);
        TeamLeaderId = await AccountAsync(db, "Rhian Morgan", Role.TeamLeader, AuthorityId, TeamId);
        OtherCareManagerId = await AccountAsync(db, "Gareth Pugh", Role.CareManager, AuthorityId, OtherTeamId);
        BrokerId = await AccountAsync(db, "Dylan Rees", Role.Broker, AuthorityId);
        QualityOfficerId = await AccountAsync(db, "Huw Bowen", Role.QualityOfficer, AuthorityId);
        ProviderManagerId = await AccountAsync(db, "Lowri Jones", Role.ProviderManager, ProviderId);
        CareWorkerId = await AccountAsync(db, "Delyth Morris", Role.CareWorker, ProviderId);
        OtherProviderManagerId = await AccountAsync(db, "Owain Bridge", Role.ProviderManager, OtherProviderId);
        PersonAccountId = await AccountAsync(db, "Mair Ellis", null, 0);
    }

    private async Task ContractsAsync(CylchDb db)
    {
        var contract = Contract("C-001", ProviderId, CommissioningModel.Model1);
        var second = Contract("C-002", OtherProviderId, CommissioningModel.Model2);
        db.AddRange(contract, second);
        await db.SaveChangesAsync();
        (ContractId, Model2ContractId) = (contract.Id, second.Id);
    }

    private async Task PeopleAsync(CylchDb db)
    {
        var mair = Person("P-0001", "Mair", "Ellis", new LocalDate(1942, 5, 12), "cy", TeamId, CareManagerId);
        mair.TalkingEn = "Sit on her left, where she hears best.";
        mair.TalkingCy = "Eisteddwch ar y chwith, lle mae'n clywed orau.";
        mair.AreaId = AreaId;
        var olwen = Person("P-0002", "Olwen", "Bevan", new LocalDate(1946, 6, 14), "en", OtherTeamId, OtherCareManagerId);
        db.AddRange(mair, olwen);
        await db.SaveChangesAsync();
        (PersonId, OtherPersonId) = (mair.Id, olwen.Id);
        db.Add(new PersonLink { AccountId = PersonAccountId, PersonId = PersonId, Kind = LinkKind.Self, FromOn = new LocalDate(2026, 3, 3) });
        await db.SaveChangesAsync();
    }

    private async Task ThreadAsync(CylchDb db)
    {
        var talk = new Conversation
        {
            PersonId = PersonId, HeldOn = new LocalDate(2026, 3, 3), HeardByAccountId = CareManagerId, Language = "cy",
            Place = ConversationPlace.AtHome, AgreedOn = new LocalDate(2026, 3, 3), RecordedAt = Instant.FromUtc(2026, 3, 3, 14, 0),
            Lines =
            [
                Line(1, SaidElement.Outcome, "Dw i isio mynd lawr i'r siop ar ddydd Gwener.", "I want to get down to the shop on a Friday."),
                Line(2, SaidElement.Strength, "Dw i wastad wedi cerdded.", "I have always walked."),
                Line(3, SaidElement.Outcome, "Dw i isio canu efo'r capel eto.", "I want to sing with the chapel again."),
            ],
        };
        db.Add(talk);
        await db.SaveChangesAsync();
        (OutcomeLineId, StrengthLineId, SpareOutcomeLineId) = (talk.Lines[0].Id, talk.Lines[1].Id, talk.Lines[2].Id);
        var outcome = new PersonalOutcome
        {
            PersonId = PersonId, SaidLineId = OutcomeLineId, TitleEn = "To the shop on a Friday", TitleCy = "I'r siop ar ddydd Gwener",
            Area = WellBeingArea.SocialAndEconomicWellBeing, Kind = OutcomeKind.Change, Measure = Measure.OwnScale0To10, Target = 7, Priority = 1,
            WrittenOn = new LocalDate(2026, 3, 3), WrittenByAccountId = CareManagerId, ReviewDueOn = new LocalDate(2026, 12, 20),
        };
        db.Add(outcome);
        await db.SaveChangesAsync();
        OutcomeId = outcome.Id;
        var baseline = Reading(new LocalDate(2026, 3, 3), Voice.Person, 2);
        db.AddRange(baseline, Reading(new LocalDate(2026, 11, 20), Voice.Person, 6), Reading(new LocalDate(2026, 11, 21), Voice.CareWorker, 8));
        await db.SaveChangesAsync();
        BaselineReadingId = baseline.Id;
        outcome.BaselineReadingId = baseline.Id;
        await db.SaveChangesAsync();
    }

    private async Task CareAsync(CylchDb db)
    {
        var plan = new CarePlan
        {
            PersonId = PersonId, Number = 1, Language = "cy", WrittenOn = new LocalDate(2026, 3, 20), WrittenByAccountId = CareManagerId,
            ApprovedOn = new LocalDate(2026, 3, 25), ApprovedByAccountId = TeamLeaderId, StartsOn = new LocalDate(2026, 4, 6), MinutesPerWeek = 420,
            FixedMinutesPerWeek = 210, FixedFor = "Meddyginiaeth, 8 y bore", TimeBankCapMinutes = 360, ReviewDueOn = new LocalDate(2027, 3, 30),
            Steps =
            [
                new PlanStep { PlanId = 0, OutcomeId = OutcomeId, By = StepBy.Provider, What = "Cerdded i'r siop gyda hi ar ddydd Gwener" },
                new PlanStep { PlanId = 0, OutcomeId = OutcomeId, By = StepBy.Family, Who = "Nia", What = "Ffonio bob nos" },
            ],
        };
        db.Add(plan);
        await db.SaveChangesAsync();
        PlanId = plan.Id;
        var package = new CarePackage
        {
            Reference = "P-0001-1", PersonId = PersonId, PlanId = PlanId, ContractId = ContractId, StartsOn = new LocalDate(2026, 4, 7),
            ComplexityBand = "B", OffersReceived = 2, ChosenOn = new LocalDate(2026, 4, 1), ChoiceWords = "Maen nhw'n siarad Cymraeg.", ChoiceLanguage = "cy",
            Outcomes = [new PackageOutcome { PackageId = 0, OutcomeId = OutcomeId, Weight = 0 }],
        };
        db.Add(package);
        await db.SaveChangesAsync();
        PackageId = package.Id;
        for (byte day = 0; day < 7; day++)
        {
            db.Add(Visit(new LocalDate(2026, 11, 23).PlusDays(day), day));
        }

        db.Add(new TimeBankEntry { PackageId = PackageId, EnteredOn = new LocalDate(2026, 11, 29), Minutes = 30, Reason = "Ymweliad byr", AgreedBy = "Mair" });
        await db.SaveChangesAsync();
    }

    private static async Task<long> AccountAsync(CylchDb db, string name, Role? role, long organisationId, long? teamId = null)
    {
        var email = $"{name.Replace(' ', '.')}{(role is null ? ".own" : "")}@example.test".ToLowerInvariant();
        var account = new Account
        {
            DisplayName = name, Language = "en", UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email,
            NormalizedEmail = email.ToUpperInvariant(), SecurityStamp = "stamp",
        };
        db.Add(account);
        await db.SaveChangesAsync();
        if (role is { } held)
        {
            db.Add(new RoleAssignment { AccountId = account.Id, OrganisationId = organisationId, Role = held, TeamId = teamId, FromOn = new LocalDate(2025, 1, 1) });
            await db.SaveChangesAsync();
        }

        return account.Id;
    }

    private static Organisation Organisation(OrganisationKind kind, string reference, string nameEn, string nameCy) =>
        new() { Kind = kind, Reference = reference, NameEn = nameEn, NameCy = nameCy };

    private Contract Contract(string number, long providerId, CommissioningModel model) => new()
    {
        Number = number, TitleEn = "Home care, north", TitleCy = "Gofal cartref, y gogledd", AuthorityId = AuthorityId, ProviderId = providerId, Model = model,
        StartsOn = new LocalDate(2026, 4, 6), EndsOn = new LocalDate(2029, 4, 5), YearStartsOn = new LocalDate(2026, 4, 6),
    };

    private Person Person(string reference, string given, string family, LocalDate bornOn, string language, long teamId, long careManagerId) => new()
    {
        Reference = reference, AuthorityId = AuthorityId, GivenName = given, FamilyName = family, BornOn = bornOn, Language = language, TeamId = teamId,
        CareManagerAccountId = careManagerId, LivesAlone = true,
    };

    private static SaidLine Line(int number, SaidElement element, string words, string translation) =>
        new() { ConversationId = 0, Number = number, Element = element, Words = words, Language = "cy", Translation = translation };

    private Reading Reading(LocalDate takenOn, Voice voice, int value) => new()
    {
        OutcomeId = OutcomeId, TakenOn = takenOn, Voice = voice, Value = value, Language = "cy", HowAsked = HowAsked.AtHome,
        TakenByAccountId = CareManagerId, RecordedAt = takenOn.At(new LocalTime(12, 0)).InUtc().ToInstant(),
    };

    private Visit Visit(LocalDate on, byte key) => new()
    {
        PackageId = PackageId, VisitOn = on, StartAt = on.At(new LocalTime(8, 0)).InUtc().ToInstant(), PlannedMinutes = 60, ActualMinutes = 55,
        CareWorkers = 1, IsSecondary = false, CareWorkerRef = "CW1", ContentKey = [key, .. new byte[15]],
    };
}
