using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Delivery;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Cylch.Records.Population;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Rules.Fairness;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Plans;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Web.Tests.TestData;

/// <summary>
/// One of everything that an address can name, with an account for every role and link. Two of them stand side by side and
/// have nothing to do with each other, so that whoever belongs to one must be refused by the other.
/// </summary>
public sealed class Side(string mark, string personName)
{
    public static readonly LocalDate Today = new(2026, 12, 2);
    public static readonly Instant Now = Instant.FromUtc(2026, 12, 2, 9, 0);

    /// <summary>By the name a route value has: the identifier of this side's record.</summary>
    public Dictionary<string, long> Ids { get; } = [];

    /// <summary>By persona: the account. Roles by their name; beside them the health board's, another team's, and links.</summary>
    public Dictionary<string, long> Accounts { get; } = [];

    public string PersonName => personName;

    /// <summary>Words that only those with a part in this side may ever be shown.</summary>
    public IReadOnlyList<string> Secrets => [personName, "Words of " + mark, "Title of " + mark, "Note of " + mark];

    public long TeamId { get; private set; }

    public async Task BuildAsync(CylchDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        await OrganisationsAsync(db);
        await PersonAsync(db);
        await ContractAsync(db);
        await CareAsync(db);
        await MoneyAsync(db);
        await LinksAsync(db);
        db.ChangeTracker.Clear();
    }

    private static Instant At(LocalDate day) => day.At(new LocalTime(10, 0)).InUtc().ToInstant();

    private async Task<long> AddAsync<T>(CylchDb db, string name, T record, Func<T, long> id)
        where T : class
    {
        db.Add(record);
        await db.SaveChangesAsync();
        return Ids[name] = id(record);
    }

    private async Task OrganisationsAsync(CylchDb db)
    {
        var authority = await OrganisationAsync(db, OrganisationKind.LocalAuthority, "LA");
        var provider = await OrganisationAsync(db, OrganisationKind.Provider, "PR");
        var board = await OrganisationAsync(db, OrganisationKind.HealthBoard, "HB");
        (Ids["authority"], Ids["provider"], Ids["board"]) = (authority, provider, board);
        Ids["providerId"] = provider;
        Ids["organisationId"] = authority;
        TeamId = await AddAsync(db, "team", new Team { OrganisationId = authority, NameEn = "Team one " + mark, NameCy = "Tîm un " + mark }, t => t.Id);
        var otherTeam = await AddAsync(db, "otherTeam", new Team { OrganisationId = authority, NameEn = "Team two " + mark, NameCy = "Tîm dau " + mark }, t => t.Id);
        await AddAsync(db, "zoneId", new Zone { AuthorityId = authority, NameEn = "Zone " + mark, NameCy = "Parth " + mark }, z => z.Id);
        foreach (var role in Enum.GetValues<Role>())
        {
            var isProviders = RoleCheck.RolesIn(RolePlace.Provider).Contains(role) && role != Role.Administrator;
            await AccountAsync(db, role.ToString(), role, isProviders ? provider : authority, role is Role.CareManager or Role.TeamLeader ? TeamId : null);
        }

        await AccountAsync(db, "BoardCommissioner", Role.Commissioner, board, null);
        await AccountAsync(db, "BoardFinance", Role.FinanceOfficer, board, null);
        await AccountAsync(db, "OtherTeam", Role.CareManager, authority, otherTeam);
        await AccountAsync(db, "ProviderAdministrator", Role.Administrator, provider, null);
        foreach (var linked in (string[])["Self", "Carer", "CarerMoney", "Advocate", "Nobody"])
        {
            await AccountAsync(db, linked, null, 0, null);
        }

        Ids["accountId"] = Accounts[nameof(Role.Analyst)];
    }

    private async Task<long> OrganisationAsync(CylchDb db, OrganisationKind kind, string reference)
    {
        var organisation = new Organisation
        {
            Kind = kind, Reference = reference + mark, NameEn = $"{kind} {mark}", NameCy = $"Corff {kind} {mark}", IsDemonstration = true,
        };
        db.Add(organisation);
        await db.SaveChangesAsync();
        return organisation.Id;
    }

