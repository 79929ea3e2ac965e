using NodaTime;

namespace Cylch.Records.Population;

/// <summary>A part of an authority that is commissioned for as one.</summary>
public sealed class Zone
{
    public long Id { get; init; }
    public required long AuthorityId { get; init; }
    public required string NameEn { get; init; }
    public required string NameCy { get; init; }
}

/// <summary>A census area (LSOA 2021) and the zone it lies in.</summary>
public sealed class Area
{
    public long Id { get; init; }

    /// <summary>ONS nine-character code.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string PlaceEn { get; init; }
    public required string PlaceCy { get; init; }
    public required long ZoneId { get; init; }

    /// <summary>Usual residents, Census 2021.</summary>
    public required int Residents { get; init; }
    public required int Residents65AndOver { get; init; }
    public required int Residents85AndOver { get; init; }

    /// <summary>By the rural and urban classification of 2021 (ONS).</summary>
    public required bool IsRural { get; init; }
}

/// <summary>Something counted about a zone's population, judged against its baseline.</summary>
public sealed class PopulationIndicator
{
    public long Id { get; init; }
    public required long ZoneId { get; init; }
    public required string Key { get; init; }
    public required string NameEn { get; init; }
    public required string NameCy { get; init; }
    public required string SourceEn { get; init; }
    public required string SourceCy { get; init; }

    /// <summary>Rates are shown per this many residents.</summary>
    public required int PerResidents { get; init; }
    public required bool LowerIsBetter { get; init; }
    public bool IsDemonstration { get; init; }
    public List<IndicatorValue> Values { get; init; } = [];
}

/// <summary>A count and what it is out of, for one stretch of time.</summary>
public sealed class IndicatorValue
{
    public long Id { get; init; }
    public required long IndicatorId { get; init; }
    public required LocalDate FromOn { get; init; }
    public required LocalDate UntilOn { get; init; }
    public required int Numerator { get; init; }
    public required int Denominator { get; init; }
    public required bool IsBaseline { get; init; }
}
