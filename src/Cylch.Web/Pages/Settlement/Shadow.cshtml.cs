using Cylch.Records;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>One shadow run beside the run that counts, kind by kind.</summary>
[Needs(Permission.RunShadow)]
public sealed class ShadowPage(CylchDb db) : CylchPage
{
    public ShadowRow Row { get; private set; } = null!;

    public IReadOnlyList<ShadowKind> Kinds { get; private set; } = [];

    public Task OnGetAsync(long shadowId, CancellationToken cancellationToken) => LoadAsync(shadowId, cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(long shadowId, CancellationToken cancellationToken)
    {
        await LoadAsync(shadowId, cancellationToken);
        var csv = new CsvText(
            W["settlement.csv.term"], W["settlement.csv.kind"], W["settlement.shadows.live-lines"], W["settlement.shadows.live"], W["settlement.shadows.lines"],
            W["settlement.shadows.amount"], W["settlement.shadows.difference"]);
        foreach (var kind in Kinds)
        {
            csv.Row(
                kind.TermNumber, ShadowRows.Kind(W, kind), kind.LiveLines, new Money(kind.LivePence), kind.ShadowLines, new Money(kind.ShadowPence),
                new Money(kind.DifferencePence));
        }

        return csv.ToFile("shadow-run.csv");
    }

    private async Task LoadAsync(long shadowId, CancellationToken cancellationToken)
    {
        var rows = new ShadowRows(db);
        Row = await rows.Of(db.Contracts, shadowId).SingleAsync(cancellationToken);
        Kinds = await rows.KindsAsync(Row, cancellationToken);
    }
}
