namespace Cylch.Records.Settlement;

/// <summary>All the facts a run was settled on, as they were then: enough to settle it again in full, years later.</summary>
public sealed class RunFacts
{
    public long Id { get; init; }
    public long RunId { get; init; }

    /// <summary>The text of <see cref="RunFactsText"/>, compressed.</summary>
    public required byte[] Content { get; init; }

    /// <summary>SHA-256 of the text before it was compressed.</summary>
    public required byte[] ContentHash { get; init; }
}
