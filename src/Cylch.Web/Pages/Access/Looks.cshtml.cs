using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Access;

/// <summary>What I opened; and for a person, or somebody they let in, who has looked at their record.</summary>
[Needs(Permission.OwnWork)]
public sealed class LooksPage(CylchDb db) : CylchPage
{
    private const string Record = "record";

    [BindProperty(Name = "of", SupportsGet = true)]
    public string? Of { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    /// <summary>Whether somebody's record is theirs to know the looks of.</summary>
    public bool HasRecord { get; private set; }

    public bool OfRecord => HasRecord && Of is null or Record;

    public PageOf<LookedRow> Looks { get; private set; } = new([], 1, 0);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Looks = await Paging.ReadAsync(await ChosenAsync(), Number, cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var rows = await ChosenAsync();
        var csv = new CsvText(W["looks.when"], W[OfRecord ? "looks.who" : "looks.whose"], W["looks.page"], W["looks.why"], W["looks.refused"]);
        await foreach (var look in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            csv.Row(look.LookedAt, look.Who, LookWords.Page(W, look.Page), LookWords.Why(W, look.Reason, look.IsRefused), W[look.IsRefused ? "looks.yes" : "looks.no"]);
        }

        return csv.ToFile(W["looks.file"] + ".csv");
    }

    private async Task<IQueryable<LookedRow>> ChosenAsync()
    {
        var links = (await Evaluator.ReachAsync(Permission.ReadLooks)).Links;
        HasRecord = links.Count > 0;
        var people = links.Select(l => l.PersonId).ToArray();
        var me = Current.AccountId!.Value;

        // A record I was refused stays nameless: its reference would tell what the refusal kept from me.
        return OfRecord
            ? from l in db.RecordLooks.AsNoTracking()
              join a in db.Users on l.AccountId equals a.Id
              where people.Contains(l.PersonId)
              orderby l.LookedAt descending, l.Id descending
              select new LookedRow(l.LookedAt, a.DisplayName, l.Page, l.Reason, l.IsRefused)
            : from l in db.RecordLooks.AsNoTracking()
              join p in db.People on l.PersonId equals p.Id
              where l.AccountId == me
              orderby l.LookedAt descending, l.Id descending
              select new LookedRow(l.LookedAt, l.IsRefused ? "–" : p.Reference, l.Page, l.Reason, l.IsRefused);
    }
}

/// <summary>One look.</summary>
/// <param name="Who">Who looked; or in the list of one's own looks the reference of whose record it was.</param>
public sealed record LookedRow(Instant LookedAt, string Who, string Page, string Reason, bool IsRefused);
