namespace Cylch.Records.Access;

public enum OrganisationKind
{
    LocalAuthority = 1,
    HealthBoard = 2,
    Provider = 3,
}

/// <summary>A body that buys, provides or co-funds care. One organisation works with many.</summary>
public sealed class Organisation
{
    public long Id { get; init; }
    public required OrganisationKind Kind { get; init; }

    /// <summary>The reference councils and providers use for it in files.</summary>
    public required string Reference { get; init; }
    public required string NameEn { get; init; }
    public required string NameCy { get; init; }

    /// <summary>Invented, and labelled so wherever it is shown.</summary>
    public bool IsDemonstration { get; init; }
}

/// <summary>A care management team of a local authority.</summary>
public sealed class Team
{
    public long Id { get; init; }
    public required long OrganisationId { get; init; }
    public required string NameEn { get; init; }
    public required string NameCy { get; init; }
}
