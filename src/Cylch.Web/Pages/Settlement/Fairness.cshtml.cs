using Cylch.Records;
using Cylch.Records.Fairness;
using Cylch.Rules.Access;
using Cylch.Rules.Fairness;
using Cylch.Web.Access;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Web.Pages.Settlement;

/// <summary>
/// Six questions about whether payment by results is fair, with what is seen, how sure that is and where to answer. The authority sees
/// providers by name, a provider itself by name and the others without, people and carers the findings in words.
/// </summary>
[Needs(Permission.ReadFairness)]
public sealed class FairnessPage(CylchDb db, ReadFairness fairness) : CylchPage
{
    [BindProperty(Name = "authority", SupportsGet = true)]
    public long? Authority { get; set; }

    /// <summary>The day it is looked at as it was known then, as 2026-11-30; today when there is none.</summary>
    [BindProperty(Name = "on", SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty(Name = "question", SupportsGet = true)]
    public FairnessQuestion Question { get; set; }

    public LocalDate AsOn { get; private set; }

    public LocalDate FromOn { get; private set; }

    public FairnessReader Reader { get; private set; } = null!;

    public IReadOnlyList<(long Id, string En, string Cy)> Authorities { get; private set; } = [];

    public IReadOnlyList<FairnessPart> Parts { get; private set; } = [];

    public int WorthAsking => Parts.Count(p => p.Finding.Standing == FairnessStanding.WorthAsking);

    public string ExpectedByChance => Parts.Sum(p => p.Finding.ExpectedByChance).ToString("0.0", W.Language.Culture);

    public int Looks => Parts.Sum(p => p.Finding.Looks);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Every figure of every question that the reader may see.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var csv = new CsvText([W["fairness.csv.question"], W["fairness.csv.finding"], W["fairness.csv.words"]]);
        foreach (var part in Parts)
        {
            csv.Row(W.Of("fairness.question", part.Finding.Question), W.Of("fairness.standing", part.Finding.Standing), string.Join(' ', part.Words.Seen()));
        }

        return csv.ToFile(W["fairness.csv.name"] + ".csv");
    }

    public Task<IActionResult> OnGetMainCsvAsync(CancellationToken cancellationToken) => ChartAsync(part => part.Main, cancellationToken);

    public Task<IActionResult> OnGetSecondCsvAsync(CancellationToken cancellationToken) => ChartAsync(part => part.Second, cancellationToken);

    /// <summary>Where the figures of a picture are, for this authority and day.</summary>
    public string Csv(string handler, FairnessQuestion question) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"?authority={Reader.AuthorityId}&on={LocalDatePattern.Iso.Format(AsOn)}&handler={handler}&question={question}");

    private async Task<IActionResult> ChartAsync(Func<FairnessPart, Charts.Chart?> which, CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) && Parts.FirstOrDefault(p => p.Finding.Question == Question) is { } part && which(part) is { } chart
            ? chart.ToCsv().ToFile(chart.Id + ".csv")
            : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var reach = await Evaluator.ReachAsync(Permission.ReadFairness);
        Authorities = await FairnessReader.AuthoritiesAsync(db, reach, cancellationToken);
        if (await FairnessReader.OfAsync(db, reach, Authority, cancellationToken) is not { } reader)
        {
            return false;
        }

        // A day ahead is not known yet, and what is no day is today.
        Reader = reader;
        AsOn = On is not null && LocalDatePattern.Iso.Parse(On) is { Success: true } day && day.Value < Today ? day.Value : Today;
        var facts = await fairness.FactsAsync(reader.AuthorityId, AsOn, cancellationToken);
        FromOn = facts.FromOn;
        var talks = reader.IsPanel ? [] : await FairnessTalkShown.ReadAsync(
            db, db.FairnessConversations.Where(c => c.AuthorityId == reader.AuthorityId && (reader.IsNamed || reader.OwnIds.Contains(c.ProviderId))), cancellationToken);
        var mayAsk = AsOn == Today && (await Evaluator.ReachAsync(Permission.AskFairness)).AuthorityIds.Contains(reader.AuthorityId);
        Parts = [.. FairnessWatch.Of(facts).Select(finding =>
            new FairnessPart(W, reader, finding, [.. talks.Where(t => t.Conversation.Question == finding.Question)], mayAsk))];
        return true;
    }
}
