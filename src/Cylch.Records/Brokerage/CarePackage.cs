using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Records.Brokerage;

/// <summary>A person's care, bought from a provider under a contract.</summary>
public sealed class CarePackage : IVersioned
{
    public long Id { get; init; }
    public required string Reference { get; set; }
    public required long PersonId { get; init; }
    public required long PlanId { get; init; }
    public required long ContractId { get; init; }
    public required LocalDate StartsOn { get; init; }

    /// <summary>The last day, included; null while it runs.</summary>
    public LocalDate? EndsOn { get; set; }
    public NeutralReason? EndReason { get; set; }

    /// <summary>"A", "B" or "C", set by assessment; a provider cannot set or change it.</summary>
    public required string ComplexityBand { get; init; }

    /// <summary>Whether the person lives in a rural area, by the census area they lived in when it was arranged; null when that was not known.</summary>
    public bool? IsRural { get; init; }

    /// <summary>How many weeks the plan's value is agreed for, where the terms pay by it; otherwise null.</summary>
    public int? PlanWeeks { get; init; }

    /// <summary>The hourly rate the plan's value is agreed at, where the terms pay by it; otherwise null.</summary>
    public long? PlanPenceAnHour { get; init; }
    public required int OffersReceived { get; init; }
    public LocalDate? ChosenOn { get; init; }

    /// <summary>Why the person chose this provider, in their words.</summary>
    public string? ChoiceWords { get; init; }
    public string? ChoiceLanguage { get; init; }
    public long? BrokerAccountId { get; init; }
    public int Version { get; set; }
    public List<PackageOutcome> Outcomes { get; init; } = [];
}

/// <summary>An outcome a package is bought for, and its part of the money that depends on results.</summary>
public sealed class PackageOutcome
{
    public long Id { get; init; }
    public required long PackageId { get; init; }
    public required long OutcomeId { get; init; }

    /// <summary>Parts of the held money; 0 when nothing is paid for it here.</summary>
    public required int Weight { get; init; }
}

/// <summary>Time put into a person's bank, or taken out. The balance is the sum.</summary>
public sealed class TimeBankEntry
{
    public long Id { get; init; }
    public required long PackageId { get; init; }
    public required LocalDate EnteredOn { get; init; }

    /// <summary>Positive in, negative out.</summary>
    public required int Minutes { get; init; }
    public required string Reason { get; init; }

    /// <summary>"en" or "cy": the language of the reason; null when a run gave it, as "settled" or "corrected".</summary>
    public string? Language { get; init; }
    public string? AgreedBy { get; init; }

    /// <summary>The settlement run that made it; null when a person did.</summary>
    public long? RunId { get; init; }
}
