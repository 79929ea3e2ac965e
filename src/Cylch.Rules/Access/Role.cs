namespace Cylch.Rules.Access;

/// <summary>What an account does in an organisation.</summary>
public enum Role
{
    Commissioner = 1,
    ContractOfficer = 2,
    CareManager = 3,
    TeamLeader = 4,
    Broker = 5,

    /// <summary>Prepares settlement runs.</summary>
    FinanceOfficer = 6,

    /// <summary>Approves what a finance officer prepared.</summary>
    FinanceApprover = 7,

    /// <summary>Quality officer: verifies outcomes, with no part in the plan.</summary>
    QualityOfficer = 8,
    Analyst = 9,
    ProviderManager = 10,
    ProviderFinance = 11,
    CareWorker = 12,
    ResponsibleIndividual = 13,
    Auditor = 14,
    Administrator = 15,
}

/// <summary>Why an account may see one person's record as theirs.</summary>
public enum LinkKind
{
    Self = 1,
    Carer = 2,
    Advocate = 3,
}