    private async Task AccountAsync(CylchDb db, string persona, Role? role, long organisationId, long? teamId)
    {
        var mail = $"{persona}.{mark}@example.test".ToLowerInvariant();
        var account = new Account
        {
            DisplayName = persona + " " + mark, Language = "en", UserName = mail, NormalizedUserName = mail.ToUpperInvariant(), Email = mail,
            NormalizedEmail = mail.ToUpperInvariant(), SecurityStamp = "stamp", IsDemonstration = true,
        };
        db.Add(account);
        await db.SaveChangesAsync();
        Accounts[persona] = account.Id;
        if (role is { } held)
        {
            db.Add(new RoleAssignment { AccountId = account.Id, OrganisationId = organisationId, Role = held, TeamId = teamId, FromOn = new LocalDate(2025, 1, 1) });
            await db.SaveChangesAsync();
        }
    }

    private async Task PersonAsync(CylchDb db)
    {
        var names = personName.Split(' ');
        var person = await AddAsync(db, "personId", new Person
        {
            Reference = "P-" + mark, AuthorityId = Ids["authority"], GivenName = names[0], FamilyName = names[1], Language = "cy", TeamId = TeamId,
            CareManagerAccountId = Accounts[nameof(Role.CareManager)], ZoneId = Ids["zoneId"], IsDemonstration = true,
        }, p => p.Id);
        var talk = new Conversation
        {
            PersonId = person, HeldOn = new LocalDate(2026, 3, 3), HeardByAccountId = Accounts[nameof(Role.CareManager)], Language = "en",
            Place = ConversationPlace.AtHome, AgreedOn = new LocalDate(2026, 3, 3), RecordedAt = At(new LocalDate(2026, 3, 3)),
            Lines = [new SaidLine { ConversationId = 0, Number = 1, Element = SaidElement.Outcome, Words = "Words of " + mark, Language = "en" }],
        };
        await AddAsync(db, "conversationId", talk, c => c.Id);
        Ids["saidLineId"] = talk.Lines[0].Id;
        var outcome = await AddAsync(db, "outcomeId", new PersonalOutcome
        {
            PersonId = person, SaidLineId = talk.Lines[0].Id, TitleEn = "Title of " + mark, TitleCy = "Teitl " + mark, Area = WellBeingArea.ControlOverDailyLife,
            Kind = OutcomeKind.Change, Measure = Measure.OwnScale0To10, Target = 7, Priority = 1, WrittenOn = new LocalDate(2026, 3, 10),
            WrittenByAccountId = Accounts[nameof(Role.CareManager)],
        }, o => o.Id);
        await AddAsync(db, "readingId", new Reading
        {
            OutcomeId = outcome, TakenOn = new LocalDate(2026, 3, 10), Voice = Voice.Person, Value = 2, Language = "en", HowAsked = HowAsked.AtHome,
            TakenByAccountId = Accounts[nameof(Role.CareManager)], RecordedAt = At(new LocalDate(2026, 3, 10)),
        }, r => r.Id);
    }

    private async Task ContractAsync(CylchDb db)
    {
        var contract = await AddAsync(db, "contractId", new Contract
        {
            Number = "C-" + mark, TitleEn = "Home care " + mark, TitleCy = "Gofal cartref " + mark, AuthorityId = Ids["authority"], ProviderId = Ids["provider"],
            HealthBoardId = Ids["board"], Model = CommissioningModel.Model2, StartsOn = new LocalDate(2026, 4, 6), EndsOn = new LocalDate(2027, 4, 4),
            YearStartsOn = new LocalDate(2026, 4, 6),
        }, c => c.Id);
        await AddAsync(db, "schemeId", new ContractScheme
        {
            ContractId = contract, Number = 1, InForceFrom = new LocalDate(2026, 4, 6), SavedAt = At(new LocalDate(2026, 3, 1)),
            Terms = SchemeText.Write(
            [
                new TimeAtRate(
                    1, TimeBasis.Envelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
                    [new HourlyRate(RateBand.Day, new LocalDate(2026, 3, 1), 30_00)], new LocalDate(2027, 4, 4), MinuteRounding.ToTheMinute),
                new HoldForOutcomes(2, Share.Percent(6), 1),
                new ReleaseOnVerified(3, 2, Share.Whole, Share.Percent(60), new Share(1, 2), 1, ReleaseFrom.BeforeThisPeriod),
            ]),
        }, s => s.Id);
        await AddAsync(db, "draftId", new SchemeDraft
        {
            ContractId = contract, StartedFrom = "nothing", StartedAt = At(new LocalDate(2026, 11, 2)), NewestEdition = 1, ShownAt = At(new LocalDate(2026, 11, 9)),
            Editions =
            [
                new DraftEdition
                {
                    DraftId = 0, Number = 1, Terms = DraftScheme.Of([new HoldForOutcomes(2, Share.Percent(8), 1)]).Text(), Change = DraftStep.Started,
                    ChangedAt = At(new LocalDate(2026, 11, 2)),
                },
            ],
        }, d => d.Id);
        db.Add(new TermQuestion
        {
            ContractId = contract, DraftId = Ids["draftId"], EditionNumber = 1, TermNumber = 2, Question = "Note of " + mark, Language = "en",
            AskedAt = At(new LocalDate(2026, 11, 10)), AskedByAccountId = Accounts[nameof(Role.ProviderManager)],
        });
        await db.SaveChangesAsync();
    }

