using Cylch.Rules.Fairness;
using Cylch.Web.Charts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>One question on the page: its finding in words, its pictures, and the conversations about it.</summary>
public sealed class FairnessPart
{
    public FairnessPart(W w, FairnessReader reader, FairnessFinding finding, IReadOnlyList<FairnessTalkShown> talks, bool mayAsk)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(finding);
        var shown = new FairnessShown(finding, w);
        (Reader, Finding, Talks) = (reader, finding, talks);
        Words = new FairnessSentences(w, reader, finding, shown);
        Charts = new FairnessCharts(w, reader, finding, shown);
        (Main, Second) = reader.IsPanel ? (null, null) : (Charts.Main(), Charts.Second());
        if (mayAsk)
        {
            var asked = talks.Select(t => t.Conversation.ProviderId).ToHashSet();
            ToAsk = [.. finding.Points.Where(p => !asked.Contains(p.ProviderId)).OrderBy(p => p.Standing != PointStanding.Outside).ThenBy(p => Charts.Name(p.ProviderId), StringComparer.Ordinal)];
        }
    }

    public FairnessReader Reader { get; }

    public FairnessFinding Finding { get; }

    public FairnessSentences Words { get; }

    public FairnessCharts Charts { get; }

    public Chart? Main { get; }

    public Chart? Second { get; }

    public IReadOnlyList<FairnessTalkShown> Talks { get; }

    /// <summary>Providers that have not been asked about this: those outside the lines first.</summary>
    public IReadOnlyList<ProviderPoint> ToAsk { get; } = [];

    public string Id => FairnessLinks.Anchor(Finding.Question);

    public string Tag => Finding.Standing switch
    {
        FairnessStanding.WorthAsking => "cy-tag cy-tag--part",
        FairnessStanding.NothingUnusual => "cy-tag cy-tag--good",
        _ => "cy-tag cy-tag--wait",
    };
}
