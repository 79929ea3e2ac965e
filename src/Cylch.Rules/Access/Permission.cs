namespace Cylch.Rules.Access;

/// <summary>What somebody wants to do. Each page and action names one; who may is in <see cref="PermissionTable"/> alone.</summary>
public enum Permission
{
    /// <summary>One's own work and one's own sign-in: any account.</summary>
    OwnWork = 1,

    /// <summary>Open a person's record: words, outcomes, plan, package.</summary>
    ReadPerson,

    /// <summary>Read one outcome and the words it came from, as a statement's explanation needs.</summary>
    ReadOutcome,

    /// <summary>Write conversations, outcomes, plans, reviews and readings as the authority.</summary>
    WriteAssessment,

    /// <summary>Check that an outcome would stand up, and approve a plan somebody else wrote.</summary>
    ApprovePlan,

    /// <summary>Give one's own reading, or the person's as their carer or advocate.</summary>
    GiveOwnReading,

    /// <summary>Record a reading at all: whose voice it may be follows from who one is.</summary>
    RecordReading,

    /// <summary>Find a provider and start or end a care package.</summary>
    ArrangePackage,

    /// <summary>Read visits and notes of a person's package.</summary>
    ReadVisits,

    /// <summary>Write a note against an outcome, and give a care worker's reading.</summary>
    WriteNote,

    /// <summary>Claim a result for an outcome, as its provider.</summary>
    ClaimResult,

    /// <summary>Verify a result, as someone who is not the provider.</summary>
    VerifyResult,

    /// <summary>Audit a verified result that was drawn, as somebody who took no part in it.</summary>
    AuditResult,

    /// <summary>Say that one does not agree with a verification, as the provider or for the person.</summary>
    DisputeResult,

    /// <summary>Say how a dispute ends, as somebody who took no part in it.</summary>
    ResolveDispute,

    /// <summary>See what is paid for a person, line by line.</summary>
    ReadPersonMoney,

    /// <summary>See who has looked at a person's record.</summary>
    ReadLooks,

    /// <summary>Read a contract and its terms.</summary>
    ReadContract,

    /// <summary>Save a new version of a contract's payment terms.</summary>
    WriteTerms,

    /// <summary>Try other terms on what a contract has been paid for, and keep tries.</summary>
    TryTerms,

    /// <summary>Say, as the provider, that the terms and their worked example have been read.</summary>
    AcknowledgeTerms,

    /// <summary>Read a statement and why each line is what it is.</summary>
    ReadStatement,

    /// <summary>Work out a contract's period.</summary>
    PrepareRun,

    /// <summary>Approve, and so close, a period somebody else prepared.</summary>
    ApproveRun,

    /// <summary>Look a run through before it is approved, and send it back with reasons.</summary>
    ReviewRun,

    /// <summary>Put a payment on hold, and release it.</summary>
    HoldPayment,

    /// <summary>Work a period out without any effect, under other terms or before it is over; and see what came of it.</summary>
    RunShadow,

    /// <summary>Have the books checked against themselves.</summary>
    CheckBooks,

    /// <summary>See how settlement is run: limits, days, rates.</summary>
    ReadMoneyPolicy,

    /// <summary>Write down how settlement is run.</summary>
    WriteMoneyPolicy,

    /// <summary>Ask about a line, as the provider.</summary>
    QueryLine,

    /// <summary>Answer what a provider asked.</summary>
    AnswerQuery,

    /// <summary>Record what was found out about a contract as a whole: replies, visits missed, indicators, quality.</summary>
    RecordFigures,

    /// <summary>Decide how results are checked: windows, the share that is audited, and whether it is paid meanwhile.</summary>
    SetVerificationPolicy,

    /// <summary>Say what e-invoices have to say about one's own organisation.</summary>
    WriteInvoiceDetails,

    /// <summary>Make a file of payments.</summary>
    MakePaymentFile,

    /// <summary>Send in a file of visits.</summary>
    ImportVisits,

    /// <summary>See what became of files of visits: a provider's own people, and the authority that contracts with them.</summary>
    ReadImports,

    /// <summary>See zones and their indicators.</summary>
    ReadPopulation,

    /// <summary>See results of a whole cohort, with small numbers protected.</summary>
    ReadCohort,

    /// <summary>See co-production records.</summary>
    ReadEngagement,

    /// <summary>Write co-production records.</summary>
    WriteEngagement,

    /// <summary>Give and take away roles and links.</summary>
    Administer,

    /// <summary>Put time into a person's bank or take it out, as agreed with the person.</summary>
    UseTimeBank,

    /// <summary>Read terms that are still being composed, before the provider is shown them.</summary>
    ReadDraftTerms,

    /// <summary>See the fairness watch: the authority with names, a provider its own, people and carers in words.</summary>
    ReadFairness,

    /// <summary>Ask a provider about a finding of the fairness watch, reply, set the next step, close and take up again.</summary>
    AskFairness,

    /// <summary>Answer about a finding, as the provider.</summary>
    AnswerFairness,
}