    private async Task CareAsync(CylchDb db)
    {
        var (person, outcome) = (Ids["personId"], Ids["outcomeId"]);
        var plan = await AddAsync(db, "planId", new CarePlan
        {
            PersonId = person, Number = 1, Language = "en", WrittenOn = new LocalDate(2026, 3, 17), WrittenByAccountId = Accounts[nameof(Role.CareManager)],
            ApprovedOn = new LocalDate(2026, 3, 19), ApprovedByAccountId = Accounts[nameof(Role.TeamLeader)], StartsOn = new LocalDate(2026, 4, 6),
            MinutesPerWeek = 420, FixedMinutesPerWeek = 210, ReviewDueOn = new LocalDate(2026, 12, 30),
        }, p => p.Id);
        await AddAsync(db, "reviewId", new PlanReview
        {
            PersonId = person, PlanId = plan, HeldOn = new LocalDate(2026, 9, 30), Decision = ReviewDecision.Confirm, Reasons = "Note of " + mark,
            Language = "en", RecordedAt = At(new LocalDate(2026, 9, 30)),
        }, r => r.Id);
        var package = await AddAsync(db, "packageId", new CarePackage
        {
            Reference = "K-" + mark, PersonId = person, PlanId = plan, ContractId = Ids["contractId"], StartsOn = new LocalDate(2026, 4, 6), ComplexityBand = "B",
            OffersReceived = 2, Outcomes = [new PackageOutcome { PackageId = 0, OutcomeId = outcome, Weight = 1 }],
        }, k => k.Id);
        db.Add(new VisitNote
        {
            PackageId = package, OutcomeId = outcome, NotedOn = new LocalDate(2026, 11, 20), CareWorker = "Note of " + mark, Progress = NoteProgress.PartOfTheWay,
            Words = "Note of " + mark, Language = "en", RecordedAt = At(new LocalDate(2026, 11, 20)),
        });
        await AddAsync(db, "importId", new VisitImport
        {
            ProviderId = Ids["provider"], Profile = "24-column", FileName = mark + ".csv", FileHash = [1, 2, 3], FileBytes = 10, UploadedAt = At(new LocalDate(2026, 11, 30)),
            UploadedByAccountId = Accounts[nameof(Role.ProviderManager)], FinishedAt = At(new LocalDate(2026, 11, 30)),
            Preview = new VisitImportPreview("", null, null, 0, 0, 0, 0, 0, [], []).Write(),
        }, i => i.Id);
    }

