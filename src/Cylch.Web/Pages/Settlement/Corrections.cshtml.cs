using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Settlement;
using Cylch.Web.Shared;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A line that corrects a closed period, and why it came about.</summary>
/// <param name="ReversalWords">Why the result behind it does not stand; null when it does.</param>
/// <param name="SetAsideAt">When a dispute set the result behind it aside; null when none did.</param>
/// <param name="UpheldQueryId">A question that was upheld about the line it corrects.</param>
public sealed record CorrectionRow(
    long LineId, int Number, string Kind, string Inputs, long AmountPence, long RunId, int PeriodNumber, int CorrectsPeriod, long? CorrectsLineId, int? CorrectsNumber,
    string ContractNumber, string ProviderEn, string ProviderCy, bool IsClosed, string? ReversalWords, Instant? SetAsideAt, long? UpheldQueryId)
{
    /// <summary>Why, in one sentence. What a dispute was about is the person's, and stands on its own page.</summary>
    public string Says(W words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words["settlement.corrections.why." + Why, SetAsideAt is { } at && Why == "set-aside" ? words.Say.Moment(at) : ReversalWords ?? ""];
    }

    public CorrectionInputs Correction => LineText.ReadCorrection(Inputs);

    /// <summary>The key of why, as the records tell it.</summary>
    public string Why => this switch
    {
        { ReversalWords: not null } => "reversed",
        { SetAsideAt: not null } => "set-aside",
        { UpheldQueryId: not null } => "query",
        { CorrectsLineId: null } => "new-line",
        { Correction.Now: null } => "no-line",
        _ => "late-facts",
    };
}

/// <summary>Every line that corrects a closed period: what it was, what it is, and why.</summary>
[Needs(Permission.ReadStatement)]
public sealed class CorrectionsPage(CylchDb db, Ties ties) : CylchPage
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public PageOf<CorrectionRow> Rows { get; private set; } = new([], 1, 0);

    public string KindOf(CorrectionRow row) => LineWords.Kind(W, Enum.Parse<LineKind>(row.Kind));

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await Paging.ReadAsync(await RowsAsync(), Number, cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var csv = new CsvText(
            W["settlement.periods.contract"], W["settlement.periods.provider"], W["settlement.payments.period"], W["settlement.csv.line"],
            W["settlement.corrections.corrects-period"], W["settlement.corrections.corrects-line"], W["settlement.csv.kind"], W["settlement.corrections.was"],
            W["settlement.corrections.is"], W["settlement.corrections.change"], W["settlement.corrections.why"]);
        foreach (var row in await (await RowsAsync()).ToListAsync(cancellationToken))
        {
            csv.Row(
                row.ContractNumber, W.Either(row.ProviderEn, row.ProviderCy), row.PeriodNumber, row.Number, row.CorrectsPeriod, row.CorrectsNumber, KindOf(row),
                new Money(row.Correction.WasPence), new Money(row.Correction.WasPence + row.AmountPence), new Money(row.AmountPence),
                row.Says(W));
        }

        return csv.ToFile("corrections.csv");
    }

    private async Task<IQueryable<CorrectionRow>> RowsAsync()
    {
        var visible = ties.Contracts(await Evaluator.ReachAsync(Permission.ReadStatement));
        var wanted = Text?.Trim() is { Length: > 0 } text ? text : null;
        return
            from l in db.StatementLines.AsNoTracking()
            join r in db.SettlementRuns on l.RunId equals r.Id
            join c in visible on r.ContractId equals c.Id
            join o in db.Organisations on c.ProviderId equals o.Id
            join x in db.SettlementRuns on l.CorrectsRunId equals x.Id
            from was in db.StatementLines.Where(w => w.Id == l.CorrectsLineId).DefaultIfEmpty()
            where r.ReplacedAt == null && (wanted == null || c.Number.Contains(wanted) || o.NameEn.Contains(wanted) || o.NameCy.Contains(wanted))
            orderby r.Id descending, l.Number
            select new CorrectionRow(
                l.Id, l.Number, l.Kind, l.Inputs, l.AmountPence, r.Id, r.PeriodNumber, x.PeriodNumber, l.CorrectsLineId, was == null ? null : was.Number,
                c.Number, o.NameEn, o.NameCy, r.ApprovedAt != null,
                db.ResultReversals.Where(v => v.VerificationId == l.VerificationId).Select(v => v.Words).FirstOrDefault(),
                db.Verifications.Where(v => v.Id == l.VerificationId && v.Resolution == DisputeEnding.SetAside).Select(v => v.ResolvedAt).FirstOrDefault(),
                db.LineQueries.Where(q => q.LineId == l.CorrectsLineId && q.Result == QueryResult.Upheld).Select(q => (long?)q.Id).FirstOrDefault());
    }
}
