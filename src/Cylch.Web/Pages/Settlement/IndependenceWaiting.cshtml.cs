using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A claim of independence regained that waits to be verified.</summary>
public sealed record IndependenceRow(
    long PackageId, string GivenName, string FamilyName, string Reference, string ContractNumber, string ProviderEn, string ProviderCy,
    LocalDate SinceOn, LocalDate ClaimedOn);

/// <summary>Claims of independence regained that somebody with nothing to gain has to look into, oldest first.</summary>
[Needs(Permission.VerifyResult)]
public sealed class IndependenceWaitingPage(CylchDb db, Ties ties) : CylchPage
{
    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public PageOf<IndependenceRow> Rows { get; private set; } = new([], 1, 0);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Rows = await Paging.ReadAsync(Waiting(ties.People(await Evaluator.ReachAsync(Permission.VerifyResult), Today)), Number, cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var csv = new CsvText(
            W["settlement.csv.person"], W["settlement.periods.contract"], W["settlement.periods.provider"], W["settlement.independence.since"],
            W["settlement.independence.claimed-on"]);
        foreach (var row in await Waiting(ties.People(await Evaluator.ReachAsync(Permission.VerifyResult), Today)).ToListAsync(cancellationToken))
        {
            csv.Row(row.Reference, row.ContractNumber, W.Either(row.ProviderEn, row.ProviderCy), row.SinceOn, row.ClaimedOn);
        }

        return csv.ToFile("independence.csv");
    }

    private IQueryable<IndependenceRow> Waiting(IQueryable<Records.Assessment.Person> visible) =>
        from c in db.IndependenceClaims.AsNoTracking()
        join k in db.CarePackages on c.PackageId equals k.Id
        join t in db.Contracts on k.ContractId equals t.Id
        join g in db.Organisations on t.ProviderId equals g.Id
        join p in visible on k.PersonId equals p.Id
        where !db.IndependenceVerifications.Any(v => v.ClaimId == c.Id)
        orderby c.ClaimedOn, c.Id
        select new IndependenceRow(k.Id, p.GivenName, p.FamilyName, p.Reference, t.Number, g.NameEn, g.NameCy, c.SinceOn, c.ClaimedOn);
}