    private async Task MoneyAsync(CylchDb db)
    {
        var (outcome, package) = (Ids["outcomeId"], Ids["packageId"]);
        var claim = await AddAsync(db, "claimId", new OutcomeClaim
        {
            PackageId = package, OutcomeId = outcome, ClaimedByAccountId = Accounts[nameof(Role.ProviderManager)], ClaimedOn = new LocalDate(2026, 9, 25),
            Result = OutcomeResult.Achieved, Words = "Note of " + mark, RecordedAt = At(new LocalDate(2026, 9, 25)),
        }, c => c.Id);
        await AddAsync(db, "verificationId", new Verification
        {
            PackageId = package, OutcomeId = outcome, ClaimId = claim, VerifiedByAccountId = Accounts[nameof(Role.QualityOfficer)],
            VerifiedOn = new LocalDate(2026, 10, 6), Result = OutcomeResult.Achieved, Confirmation = Cylch.Records.Settlement.Confirmation.ByPerson, Words = "Note of " + mark,
            RecordedAt = At(new LocalDate(2026, 10, 6)),
        }, v => v.Id);
        var file = await AddAsync(db, "paymentFileId", new PaymentFile
        {
            Reference = "F-" + mark, CreatedByAccountId = Accounts[nameof(Role.FinanceOfficer)], CreatedAt = At(new LocalDate(2026, 9, 25)),
            PayOn = new LocalDate(2026, 9, 30), TotalPence = 100_00, Payments = 1, Content = "a,b\r\n"u8.ToArray(), ContentHash = [1, 2, 3],
        }, f => f.Id);
        var run = new SettlementRun
        {
            ContractId = Ids["contractId"], SchemeId = Ids["schemeId"], YearStartsOn = new LocalDate(2026, 4, 6), PeriodNumber = 6,
            FromOn = new LocalDate(2026, 8, 24), UntilOn = new LocalDate(2026, 9, 20), TotalPence = 100_00, PreparedAt = At(new LocalDate(2026, 9, 22)),
            PreparedByAccountId = Accounts[nameof(Role.FinanceOfficer)],
        };
        await AddAsync(db, "runId", run, r => r.Id);
        var line = await AddAsync(db, "lineId", new Cylch.Records.Settlement.StatementLine
        {
            RunId = run.Id, Number = 1, TermNumber = 2, Kind = nameof(LineKind.Held), PersonId = Ids["personId"], PackageId = package, OutcomeId = outcome,
            AmountPence = -60_00, HeldChangePence = 60_00, Inputs = LineText.Write(new HoldLineInputs(1000_00, [1], 0)),
        }, l => l.Id);
        await AddAsync(db, "tryId", new TriedTerms
        {
            ContractId = Ids["contractId"], SchemeId = Ids["schemeId"], Name = "Try of " + mark, Reason = "Note of " + mark, PaidPence = 1, TriedPence = 2, Periods = 1,
            Terms = (await db.ContractSchemes.FindAsync(Ids["schemeId"]))!.Terms, SavedByAccountId = Accounts[nameof(Role.FinanceOfficer)],
            SavedAt = At(new LocalDate(2026, 9, 28)), SharedAt = At(new LocalDate(2026, 9, 28)),
        }, t => t.Id);
        await AddAsync(db, "queryId", new LineQuery
        {
            LineId = line, AskedByAccountId = Accounts[nameof(Role.ProviderFinance)], AskedAt = At(new LocalDate(2026, 9, 28)), Question = "Note of " + mark,
        }, q => q.Id);
        await FairnessAsync(db);
        (run.ApprovedAt, run.ApprovedByAccountId) = (At(new LocalDate(2026, 9, 23)), Accounts[nameof(Role.FinanceApprover)]);
        await db.SaveChangesAsync();
        run.PaymentFileId = file;
        db.Add(new PaymentPart { PaymentFileId = file, RunId = run.Id, ProviderId = Ids["provider"], Number = 1, AmountPence = 100_00 });
        await AddAsync(db, "shadowId", new ShadowRun
        {
            ContractId = Ids["contractId"], SchemeId = Ids["schemeId"], YearStartsOn = new LocalDate(2026, 4, 6), PeriodNumber = 6,
            FromOn = new LocalDate(2026, 8, 24), UntilOn = new LocalDate(2026, 9, 20), TotalPence = 100_00, HeldChangePence = 0,
            AsKnownOn = new LocalDate(2026, 9, 22), Reason = "Note of " + mark, MadeAt = At(new LocalDate(2026, 9, 22)),
        }, s => s.Id);
    }

    private async Task FairnessAsync(CylchDb db) =>
        await AddAsync(db, "fairnessId", new FairnessConversation
        {
            AuthorityId = Ids["authority"], ProviderId = Ids["provider"], Question = FairnessQuestion.Complexity,
            Entries =
            [
                new FairnessEntry
                {
                    ConversationId = 0, Kind = FairnessEntryKind.Asked, Words = "Note of " + mark, Language = "en", DueOn = new LocalDate(2026, 12, 14),
                    WrittenByAccountId = Accounts[nameof(Role.ContractOfficer)], WrittenAt = At(new LocalDate(2026, 11, 30)),
                },
            ],
        }, c => c.Id);

    private async Task LinksAsync(CylchDb db)
    {
        foreach (var (persona, kind, money) in ((string, LinkKind, bool)[])
            [("Self", LinkKind.Self, false), ("Carer", LinkKind.Carer, false), ("CarerMoney", LinkKind.Carer, true), ("Advocate", LinkKind.Advocate, false)])
        {
            db.Add(new PersonLink { AccountId = Accounts[persona], PersonId = Ids["personId"], Kind = kind, MaySeeMoney = money, FromOn = new LocalDate(2026, 3, 3) });
        }

        db.Add(new RecordLook
        {
            LookedAt = At(new LocalDate(2026, 11, 30)), AccountId = Accounts[nameof(Role.CareManager)], PersonId = Ids["personId"], Page = "/Assessment/Person",
            Reason = "care-team", IsRefused = false,
        });
        await db.SaveChangesAsync();
    }
}
