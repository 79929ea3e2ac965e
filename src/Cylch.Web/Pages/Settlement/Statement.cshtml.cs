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
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A statement: what is paid for a contract's period, line by line, and why.</summary>
[Needs(Permission.ReadStatement)]
public sealed class StatementPage(CylchDb db, NoteLook noteLook, ApproveRun approve) : CylchPage
{
    private const int PeopleOnAPage = 25;
    private const int LinesOnAPage = 100;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "show", SupportsGet = true)]
    public string? Show { get; set; }

    /// <summary>"term": the same lines by the term they come from.</summary>
    [BindProperty(Name = "by", SupportsGet = true)]
    public string? By { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public StatementHead Head { get; private set; } = null!;

    public IReadOnlyList<StatementRow> Rows { get; private set; } = [];

    public StatementParts Parts { get; private set; } = null!;

    public PageOf<StatementPerson> People { get; private set; } = new([], 1, 0);

    public IReadOnlyList<StatementRow> ContractRows { get; private set; } = [];

    public IReadOnlyDictionary<long, LineView> Lines { get; private set; } = new Dictionary<long, LineView>();

    public bool MayApprove { get; private set; }

    public StatementCounts Counts { get; private set; } = new(0, 0, 0, 0, 0, 0);

    public bool IsByTerm => By == "term";

    public PageOf<StatementRow> TermRows { get; private set; } = new([], 1, 0);

    public IEnumerable<StatementTerm> Terms => TermRows.Rows.GroupBy(row => row.TermNumber).Select(group => new StatementTerm(group.Key, [.. group]));

    public bool IsLatest => Head.Run.ReplacedAt is null;

    public async Task OnGetAsync(long runId, CancellationToken cancellationToken) => await LoadAsync(runId, cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(long runId, CancellationToken cancellationToken)
    {
        await LoadAsync(runId, cancellationToken);
        var csv = new CsvText(
            W["settlement.csv.line"], W["settlement.csv.term"], W["settlement.csv.kind"], W["settlement.csv.person"], W["settlement.csv.outcome"],
            W["settlement.csv.amount"], W["settlement.csv.held"], W["settlement.csv.corrects"]);
        foreach (var row in Rows)
        {
            csv.Row(
                row.Number, row.TermNumber, LineWords.Kind(W, Enum.Parse<LineKind>(row.Kind)), row.PersonReference,
                Outcome(row), new Money(row.AmountPence), new Money(row.HeldChangePence), row.CorrectsRunId is null ? null : W["settlement.csv.yes"]);
        }

        return csv.ToFile(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Head.Contract.Number}-{Head.Run.PeriodNumber}.csv"));
    }

    public async Task<IActionResult> OnGetPartsCsvAsync(long runId, CancellationToken cancellationToken)
    {
        await LoadAsync(runId, cancellationToken);
        return Parts.Chart().ToCsv().ToFile("parts.csv");
    }

    [Needs(Permission.ApproveRun)]
    public async Task<IActionResult> OnPostApproveAsync(long runId, int version, CancellationToken cancellationToken)
    {
        if (!await MayAsync(Permission.ApproveRun, await ContractAsync(runId, cancellationToken)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var decision = await approve.RunAsync(Doing, new ApproveRunInput(runId, version), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            await LoadAsync(runId, cancellationToken);
            return Refused(refusal);
        }

        TempData["notice"] = W["settlement.approved-notice"];
        return LocalRedirect(SettlementLinks.Run(runId));
    }

    /// <summary>The name of a person to those who may see it, and the reference to everybody else.</summary>
    public static string Name(StatementPerson person) =>
        person.IsVisible ? $"{person.First.GivenName} {person.First.FamilyName}" : person.First.PersonReference ?? "";

    public string? Outcome(StatementRow row) => row.OutcomeEn is null ? null : W.Either(row.OutcomeEn, row.OutcomeCy!);

    private async Task<Subject> ContractAsync(long runId, CancellationToken cancellationToken) => new(
        ContractId: await db.SettlementRuns.Where(r => r.Id == runId).Select(r => r.ContractId).SingleAsync(cancellationToken));

    private async Task LoadAsync(long runId, CancellationToken cancellationToken)
    {
        var reading = new StatementReading(db, cancellationToken);
        Head = await reading.HeadAsync(runId);
        Rows = await reading.RowsAsync(runId);
        Parts = new StatementParts(Rows, await reading.HeldBeforeAsync(Head.Run), W);
        var visible = await reading.VisibleAsync(
            await Evaluator.ReachAsync(Permission.ReadOutcome), Today, Rows.Where(row => row.PersonId is not null).Select(row => row.PersonId!.Value).Distinct());
        var shown = StatementPeople.Of(Rows, visible, Text, Show);
        People = Paging.Of(shown, Number, PeopleOnAPage);
        ContractRows = [.. Rows.Where(row => row.PersonId is null && StatementPeople.IsShown(row, Show))];
        TermRows = Paging.Of<StatementRow>([.. shown.SelectMany(p => p.Rows).Concat(ContractRows).OrderBy(row => row.TermNumber).ThenBy(row => row.Number)], Number, LinesOnAPage);
        var lines = (IsByTerm ? TermRows.Rows : People.Rows.SelectMany(p => p.Rows).Concat(ContractRows)).Select(row => row.Id).ToList();
        Lines = await new LineViews(db, W, cancellationToken).OfAsync(Head.Run, lines, visible);
        Counts = await StatementCounts.OfAsync(db, Rows, cancellationToken);
        MayApprove = Head.Run is { ApprovedAt: null, ReplacedAt: null } && Head.Run.PreparedByAccountId != Current.AccountId
            && await MayAsync(Permission.ApproveRun, new Subject(ContractId: Head.Contract.Id))
            && await RunControlReading.MayApproveAsync(db, Head.Run.Id, Current.AccountId, Today, cancellationToken);
        await NoteLooksAsync(cancellationToken);
    }

    // Each person whose name and words are on this page can see that they were looked at.
    private async Task NoteLooksAsync(CancellationToken cancellationToken)
    {
        var seen = IsByTerm ? Lines.Values.Where(line => line is { SeesPerson: true, Line.PersonId: not null }).Select(line => line.Line.PersonId!.Value).ToHashSet() : null;
        var people = seen?.ToList() ?? People.Rows.Where(p => p.IsVisible).Select(p => p.PersonId).ToList();
        var why = await Evaluator.AskForPeopleAsync(Permission.ReadOutcome, people, cancellationToken);

        // All of a page's looks share a commit.
        await Task.WhenAll(people.Select(personId =>
            noteLook.RunAsync(Current.Doing(null), personId, "/Settlement/Statement", why[personId].Reason, false, cancellationToken)));
    }
}
