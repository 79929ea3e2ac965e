using Cylch.Records;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Assessment;

/// <summary>Every look at a person's record, allowed or refused; the person can open it too.</summary>
[Needs(Permission.ReadLooks)]
public sealed class LooksPage(CylchDb db) : CylchPage
{
    [BindProperty(Name = "refused", SupportsGet = true)]
    public string? Refusals { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public bool OnlyRefused => Refusals == "true";

    public PersonHead Person { get; private set; } = null!;

    public PageOf<LookRow> Looks { get; private set; } = new([], 1, 0);

    public async Task OnGetAsync(long personId, CancellationToken cancellationToken)
    {
        Person = await PersonHead.ReadAsync(db, personId, cancellationToken);
        Looks = await Paging.ReadAsync(Chosen(personId), Number, cancellationToken);
    }

    public async Task<IActionResult> OnGetCsvAsync(long personId, CancellationToken cancellationToken)
    {
        Person = await PersonHead.ReadAsync(db, personId, cancellationToken);
        var csv = new CsvText(W["assessment.seen.when"], W["assessment.seen.who"], W["assessment.seen.page"], W["assessment.seen.why"], W["assessment.seen.refused-tag"]);
        await foreach (var look in Chosen(personId).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            csv.Row(look.LookedAt, look.Who, LookWords.Page(W, look.Page), LookWords.Why(W, look.Reason, look.IsRefused), look.IsRefused ? W["assessment.yes"] : W["assessment.no"]);
        }

        return csv.ToFile(Person.Reference + "-" + W["assessment.looks.file"] + ".csv");
    }

    private IQueryable<LookRow> Chosen(long personId) => PersonCircle.Looks(db, personId, OnlyRefused);
}
