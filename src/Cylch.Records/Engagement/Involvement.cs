using NodaTime;

namespace Cylch.Records.Engagement;

/// <summary>People met to shape a decision: who was there, and what it was about.</summary>
public sealed class Involvement
{
    public long Id { get; init; }
    public required long AuthorityId { get; init; }
    public long? ZoneId { get; init; }
    public required LocalDate HeldOn { get; init; }
    public required string WhoEn { get; init; }
    public required string WhoCy { get; init; }
    public required string AboutEn { get; init; }
    public required string AboutCy { get; init; }
    public List<SaidAndDone> SaidAndDone { get; init; } = [];
}

/// <summary>What was said, and what was done about it, or why not.</summary>
public sealed class SaidAndDone
{
    public long Id { get; init; }
    public required long InvolvementId { get; init; }

    /// <summary>The personal outcome whose thread led to it, when one did.</summary>
    public long? OutcomeId { get; init; }
    public required string SaidEn { get; init; }
    public required string SaidCy { get; init; }
    public string? DoneEn { get; set; }
    public string? DoneCy { get; set; }

    /// <summary>The day something was promised for; null when nothing was.</summary>
    public LocalDate? PromisedFor { get; set; }

    /// <summary>The day those who said it were told; null until they are.</summary>
    public LocalDate? ToldOn { get; set; }
}
