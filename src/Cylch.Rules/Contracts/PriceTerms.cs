using Cylch.Rules.Outcomes;

namespace Cylch.Rules.Contracts;

/// <summary>How much harder a person's situation makes the work; set by the assessment, never by the provider.</summary>
public enum ComplexityBand
{
    A = 1,
    B = 2,
    C = 3,
}

/// <summary>What a price is multiplied by in each complexity band: 1.15 is 23/20.</summary>
public sealed record BandWeights(Share A, Share B, Share C)
{
    /// <summary>The same price for everyone.</summary>
    public static BandWeights Same { get; } = new(Share.Whole, Share.Whole, Share.Whole);

    public Share Of(ComplexityBand band) => band switch
    {
        ComplexityBand.A => A,
        ComplexityBand.B => B,
        ComplexityBand.C => C,
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "No such complexity band."),
    };
}

/// <summary>
/// For a change outcome: a price for each new point towards the target, above the highest point already paid for.
/// Points beyond the target are not priced.
/// </summary>
/// <param name="PencePerPoint">0 or more.</param>
public sealed record PricePerPoint(int Number, long PencePerPoint, BandWeights Weights) : PaymentTerm(Number);

/// <summary>For a maintenance outcome: a flat price at each verified review that finds the person held steady.</summary>
/// <param name="Pence">0 or more.</param>
/// <param name="PointsBelow">Held steady means no more than this many points below the baseline, 0 or more.</param>
public sealed record PriceForMaintaining(int Number, long Pence, int PointsBelow, BandWeights Weights) : PaymentTerm(Number);

/// <summary>For a process outcome: a flat price when the reading has reached the target.</summary>
/// <param name="Pence">0 or more.</param>
public sealed record PriceForProcess(int Number, long Pence, BandWeights Weights) : PaymentTerm(Number);

/// <summary>
/// A flat price for each judged result of one kind of outcome: a rate card that serves one person or a whole cohort.
/// The result is judged by the measure's own rule (<see cref="Judge"/>).
/// </summary>
/// <remarks>Each price is 0 or more pence.</remarks>
public sealed record PriceByResult(
    int Number,
    OutcomeKind Kind,
    long AchievedPence,
    long PartlyPence,
    long MaintainedPence,
    long SlippedPence,
    BandWeights Weights) : PaymentTerm(Number);
