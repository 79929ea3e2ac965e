using NodaTime;

namespace Cylch.Rules.Fairness;

/// <summary>
/// The figures a conversation is about, as they stood when somebody was asked. They are kept, so that they do not shift under those who
/// talk about them; what they are today is worked out again beside them.
/// </summary>
/// <param name="WholeOf">All providers together.</param>
public sealed record FairnessSnapshot(
    FairnessQuestion Question, long ProviderId, LocalDate FromOn, LocalDate AsOn, int Of, int Counted, int WholeOf, int WholeCounted, int? Least, int? Most,
    PointStanding PointStanding, FairnessStanding Standing, int Compared)
{
    /// <summary>Null when the provider has nothing to count in this finding.</summary>
    public static FairnessSnapshot? Take(FairnessFinding finding, FairnessFacts facts, long providerId)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(facts);
        return finding.Points.FirstOrDefault(point => point.ProviderId == providerId) is { } own
            ? new FairnessSnapshot(
                finding.Question, providerId, facts.FromOn, facts.AsOn, own.Of, own.Counted, finding.Points.Sum(point => point.Of), finding.Points.Sum(point => point.Counted),
                own.Least, own.Most, own.Standing,
                finding.Standing, finding.Compared.Count())
            : null;
    }
}
