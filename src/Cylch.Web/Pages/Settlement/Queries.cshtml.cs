using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What providers asked about their statements, late ones first, and what came of it.</summary>
[Needs(Permission.ReadStatement)]
public sealed class QueriesPage(CylchDb db, Ties ties) : CylchPage
{
    public static readonly IReadOnlyList<string> Choices = ["all", "open", "escalated", "upheld", "put-right", "refused", "explained", "withdrawn"];

    [BindProperty(Name = "state", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public IReadOnlyList<QueryRow> All { get; private set; } = [];

    public PageOf<QueryRow> Rows { get; private set; } = new([], 1, 0);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var csv = new CsvText(
            W["settlement.periods.contract"], W["settlement.periods.provider"], W["settlement.payments.period"], W["settlement.csv.line"], W["settlement.csv.amount"],
            W["settlement.queries.asked"], W["settlement.queries.late"], W["settlement.queries.due"], W["settlement.periods.state"],
            W["settlement.queries.question"], W["settlement.queries.answer"]);
        foreach (var row in All)
        {
            csv.Row(
                row.ContractNumber, W.Either(row.ProviderEn, row.ProviderCy), row.PeriodNumber, row.LineNumber, new Rules.Money(row.LinePence),
                row.Query.AskedAt, row.Query.LateReason, row.Query.AnswerDueOn, W["settlement.query-state." + row.State(Today)], row.Query.Question, row.Query.Answer);
        }

        return csv.ToFile("queries.csv");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var wanted = Text?.Trim() ?? "";
        All = (await QueryRow.Of(db, ties.Contracts(await Evaluator.ReachAsync(Permission.ReadStatement))).ToListAsync(cancellationToken)).FindAll(
            r => (State is null or "" or "all" || r.State(Today) == State)
                && $"{r.ContractNumber} {r.ProviderEn} {r.ProviderCy} {r.Query.Question}".Contains(wanted, StringComparison.OrdinalIgnoreCase));
        var page = Math.Clamp(Number ?? 1, 1, Math.Max(1, (All.Count + Paging.Usual - 1) / Paging.Usual));
        Rows = new PageOf<QueryRow>([.. All.Skip((page - 1) * Paging.Usual).Take(Paging.Usual)], page, All.Count);
    }
}
