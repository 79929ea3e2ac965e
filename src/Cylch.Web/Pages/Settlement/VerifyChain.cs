namespace Cylch.Web.Pages.Settlement;

/// <summary>One step of how a result was checked.</summary>
/// <param name="When">The day in words; null for a step still to come.</param>
/// <param name="Said">What somebody wrote there, shown only to those who may read the person's outcomes.</param>
public sealed record ChainStep(string Name, string? When, string? Said = null, string? Language = null)
{
    /// <summary>What it rests on, shown to the same readers.</summary>
    public string? Note { get; init; }

    /// <summary>What somebody named to show it, in their words and the language of those.</summary>
    public string? Evidence { get; init; }
}

/// <summary>How a result was checked, from the claim to the end of any dispute, and by which policy.</summary>
public sealed record VerifyChain(long VerificationId, IReadOnlyList<ChainStep> Steps, string? Policy);

/// <summary>A chain as a page shows it.</summary>
/// <param name="SeesPerson">Whether the reader may see what people wrote.</param>
public sealed record VerifyChainShown(VerifyChain Chain, bool SeesPerson);
