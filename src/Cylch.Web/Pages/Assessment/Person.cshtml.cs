using Cylch.Records;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Charts;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Web.Pages.Assessment;

/// <summary>One person's record: words first, then how it is going, then what is done about it and who has looked.</summary>
[Needs(Permission.ReadPerson)]
public sealed class PersonPage(CylchDb db) : CylchPage
{
    private const int LooksShown = 6;
    private const int DaysOfLooks = 30;

    private static readonly Question<Func<CylchDb, long, Instant, IAsyncEnumerable<LookCount>>> Counted = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long personId, Instant since) => db.RecordLooks.Where(l => l.PersonId == personId && l.LookedAt >= since).GroupBy(_ => 1)
            .Select(all => new LookCount(all.Count(), all.Select(l => l.AccountId).Distinct().Count(), all.Count(l => l.IsRefused)))));

    /// <summary>The day the record is shown as on, as yyyy-mm-dd; nothing means today.</summary>
    [BindProperty(Name = "on", SupportsGet = true)]
    public string? On { get; set; }

    public PersonRecord Record { get; private set; } = null!;

    public LocalDate AsOn { get; private set; }

    public bool IsToday => AsOn == Today;

    public PackageCard? Package => Record.Packages.Count > 0 ? Record.Packages[0] : null;

    public IReadOnlyList<BankRow> Bank { get; private set; } = [];

    public BarChart? Week { get; private set; }

    public StarChart? Star { get; private set; }

    public IReadOnlyList<CircleRow> Circle { get; private set; } = [];

    public IReadOnlyList<LookRow> Looks { get; private set; } = [];

    public LookCount LookCounts { get; private set; } = new(0, 0, 0);

    public async Task<IActionResult> OnGetAsync(long personId, CancellationToken cancellationToken)
    {
        await ReadAsync(personId, cancellationToken);
        Star = PersonCharts.Star(W, Record.Head, Record.Outcomes, AsOn);
        if (Package is { } package)
        {
            Bank = await PersonCare.BankAsync(db, package.Id, AsOn, cancellationToken);
            Week = Record.May.ReadVisits ? PersonCharts.Week(W, await PersonCare.LastWeekAsync(db, package.Id, AsOn, cancellationToken)) : null;
        }

        Circle = await PersonCircle.ReadAsync(db, Record.Head, AsOn, cancellationToken);
        await ReadLooksAsync(personId, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(long personId, CancellationToken cancellationToken)
    {
        await ReadAsync(personId, cancellationToken);
        var csv = new CsvText(W["assessment.outcome"], W["outcomes.words"], W["outcomes.reading.date"], W["outcomes.reading.voice"], W["outcomes.reading.value"],
            W["outcomes.reading.reason"], W["outcomes.reading.words"], W["outcomes.target"]);
        foreach (var outcome in Record.Outcomes)
        {
            foreach (var reading in outcome.Readings)
            {
                csv.Row(W.Either(outcome.TitleEn, outcome.TitleCy), outcome.Words, reading.TakenOn, W.Of("voice", reading.Voice), reading.Value,
                    reading.MissingReason, reading.Words, outcome.Target);
            }
        }

        return csv.ToFile(Record.Head.Reference + ".csv");
    }

    /// <summary>The star again, as a file.</summary>
    public async Task<IActionResult> OnGetStarAsync(long personId, CancellationToken cancellationToken)
    {
        await ReadAsync(personId, cancellationToken);
        return PersonCharts.Star(W, Record.Head, Record.Outcomes, AsOn)?.ToCsv().ToFile(Record.Head.Reference + "-star.csv") ?? (IActionResult)NotFound();
    }

    private async Task ReadAsync(long personId, CancellationToken cancellationToken)
    {
        AsOn = LocalDatePattern.Iso.Parse(On ?? "") is { Success: true, Value: var day } && day <= Today ? day : Today;
        var subject = new Records.Access.Subject(PersonId: personId);
        var may = await PersonPowers.AskAsync(permission => MayAsync(permission, subject));
        Record = await PersonRecord.ReadAsync(db, personId, may, AsOn, cancellationToken);
    }

    private async Task ReadLooksAsync(long personId, CancellationToken cancellationToken)
    {
        if (!Record.May.ReadLooks)
        {
            return;
        }

        var since = Current.Now - Duration.FromDays(DaysOfLooks);
        LookCounts = await Counted.Of(db)(db, personId, since).SingleOrDefaultAsync(cancellationToken) ?? LookCounts;
        var latest = await PersonCircle.NewestLooks(db, personId, onlyRefused: false, LooksShown).ToListAsync(cancellationToken);

        // A refused look is the one worth seeing, so the newest always stands in the short list.
        var refused = await PersonCircle.NewestLooks(db, personId, onlyRefused: true, 1).ToListAsync(cancellationToken);
        Looks = [.. latest.Concat(refused).Distinct().OrderByDescending(l => l.LookedAt)];
    }
}

/// <summary>How often a record was looked at lately, by how many, and how many looks were refused.</summary>
public sealed record LookCount(int Looks, int Accounts, int Refused);
