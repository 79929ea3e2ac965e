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

    public static readonly IReadOnlyList<string> Kinds = ["all", "claim", "review"];

    public static readonly IReadOnlyList<string> Sorts = ["oldest", "person", "provider"];

    [BindProperty(Name = "show", SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(Name = "sort", SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public PageOf<VerifyRow> Rows { get; private set; } = new([], 1, 0);

    [BindProperty(Name = "d", SupportsGet = true)]
    public int? DisputesNumber { get; set; }

    public PageOf<DisputeRow> Disputes { get; private set; } = new([], 1, 0);

    public bool MayAudit { get; private set; }

    public bool MayWatch { get; private set; }

    public bool MayResolve { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var resolve = await Evaluator.ReachAsync(Permission.ResolveDispute);
        MayResolve = !resolve.IsEmpty;
        MayAudit = !(await Evaluator.ReachAsync(Permission.AuditResult)).IsEmpty;
        MayWatch = !(await Evaluator.ReachAsync(Permission.ReadFairness)).IsEmpty;
        var people = ties.People(resolve, Today);
        Disputes = await Paging.ReadAsync(DisputeRows.Open(db, people, Current.AccountId), DisputesNumber, cancellationToken);
        var found = await FoundAsync(cancellationToken);
        Rows = Paging.Of(found, Number, Paging.Usual);
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
        var all = await new VerifyRows(db, cancellationToken).OfAsync(ties.People(await Evaluator.ReachAsync(Permission.VerifyResult), Today), Current.AccountId!.Value);
        var wanted = Text?.Trim() ?? "";
        var found = all.FindAll(r => (Show is not ("claim" or "review") || r.IsClaim == (Show == "claim"))
            && $"{r.GivenName} {r.FamilyName} {r.Reference} {r.ContractNumber} {r.ProviderEn} {r.ProviderCy} {r.TitleEn} {r.TitleCy}".Contains(wanted, StringComparison.OrdinalIgnoreCase));
        return Sort switch
        {
            "person" => [.. found.OrderBy(r => r.IsOwn).ThenBy(r => r.FamilyName, StringComparer.CurrentCulture).ThenBy(r => r.GivenName, StringComparer.CurrentCulture).ThenBy(r => r.On)],
            "provider" => [.. found.OrderBy(r => r.IsOwn).ThenBy(r => W.Either(r.ProviderEn, r.ProviderCy), StringComparer.CurrentCulture).ThenBy(r => r.On)],
            _ => found,
        };
    }
}
