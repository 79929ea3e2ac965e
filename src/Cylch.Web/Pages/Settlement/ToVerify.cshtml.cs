using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Claims and reviews that somebody with nothing to gain has to verify, oldest first.</summary>
[Needs(Permission.VerifyResult)]
public sealed class ToVerifyPage(CylchDb db, Ties ties) : CylchPage
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public PageOf<VerifyRow> Rows { get; private set; } = new([], 1, 0);

    [BindProperty(Name = "d", SupportsGet = true)]
    public int? DisputesNumber { get; set; }

    public PageOf<DisputeRow> Disputes { get; private set; } = new([], 1, 0);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var people = ties.People(await Evaluator.ReachAsync(Permission.ResolveDispute), Today);
        Disputes = await Paging.ReadAsync(DisputeRows.Open(db, people, Current.AccountId), DisputesNumber, cancellationToken);
        var found = await FoundAsync(cancellationToken);
        var page = Math.Clamp(Number ?? 1, 1, Math.Max(1, (found.Count + Paging.Usual - 1) / Paging.Usual));
        Rows = new PageOf<VerifyRow>([.. found.Skip((page - 1) * Paging.Usual).Take(Paging.Usual)], page, found.Count);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var csv = new CsvText(
            W["settlement.verify.on"], W["settlement.csv.person"], W["settlement.csv.outcome"], W["settlement.periods.contract"],
            W["settlement.periods.provider"], W["settlement.verify.what"], W["settlement.verify.result"]);
        foreach (var row in await FoundAsync(cancellationToken))
        {
            csv.Row(
                row.On, row.Reference, W.Either(row.TitleEn, row.TitleCy), row.ContractNumber, W.Either(row.ProviderEn, row.ProviderCy),
                W[row.IsClaim ? "settlement.verify.claim" : "settlement.verify.review"], W.Of("outcomes.outcome-result", row.Result));
        }

        return csv.ToFile("to-verify.csv");
    }

    private async Task<List<VerifyRow>> FoundAsync(CancellationToken cancellationToken)
    {
        var all = await new VerifyRows(db, cancellationToken).OfAsync(ties.People(await Evaluator.ReachAsync(Permission.VerifyResult), Today));
        var wanted = Text?.Trim() ?? "";
        return all.FindAll(r => $"{r.GivenName} {r.FamilyName} {r.Reference} {r.ContractNumber} {r.ProviderEn} {r.ProviderCy} {r.TitleEn} {r.TitleCy}"
            .Contains(wanted, StringComparison.OrdinalIgnoreCase));
    }
}
