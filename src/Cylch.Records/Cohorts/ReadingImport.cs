using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Records.Cohorts;

/// <summary>A file of readings that was loaded into an authority of its own.</summary>
public sealed class ReadingImport
{
    public long Id { get; init; }
    public required long AuthorityId { get; init; }

    /// <summary>The key of the profile it was read by.</summary>
    public required string Profile { get; init; }
    public required string FileName { get; init; }

    /// <summary>SHA-256 of what was read; a compressed copy of the same file has the same.</summary>
    public required byte[] FileHash { get; init; }
    public required long FileBytes { get; init; }

    /// <summary>Rows below the headings, as they were counted while reading; the rows themselves are kept beside.</summary>
    public required long RowsRead { get; init; }

    /// <summary>How many values of each column are not known, as <c>RulesJson</c> writes it.</summary>
    public required string MissingByColumn { get; init; }
    public required Instant ImportedAt { get; init; }
}

/// <summary>One row of the file and what became of it. What came of the person stands in their own record, to which this points.</summary>
public sealed class ReadingImportRow
{
    public long Id { get; init; }
    public required long ImportId { get; init; }

    /// <summary>1 for the first row below the headings.</summary>
    public required long Number { get; init; }
    public required RowStanding Standing { get; init; }

    /// <summary>Why it is neutral, missing or refused; null for a judged row, whose result is the verification's.</summary>
    public string? Reason { get; init; }

    /// <summary>The column a refusal is about, when it is about one.</summary>
    public string? Column { get; init; }

    /// <summary>The facts of a refusal, as a JSON array of texts; null when it was not refused.</summary>
    public string? Facts { get; init; }

    /// <summary>Null when the row was refused.</summary>
    public long? OutcomeId { get; init; }

    /// <summary>The publisher's prediction of the later score, in billionths of a point; null when there is none.</summary>
    public long? PredictedParts { get; init; }
}
