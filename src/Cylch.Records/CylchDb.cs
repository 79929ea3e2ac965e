using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Cohorts;
using Cylch.Records.Contracts;
using Cylch.Records.Delivery;
using Cylch.Records.Engagement;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Cylch.Records.Population;
using Cylch.Records.Settlement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records;

/// <summary>All that is kept. The same model on SQLite and PostgreSQL; the tables are made by the numbered scripts in Schema.</summary>
public sealed class CylchDb(DbContextOptions<CylchDb> options) : IdentityUserContext<Account, long>(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();
    public DbSet<PersonLink> PersonLinks => Set<PersonLink>();
    public DbSet<RecordLook> RecordLooks => Set<RecordLook>();
    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();
    public DbSet<OneTimeCode> OneTimeCodes => Set<OneTimeCode>();
    public DbSet<SignInThrottle> SignInThrottles => Set<SignInThrottle>();
    public DbSet<ChangeEvent> ChangeEvents => Set<ChangeEvent>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<Zone> Zones => Set<Zone>();
    public DbSet<Area> Areas => Set<Area>();
    public DbSet<PopulationIndicator> PopulationIndicators => Set<PopulationIndicator>();
    public DbSet<IndicatorValue> IndicatorValues => Set<IndicatorValue>();
    public DbSet<Involvement> Involvements => Set<Involvement>();
    public DbSet<SaidAndDone> SaidAndDone => Set<SaidAndDone>();
    public DbSet<PersonalOutcome> PersonalOutcomes => Set<PersonalOutcome>();
    public DbSet<OutcomeCheck> OutcomeChecks => Set<OutcomeCheck>();
    public DbSet<Reading> Readings => Set<Reading>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<SaidLine> SaidLines => Set<SaidLine>();
    public DbSet<Contract> Contracts => Set<Contract>();
    public DbSet<ContractScheme> ContractSchemes => Set<ContractScheme>();
    public DbSet<SchemeDraft> SchemeDrafts => Set<SchemeDraft>();
    public DbSet<DraftEdition> DraftEditions => Set<DraftEdition>();
    public DbSet<TermQuestion> TermQuestions => Set<TermQuestion>();
    public DbSet<ContractIndicator> ContractIndicators => Set<ContractIndicator>();
    public DbSet<CarePlan> CarePlans => Set<CarePlan>();
    public DbSet<PlanStep> PlanSteps => Set<PlanStep>();
    public DbSet<PlanReview> PlanReviews => Set<PlanReview>();
    public DbSet<ReviewFinding> ReviewFindings => Set<ReviewFinding>();
    public DbSet<CarePackage> CarePackages => Set<CarePackage>();
    public DbSet<PackageOutcome> PackageOutcomes => Set<PackageOutcome>();
    public DbSet<TimeBankEntry> TimeBankEntries => Set<TimeBankEntry>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<VisitNote> VisitNotes => Set<VisitNote>();
    public DbSet<VisitImport> VisitImports => Set<VisitImport>();
    public DbSet<VisitImportRefusal> VisitImportRefusals => Set<VisitImportRefusal>();
    public DbSet<OutcomeClaim> OutcomeClaims => Set<OutcomeClaim>();
    public DbSet<VerificationPolicyVersion> VerificationPolicyVersions => Set<VerificationPolicyVersion>();
    public DbSet<AuditDraw> AuditDraws => Set<AuditDraw>();
    public DbSet<AuditDrawResult> AuditDrawResults => Set<AuditDrawResult>();
    public DbSet<ResultAudit> ResultAudits => Set<ResultAudit>();
    public DbSet<RunFacts> RunFacts => Set<RunFacts>();
    public DbSet<InvoiceDetails> InvoiceDetails => Set<InvoiceDetails>();
    public DbSet<RunInvoice> RunInvoices => Set<RunInvoice>();
    public DbSet<Verification> Verifications => Set<Verification>();
    public DbSet<IndependenceClaim> IndependenceClaims => Set<IndependenceClaim>();
    public DbSet<IndependenceVerification> IndependenceVerifications => Set<IndependenceVerification>();
    public DbSet<SettlementRun> SettlementRuns => Set<SettlementRun>();
    public DbSet<StatementLine> StatementLines => Set<StatementLine>();
    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();
    public DbSet<PeriodFigure> PeriodFigures => Set<PeriodFigure>();
    public DbSet<KeptVisits> KeptVisits => Set<KeptVisits>();
    public DbSet<TriedTerms> TriedTerms => Set<TriedTerms>();

    public DbSet<LineQuery> LineQueries => Set<LineQuery>();
    public DbSet<RunReview> RunReviews => Set<RunReview>();
    public DbSet<ApprovalLimit> ApprovalLimits => Set<ApprovalLimit>();
    public DbSet<SettlementPolicy> SettlementPolicies => Set<SettlementPolicy>();
    public DbSet<InterestRate> InterestRates => Set<InterestRate>();
    public DbSet<BookCheck> BookChecks => Set<BookCheck>();
    public DbSet<PaymentHold> PaymentHolds => Set<PaymentHold>();
    public DbSet<PaymentPart> PaymentParts => Set<PaymentPart>();
    public DbSet<PaymentReturn> PaymentReturns => Set<PaymentReturn>();
    public DbSet<ShadowRun> ShadowRuns => Set<ShadowRun>();
    public DbSet<ShadowLine> ShadowLines => Set<ShadowLine>();
    public DbSet<ResultReversal> ResultReversals => Set<ResultReversal>();
    public DbSet<FairnessConversation> FairnessConversations => Set<FairnessConversation>();
    public DbSet<FairnessEntry> FairnessEntries => Set<FairnessEntry>();
    public DbSet<PaymentFile> PaymentFiles => Set<PaymentFile>();
    public DbSet<ReadingImport> ReadingImports => Set<ReadingImport>();
    public DbSet<ReadingImportRow> ReadingImportRows => Set<ReadingImportRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<int>().HaveConversion<long>();
        configurationBuilder.Properties<Enum>().HaveConversion<long>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateText>();
        if (Database.IsSqlite())
        {
            configurationBuilder.Properties<Instant>().HaveConversion<InstantMilliseconds>();
        }
        else
        {
            configurationBuilder.Properties<Instant>().HaveConversion<InstantUtc>();
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CylchDb).Assembly);
        ColumnNames.Apply(builder);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        SaveGuard.Check(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        SaveGuard.Check(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}
