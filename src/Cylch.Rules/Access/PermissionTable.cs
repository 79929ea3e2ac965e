using System.Collections.Frozen;
using static Cylch.Rules.Access.Role;

namespace Cylch.Rules.Access;

/// <summary>What a permission is about, and so which ties decide it.</summary>
public enum PermissionScope
{
    /// <summary>Any account, whatever it holds.</summary>
    Anyone,
    Person,
    Contract,

    /// <summary>An organisation's own lists and settings.</summary>
    Organisation,

    /// <summary>What a provider sends in: its own people's, and that of the authorities it has contracts with.</summary>
    Supplier,
}

/// <summary>Who may, by how they are tied.</summary>
/// <param name="Team">Roles of the authority that may for their own team's people; with no team, for all its people.</param>
/// <param name="Authority">Roles of the authority that may for all of it.</param>
/// <param name="Provider">Roles of the provider of a running package, or of the contract.</param>
/// <param name="HealthBoard">Roles of a health board that co-funds the contract.</param>
/// <param name="Links">Links to the person that suffice.</param>
/// <param name="NeedsMoneyConsent">A carer or advocate needs the person's word that they may see money.</param>
public sealed record PermissionRow(
    PermissionScope Scope,
    IReadOnlyList<Role> Team,
    IReadOnlyList<Role> Authority,
    IReadOnlyList<Role> Provider,
    IReadOnlyList<Role> HealthBoard,
    IReadOnlyList<LinkKind> Links,
    bool NeedsMoneyConsent = false);

/// <summary>The one table of who may do what. Every page, list and action is answered from it.</summary>
public static class PermissionTable
{
    private static readonly LinkKind[] AnyLink = [LinkKind.Self, LinkKind.Carer, LinkKind.Advocate];

