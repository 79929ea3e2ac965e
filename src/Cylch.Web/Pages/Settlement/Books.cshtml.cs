using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What an account stands at for a contract.</summary>
public sealed record TrialRow(string ContractNumber, string ProviderEn, string ProviderCy, LedgerAccount Account, long Pence);

/// <summary>The trial balance, and the books checked against themselves.</summary>
[Needs(Permission.CheckBooks)]
public sealed class BooksPage(CylchDb db, Ties ties, CheckBooks check) : CylchPage
{
    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public IReadOnlyList<TrialRow> Rows { get; private set; } = [];

    public PageOf<(BookCheck Check, string By)> Checks { get; private set; } = new([], 1, 0);

    public long Debits => Rows.Where(r => r.Pence > 0).Sum(r => r.Pence);

    public long Credits => -Rows.Where(r => r.Pence < 0).Sum(r => r.Pence);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var csv = new CsvText(
            W["settlement.periods.contract"], W["settlement.periods.provider"], W["settlement.ledger.account"], W["settlement.ledger.debit"], W["settlement.ledger.credit"]);
        foreach (var row in Rows)
        {
            csv.Row(
                row.ContractNumber, W.Either(row.ProviderEn, row.ProviderCy), W.Of("settlement.account", row.Account),
                row.Pence > 0 ? new Rules.Money(row.Pence) : null, row.Pence < 0 ? new Rules.Money(-row.Pence) : null);
        }

        return csv.ToFile("trial-balance.csv");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var decision = await check.RunAsync(Doing, new CheckBooksInput((await AuthoritiesAsync())[0]), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            await LoadAsync(cancellationToken);
            return Refused(refusal);
        }

        Tell(W["settlement.books.checked"]);
        return LocalRedirect(SettlementLinks.Books);
    }

    private async Task<IReadOnlyList<long>> AuthoritiesAsync() => (await Evaluator.ReachAsync(Permission.CheckBooks)).AuthorityIds;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var visible = ties.Contracts(await Evaluator.ReachAsync(Permission.ReadStatement));
        Rows = await (
            from e in db.LedgerEntries.AsNoTracking()
            join r in db.SettlementRuns on e.RunId equals r.Id
            join c in visible on r.ContractId equals c.Id
            join o in db.Organisations on c.ProviderId equals o.Id
            group e.AmountPence by new { c.Number, o.NameEn, o.NameCy, e.Account } into sums
            orderby sums.Key.Number, sums.Key.Account
            select new TrialRow(sums.Key.Number, sums.Key.NameEn, sums.Key.NameCy, sums.Key.Account, sums.Sum())).ToListAsync(cancellationToken);
        var authorities = await AuthoritiesAsync();
        var told = await Paging.ReadAsync(
            from c in db.BookChecks.AsNoTracking()
            where authorities.Contains(c.OrganisationId)
            orderby c.Id descending
            select new { Check = c, By = db.Users.Where(u => u.Id == c.CheckedByAccountId).Select(u => u.DisplayName).First() },
            Number, cancellationToken, 10);
        Checks = new PageOf<(BookCheck, string)>([.. told.Rows.Select(t => (t.Check, t.By))], told.Number, told.Total, told.Size);
    }
}
