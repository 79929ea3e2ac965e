using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Delivery;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Delivery;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Delivery;

/// <summary>One file of visits: what it would come to, how far it has come, and what became of every row.</summary>
[Needs(Permission.ReadImports, ToSend = Permission.ImportVisits)]
public sealed class ImportPage(CylchDb db, Ties ties, ConfirmVisitImport confirm, CancelVisitImport cancel) : CylchPage
{
    private const int ReloadSeconds = 5;
    private const int LongestShown = 400;

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    /// <summary>The reader does not want the page to reload by itself.</summary>
    [BindProperty(Name = "still", SupportsGet = true)]
    public bool IsStill { get; set; }

    public VisitImport Import { get; private set; } = null!;

    public VisitImportPreview Preview { get; private set; } = null!;

    public Organisation Sender { get; private set; } = null!;

    public string? SentBy { get; private set; }

    /// <summary>The sender's own people: they see the rows themselves, and can go on or stop.</summary>
    public bool MaySend { get; private set; }

    public PageOf<RefusedLine> RefusedRows { get; private set; } = new([], 1, 0);

    public IReadOnlyList<RefusalCount> Counts { get; private set; } = [];

    public IReadOnlyList<ContractCount> Contracts { get; private set; } = [];

    public VisitTally Tally => new(Import.RowsRead, Import.RowsAccepted, Import.RowsAlreadyHeld, Import.RowsRefused);

    public VisitImportState State => Import.State;

    public bool IsUnderWay => State is VisitImportState.Waiting or VisitImportState.Running or VisitImportState.Cancelling;

    public bool HasBegun => Import.StartedAt is not null;

    public bool HasNothingNew => Preview.RowsRead == Preview.RowsAlreadyHeld;

    public static string TagOf(VisitImportState state) => state switch
    {
        VisitImportState.Finished => "govuk-tag--green",
        VisitImportState.Failed => "govuk-tag--red",
        VisitImportState.Cancelled or VisitImportState.Cancelling => "govuk-tag--orange",
        VisitImportState.Previewed => "govuk-tag--yellow",
        _ => "govuk-tag--blue",
    };

    public async Task OnGetAsync(long importId, CancellationToken cancellationToken)
    {
        await LoadAsync(importId, cancellationToken);
        if (IsUnderWay && !IsStill)
        {
            Response.Headers["Refresh"] = ReloadSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    public async Task<IActionResult> OnPostConfirmAsync(long importId, CancellationToken cancellationToken) =>
        await AnswerAsync(importId, await confirm.RunAsync(Doing, importId, "", cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostCancelAsync(long importId, CancellationToken cancellationToken) =>
        await AnswerAsync(importId, await cancel.RunAsync(Doing, importId, "", cancellationToken), cancellationToken);

    public string Why(string code, string facts) => W.Refusal(KeptRefusal.Read(code, facts));

    /// <summary>What a reason says without the facts of any one row.</summary>
    public string Reason(string code) => W.Refusal(new Refusal(code, "…", "…", "…"));

    /// <summary>The beginning of a row in pieces that a line may break between.</summary>
    public static IEnumerable<string> Parts(string raw)
    {
        var shown = raw.Length > LongestShown ? string.Concat(raw.AsSpan(0, LongestShown), "…") : raw;
        return shown.Replace(",", ",\n", StringComparison.Ordinal).Split('\n');
    }

    private async Task<IActionResult> AnswerAsync(long importId, Decision<long> decision, CancellationToken cancellationToken)
    {
        if (decision.Refusal is not { } refusal)
        {
            return LocalRedirect(DeliveryLinks.Import(importId));
        }

        await LoadAsync(importId, cancellationToken);
        return Refused(refusal);
    }

    private async Task LoadAsync(long importId, CancellationToken cancellationToken)
    {
        Import = await db.VisitImports.AsNoTracking().SingleAsync(i => i.Id == importId, cancellationToken);
        Preview = VisitImportPreview.Read(Import.Preview);
        Sender = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == Import.ProviderId, cancellationToken);
        SentBy = await db.Users.Where(u => u.Id == Import.UploadedByAccountId).Select(u => u.DisplayName).SingleOrDefaultAsync(cancellationToken);
        MaySend = await MayAsync(Permission.ImportVisits, new Subject(OrganisationId: Import.ProviderId));
        var parts = new ImportParts(db, importId);
        Contracts = await parts.ContractsAsync(ties.Contracts(await Evaluator.ReachAsync(Permission.ReadContract)), cancellationToken);
        Counts = await parts.CountsAsync(cancellationToken);
        if (MaySend)
        {
            // Rows may name people of several authorities, so that only the sender's own see them.
            RefusedRows = await parts.RefusedAsync(Number, cancellationToken);
        }
    }
}
