namespace Cylch.Rules.Delivery;

/// <summary>What one column of a visit file can tell. A profile says under which heading each is found.</summary>
public enum VisitField
{
    /// <summary>The sender's number for the file, kept with each visit.</summary>
    FileReference,

    /// <summary>What the sender calls the file; read and checked, not kept.</summary>
    Description,

    /// <summary>When the sender made the file, local time; read and checked, not kept.</summary>
    Created,

    /// <summary>The authority's reference for the provider.</summary>
    ProviderRef,

    /// <summary>The authority's number for the contract.</summary>
    ContractNumber,

    /// <summary>The authority's reference for the person who receives care.</summary>
    PersonRef,

    /// <summary>The person's name; read and checked, not kept, since the person's own record holds it.</summary>
    PersonName,

    /// <summary>The last day of the week the visit is billed in; read and checked, not kept.</summary>
    WeekEnding,

    /// <summary>The provider's own reference, such as an invoice number.</summary>
    OurRef,

    /// <summary>What the person pays towards the visit, in pounds and pence.</summary>
    Contribution,

    /// <summary>What the provider asks for the visit, in pounds and pence.</summary>
    PaymentClaimed,

    /// <summary>The kind of care given, such as HOME CARE.</summary>
    ServiceType,

    /// <summary>The local day of the visit.</summary>
    VisitDate,

    /// <summary>The local start time the claim is for.</summary>
    ClaimedStart,

    /// <summary>How long the claim is for.</summary>
    ClaimedDuration,

    /// <summary>The local time the care worker arrived.</summary>
    ActualStart,

    /// <summary>How long the care worker stayed.</summary>
    ActualDuration,

    /// <summary>True only for a second or later care worker at the same visit.</summary>
    SecondaryVisit,

    /// <summary>How many care workers the visit needs.</summary>
    CareWorkers,

    /// <summary>The local start time in the schedule of visits.</summary>
    PlannedStart,

    /// <summary>How long the schedule of visits gives.</summary>
    PlannedDuration,

    /// <summary>The provider's reference for the care worker.</summary>
    CareWorkerRef,

    /// <summary>Why the visit did not happen; empty when it did.</summary>
    MissedReason,

    /// <summary>What the care worker wrote about the person's outcome.</summary>
    OutcomeNote,
}
