using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What the terms of a contract ask to be found out about the whole service in a period, and who found it out.</summary>
[Needs(Permission.ReadStatement, ToSend = Permission.RecordFigures)]
public sealed class FiguresPage(CylchDb db, RecordFigure record) : CylchPage
{
    [BindProperty(Name = "year", SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(Name = "number", SupportsGet = true)]
    public int? PeriodNumber { get; set; }

    /// <summary>The kind of figure and the number of the term that asks, for the one to be entered.</summary>
    [BindProperty(Name = "kind", SupportsGet = true)]
    public FigureNeed? Kind { get; set; }

    [BindProperty(Name = "term", SupportsGet = true)]
    public int Term { get; set; }

    /// <summary>The band's place among the term's bands, for a count of people.</summary>
    [BindProperty(Name = "place", SupportsGet = true)]
    public int Place { get; set; }

    [BindProperty(Name = "")]
    public FigureForm Form { get; set; } = new();

    public Contract Contract { get; private set; } = null!;

    public PaymentPeriod Period { get; private set; }

    public PaymentPeriod? Before { get; private set; }

    public PaymentPeriod? After { get; private set; }

    public IReadOnlyList<FigureRow> Rows { get; private set; } = [];

    public bool MayRecord { get; private set; }

    /// <summary>The period has been closed: a figure now makes a correction in the next run.</summary>
    public bool IsClosed { get; private set; }

    public VisitsSent Sent { get; private set; } = new(0, []);

    public FigureRow? Entering => MayRecord ? Rows.FirstOrDefault(row => row.Need.Need == Kind && row.Need.TermNumber == Term && row.Need.Place == Place) : null;

    public Task OnGetAsync(long contractId, CancellationToken cancellationToken) => LoadAsync(contractId, cancellationToken);

    public async Task<IActionResult> OnPostAsync(long contractId, CancellationToken cancellationToken)
    {
        await LoadAsync(contractId, cancellationToken);
        if (Entering is not { } entering)
        {
            return NotFound();
        }

        var read = Form.Read(entering.Need.Need);
        foreach (var wrong in read.Wrong)
        {
            ModelState.AddModelError(wrong, W["settlement.figures.wrong." + wrong]);
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var input = new RecordFigureInput(
            contractId, Period, entering.Need.Need, entering.Need.TermNumber, read.First, read.Second, read.Third, Form.Source!.Trim())
        {
            Place = entering.Need.Place,
        };
        var decision = await record.RunAsync(Doing, input, "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, entering.Need.Need == FigureNeed.Visits ? "missed" : "replied");
        }

        Tell(W[IsClosed ? "settlement.figures.kept-closed" : "settlement.figures.kept"]);
        return LocalRedirect(SettlementLinks.Figures(contractId, Period.YearStart.Year, Period.Number));
    }

    private async Task LoadAsync(long contractId, CancellationToken cancellationToken)
    {
        Contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancellationToken);
        Period = PeriodChoice.Of(Contract.YearStartsOn, Today, Year, PeriodNumber);
        Before = PeriodChoice.Beside(Period, -1, Contract.YearStartsOn, Today);
        After = PeriodChoice.Beside(Period, 1, Contract.YearStartsOn, Today);
        MayRecord = await MayAsync(Permission.RecordFigures, new Records.Access.Subject(ContractId: contractId));
        IsClosed = await db.SettlementRuns.AnyAsync(
            r => r.ContractId == contractId && r.FromOn == Period.Start && r.ApprovedAt != null, cancellationToken);
        var needed = await NeededAsync(contractId, cancellationToken);
        var known = await (
            from f in db.PeriodFigures.AsNoTracking()
            where f.ContractId == contractId && f.YearStartsOn == Period.YearStart && f.PeriodNumber <= Period.Number
            orderby f.PeriodNumber descending, f.Id descending
            select new KnownFigure(f, db.Users.Where(u => u.Id == f.RecordedByAccountId).Select(u => u.DisplayName).First(), Period.Number)).ToListAsync(cancellationToken);
        Rows = [.. needed.Select(need => new FigureRow(need, known.FindAll(
            k => k.Figure.IsFor(need) && (k.Figure.PeriodNumber == Period.Number || NeededFigure.HoldsOn(need.Need)))))];
        if (Entering?.Need.Need == FigureNeed.Visits)
        {
            Sent = await SentAsync(contractId, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<NeededFigure>> NeededAsync(long contractId, CancellationToken cancellationToken)
    {
        var schemes = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == contractId && s.InForceFrom <= Period.End)
            .OrderBy(s => s.Number).ToListAsync(cancellationToken);
        var saved = SchemeInForce.Of(schemes, Period);
        return saved is null ? [] : NeededFigure.Of(SchemeText.Read(saved), Period);
    }

    // Whose fault a missed visit was is for people to say; the files say how many there were, and why.
    private async Task<VisitsSent> SentAsync(long contractId, CancellationToken cancellationToken)
    {
        var visits =
            from v in db.Visits.AsNoTracking()
            join k in db.CarePackages on v.PackageId equals k.Id
            where k.ContractId == contractId && v.VisitOn >= Period.Start && v.VisitOn <= Period.End
            select v;
        var missed = await visits.Where(v => v.MissedReason != null).GroupBy(v => v.MissedReason!)
            .Select(g => new MissedFor(g.Key, g.Count())).ToListAsync(cancellationToken);
        return new VisitsSent(await visits.CountAsync(cancellationToken), [.. missed.OrderByDescending(m => m.Count).ThenBy(m => m.Reason, StringComparer.Ordinal)]);
    }
}
