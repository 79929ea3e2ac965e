using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Delivery;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Delivery;

/// <summary>Files of visits sent in by the reader's organisation, or by providers it has contracts with; newest first.</summary>
[Needs(Permission.ReadImports)]
public sealed class ImportsPage(CylchDb db, Ties ties) : CylchPage
{
    private const int Size = 25;

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public PageOf<ImportRow> Imports { get; private set; } = new([], 1, 0, Size);

    public bool MaySend { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Imports = await Paging.ReadAsync(Rows(await Evaluator.ReachAsync(Permission.ReadImports)), Number, cancellationToken, Size);
        MaySend = !(await Evaluator.ReachAsync(Permission.ImportVisits)).IsEmpty;
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var csv = new CsvText(
            W["delivery.imports.file"], W["delivery.imports.provider"], W["delivery.imports.sent"], W["delivery.imports.state"], W["delivery.tally.read"],
            W["delivery.tally.accepted"], W["delivery.tally.held"], W["delivery.tally.refused"], W["delivery.tally.late"]);
        var rows = Rows(await Evaluator.ReachAsync(Permission.ReadImports));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var i = row.Import;
            csv.Row(
                i.FileName, W.Either(row.ProviderEn, row.ProviderCy), i.UploadedAt, W.Of("delivery.import-state", i.State), i.RowsRead, i.RowsAccepted,
                i.RowsAlreadyHeld, i.RowsRefused, i.RowsLate);
        }

        return csv.ToFile(W["delivery.imports.csv"] + ".csv");
    }

    private IQueryable<ImportRow> Rows(Reach reach) =>
        from import in db.VisitImports.AsNoTracking()
        join provider in ties.Suppliers(reach) on import.ProviderId equals provider.Id
        orderby import.Id descending
        select new ImportRow(
            import, provider.NameEn, provider.NameCy, db.Users.Where(u => u.Id == import.UploadedByAccountId).Select(u => u.DisplayName).FirstOrDefault());
}

/// <summary>A file in the list, and who sent it.</summary>
public sealed record ImportRow(VisitImport Import, string ProviderEn, string ProviderCy, string? SentBy);
