using System.ComponentModel.DataAnnotations;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>One line of a statement whole: why it is what it is, worked out again on request, and the questions about it.</summary>
[Needs(Permission.ReadStatement)]
public sealed class LinePage(
    CylchDb db, NoteLook noteLook, RecomputeLine recompute, QueryLine query, AnswerQuery answer, AcceptAnswer accept) : CylchPage
{
    public const int LongestText = 2000;

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public StatementHead Head { get; private set; } = null!;

    public LineView View { get; private set; } = null!;

    public string? OutcomeTitle { get; private set; }

    public bool MayQuery { get; private set; }

    /// <summary>Until when asking is in time; null when nobody wrote that down, or the reader does not ask.</summary>
    public QueryClock? Clock { get; private set; }

    /// <summary>What keeps this line from being paid, the newest first.</summary>
    public IReadOnlyList<HoldTold> Holds { get; private set; } = [];

    public bool MayHold { get; private set; }

    public LineQuery? ToAnswer { get; private set; }

    public LineQuery? ToAccept { get; private set; }

    public Task OnGetAsync(long lineId, CancellationToken cancellationToken) => LoadAsync(lineId, isLook: true, cancellationToken);

    public Task<IActionResult> OnPostRecomputeAsync(long lineId, CancellationToken cancellationToken) => SendAsync(
        lineId, Permission.ReadStatement, null,
        () => recompute.RunAsync(Doing, new RecomputeLineInput(lineId), "", cancellationToken), "settlement.line.same", cancellationToken);

    [Needs(Permission.QueryLine)]
    public Task<IActionResult> OnPostAskAsync(long lineId, CancellationToken cancellationToken) => SendAsync(
        lineId, Permission.QueryLine, (nameof(Question), Question, "settlement.query.empty"),
        () => query.RunAsync(Doing, new QueryLineInput(lineId, Question!.Trim(), null, W.Language.Code), "", cancellationToken), "settlement.query.sent", cancellationToken);

    [Needs(Permission.AnswerQuery)]
    public Task<IActionResult> OnPostAnswerAsync(long lineId, long query, CancellationToken cancellationToken) => SendAsync(
        lineId, Permission.AnswerQuery, (nameof(Answer), Answer, "settlement.query.answer-empty"),
        () => answer.RunAsync(Doing, new AnswerQueryInput(query, Answer!.Trim(), Language: W.Language.Code), "", cancellationToken), "settlement.query.answer-sent", cancellationToken, query);

    [Needs(Permission.QueryLine)]
    public Task<IActionResult> OnPostAcceptAsync(long lineId, long query, CancellationToken cancellationToken) => SendAsync(
        lineId, Permission.QueryLine, null,
        () => accept.RunAsync(Doing, new AcceptAnswerInput(query), "", cancellationToken), "settlement.query.accept-sent", cancellationToken, query);

    private async Task<IActionResult> SendAsync(
        long lineId, Permission permission, (string Field, string? Text, string Empty)? typed, Func<Task<Decision<long>>> send, string notice,
        CancellationToken cancellationToken, long? queryId = null)
    {
        await LoadAsync(lineId, isLook: false, cancellationToken);
        if (!await MayAsync(permission, new Subject(ContractId: Head.Contract.Id)) || (queryId is { } id && View.Queries.All(q => q.Query.Id != id)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (typed is { } text && (string.IsNullOrWhiteSpace(text.Text) || text.Text.Length > LongestText))
        {
            Wrong(text.Field, string.IsNullOrWhiteSpace(text.Text) ? text.Empty : "settlement.query.too-long", LongestText);
            return AskAgain();
        }

        var decision = await send();
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, typed?.Field ?? "");
        }

        TempData["notice"] = W[notice, W.Say.Money(View.Line.AmountPence)];
        return LocalRedirect(SettlementLinks.Line(lineId));
    }

    private async Task LoadAsync(long lineId, bool isLook, CancellationToken cancellationToken)
    {
        var line = await db.StatementLines.AsNoTracking().Where(l => l.Id == lineId)
            .Select(l => new
            {
                l.RunId, l.PersonId,
                En = db.PersonalOutcomes.Where(o => o.Id == l.OutcomeId).Select(o => o.TitleEn).FirstOrDefault(),
                Cy = db.PersonalOutcomes.Where(o => o.Id == l.OutcomeId).Select(o => o.TitleCy).FirstOrDefault(),
            }).SingleAsync(cancellationToken);
        Head = await new StatementReading(db, cancellationToken).HeadAsync(line.RunId);
        var answer = line.PersonId is { } personId
            ? await Evaluator.AskAsync(Permission.ReadOutcome, new Subject(PersonId: personId), cancellationToken)
            : default;
        IReadOnlySet<long> visible = answer.IsAllowed ? new HashSet<long> { line.PersonId!.Value } : new HashSet<long>();
        View = (await new LineViews(db, W, cancellationToken).OfAsync(Head.Run, [lineId], visible))[lineId];
        OutcomeTitle = answer.IsAllowed && line.En is not null ? W.Either(line.En, line.Cy!) : null;
        var contract = new Subject(ContractId: Head.Contract.Id);
        var open = View.Queries.Select(q => q.Query).FirstOrDefault(q => q.AcceptedAt is null);
        var asksForProvider = await MayAsync(Permission.QueryLine, contract);
        MayQuery = open is null && Head.Run.ReplacedAt is null && asksForProvider;
        Clock = MayQuery ? await AskPage.ClockAsync(db, Head, Today, cancellationToken) : null;
        Holds = await RunStandings.Told(db, db.PaymentHolds.Where(h => h.ReleasedAt == null && h.RunId == Head.Run.Id && (h.LineId == lineId || h.LineId == null)))
            .ToListAsync(cancellationToken);
        MayHold = View.Line.AmountPence > 0 && Head.Run is { ReplacedAt: null, PaymentFileId: null } && await MayAsync(Permission.HoldPayment, contract);
        ToAnswer = open is { AnsweredAt: null } && await MayAsync(Permission.AnswerQuery, contract) ? open : null;
        ToAccept = open is { AnsweredAt: not null } && asksForProvider ? open : null;
        if (isLook && answer.IsAllowed)
        {
            await noteLook.RunAsync(Current.Doing(null), line.PersonId!.Value, "/Settlement/Line", answer.Reason, false, cancellationToken);
        }
    }
}