    private static readonly FrozenDictionary<Permission, PermissionRow> Rows = new Dictionary<Permission, PermissionRow>
    {
        [Permission.OwnWork] = new(PermissionScope.Anyone, [], [], [], [], []),
        [Permission.ReadPerson] = Person([CareManager, TeamLeader], [Broker, QualityOfficer, Auditor],
            [ProviderManager, CareWorker, ResponsibleIndividual], AnyLink),
        [Permission.ReadOutcome] = Person([CareManager, TeamLeader], [Broker, QualityOfficer, Auditor, ContractOfficer],
            [ProviderManager, CareWorker, ResponsibleIndividual, ProviderFinance], AnyLink),
        [Permission.WriteAssessment] = Person([CareManager, TeamLeader], [], [], []),
        [Permission.ApprovePlan] = Person([TeamLeader], [], [], []),
        [Permission.GiveOwnReading] = Person([], [], [], AnyLink),
        [Permission.RecordReading] = Person([CareManager, TeamLeader], [], [ProviderManager, CareWorker], AnyLink),
        [Permission.ArrangePackage] = Person([], [Broker], [], []),
        [Permission.ReadVisits] = Person([CareManager, TeamLeader], [QualityOfficer, Auditor, ContractOfficer],
            [ProviderManager, CareWorker, ResponsibleIndividual, ProviderFinance], AnyLink),
        [Permission.WriteNote] = Person([], [], [ProviderManager, CareWorker], []),
        [Permission.ClaimResult] = Person([], [], [ProviderManager], []),
        [Permission.UseTimeBank] = Person([CareManager, TeamLeader], [], [ProviderManager], []),
        [Permission.VerifyResult] = Person([CareManager], [QualityOfficer], [], []),
        [Permission.AuditResult] = Person([], [QualityOfficer, Auditor], [], []),
        [Permission.DisputeResult] = Person([], [], [ProviderManager, ResponsibleIndividual], AnyLink),
        [Permission.ResolveDispute] = Person([], [QualityOfficer, ContractOfficer], [], []),
        [Permission.ReadPersonMoney] = Person([CareManager, TeamLeader], [ContractOfficer, FinanceOfficer, FinanceApprover, Auditor],
            [ProviderManager, ProviderFinance, ResponsibleIndividual], AnyLink) with { NeedsMoneyConsent = true },
        [Permission.ReadLooks] = Person([CareManager, TeamLeader], [Auditor], [], AnyLink),
        [Permission.ReadContract] = Contract(
            [Commissioner, ContractOfficer, CareManager, TeamLeader, Broker, FinanceOfficer, FinanceApprover, QualityOfficer, Analyst, Auditor],
            [ProviderManager, ProviderFinance, ResponsibleIndividual], [Commissioner, FinanceOfficer]),
        [Permission.WriteTerms] = Contract([ContractOfficer], [], []),
        [Permission.ReadDraftTerms] = Contract([Commissioner, ContractOfficer, FinanceOfficer, FinanceApprover, Auditor], [], []),
        [Permission.TryTerms] = Contract([Commissioner, ContractOfficer], [], []),
        [Permission.AcknowledgeTerms] = Contract([], [ProviderManager, ProviderFinance, ResponsibleIndividual], []),
        [Permission.ReadStatement] = Contract([ContractOfficer, FinanceOfficer, FinanceApprover, Auditor],
            [ProviderManager, ProviderFinance, ResponsibleIndividual], [FinanceOfficer]),
        [Permission.PrepareRun] = Contract([FinanceOfficer], [], []),
        [Permission.ApproveRun] = Contract([FinanceApprover], [], []),
        [Permission.ReviewRun] = Contract([FinanceOfficer, FinanceApprover, ContractOfficer], [], []),
        [Permission.HoldPayment] = Contract([FinanceOfficer, FinanceApprover], [], []),
        [Permission.RunShadow] = Contract([FinanceOfficer, FinanceApprover, ContractOfficer], [], []),
        [Permission.QueryLine] = Contract([], [ProviderManager, ProviderFinance], []),
        [Permission.AnswerQuery] = Contract([ContractOfficer, FinanceApprover], [], []),
        [Permission.RecordFigures] = Contract([ContractOfficer], [], []),
        [Permission.SetVerificationPolicy] = Organisation([Commissioner, ContractOfficer], [], []),
        [Permission.WriteInvoiceDetails] = Organisation([FinanceOfficer], [ProviderManager, ProviderFinance], []),
        [Permission.MakePaymentFile] = Organisation([FinanceOfficer], [], []),
        [Permission.CheckBooks] = Organisation([FinanceOfficer, FinanceApprover, Auditor], [], []),
        [Permission.ReadMoneyPolicy] = Organisation([FinanceOfficer, FinanceApprover, ContractOfficer, Auditor, Administrator], [], []),
        [Permission.WriteMoneyPolicy] = Organisation([Administrator], [], []),
        [Permission.ImportVisits] = Supplier([], [ProviderManager, ProviderFinance]),
        [Permission.ReadImports] = Supplier(
            [ContractOfficer, FinanceOfficer, Auditor], [ProviderManager, ProviderFinance, ResponsibleIndividual]),
        [Permission.ReadPopulation] = Organisation(
            [Commissioner, ContractOfficer, CareManager, TeamLeader, Analyst, QualityOfficer, Auditor],
            [ProviderManager, ResponsibleIndividual], [Commissioner]),
        [Permission.ReadCohort] = Organisation([Commissioner, ContractOfficer, Analyst, QualityOfficer, Auditor, TeamLeader], [], [Commissioner]),
        [Permission.ReadEngagement] = new(PermissionScope.Anyone, [], [], [], [], []),
        [Permission.WriteEngagement] = Organisation([Commissioner, TeamLeader], [], []),
        [Permission.ReadFairness] = Supplier(
            [Commissioner, ContractOfficer, QualityOfficer, Auditor], [ProviderManager, ResponsibleIndividual]) with { Links = AnyLink },
        [Permission.AskFairness] = Supplier([Commissioner, ContractOfficer, QualityOfficer], []),
        [Permission.AnswerFairness] = Supplier([], [ProviderManager, ResponsibleIndividual]),
        [Permission.Administer] = Organisation([Administrator], [Administrator], [Administrator]),
    }.ToFrozenDictionary();

    public static PermissionRow Row(Permission permission) => Rows[permission];

    private static PermissionRow Person(Role[] team, Role[] authority, Role[] provider, LinkKind[] links) =>
        new(PermissionScope.Person, team, authority, provider, [], links);

    private static PermissionRow Contract(Role[] authority, Role[] provider, Role[] healthBoard) =>
        new(PermissionScope.Contract, [], authority, provider, healthBoard, []);

    private static PermissionRow Supplier(Role[] authority, Role[] provider) =>
        new(PermissionScope.Supplier, [], authority, provider, [], []);

    private static PermissionRow Organisation(Role[] authority, Role[] provider, Role[] healthBoard) =>
        new(PermissionScope.Organisation, [], authority, provider, healthBoard, []);
}
