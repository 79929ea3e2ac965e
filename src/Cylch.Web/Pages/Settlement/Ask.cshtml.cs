using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Cylch.Web.Access;
using Cylch.Web.Settlement;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A provider asks about a line: until when that is in time, and with which reason it is taken after that.</summary>
[Needs(Permission.QueryLine)]
public sealed class AskPage(CylchDb db, QueryLine query) : CylchPage
{
    [BindProperty(Name = "question")]
    public string? Question { get; set; }

    [BindProperty(Name = "late-reason")]
    public string? LateReason { get; set; }

    public StatementHead Head { get; private set; } = null!;

    public Records.Settlement.StatementLine Line { get; private set; } = null!;

    /// <summary>Null when nobody wrote down how long statements may be asked about.</summary>
    public QueryClock? Clock { get; private set; }

    public string Kind => LineWords.Kind(W, LineText.KindOf(Line));

    public Task OnGetAsync(long lineId, CancellationToken cancellationToken) => LoadAsync(lineId, cancellationToken);

    public async Task<IActionResult> OnPostAsync(long lineId, CancellationToken cancellationToken)
    {
        await LoadAsync(lineId, cancellationToken);
        if (!Typed.IsText(Question))
        {
            Wrong("question", string.IsNullOrWhiteSpace(Question) ? "settlement.query.empty" : "settlement.query.too-long", Typed.LongestText);
        }

        if (Clock is { IsLate: true } && !Typed.IsText(LateReason))
        {
            Wrong("late-reason", "settlement.queries.late-empty");
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var decision = await query.RunAsync(
            Doing, new QueryLineInput(lineId, Question!.Trim(), LateReason?.Trim(), W.Language.Code), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, "question");
        }

        Tell(W["settlement.queries.sent"]);
        return LocalRedirect(SettlementLinks.Query(decision.Value));
    }

    private async Task LoadAsync(long lineId, CancellationToken cancellationToken)
    {
        Line = await db.StatementLines.AsNoTracking().SingleAsync(l => l.Id == lineId, cancellationToken);
        Head = await new StatementReading(db, cancellationToken).HeadAsync(Line.RunId);
        Clock = await ClockAsync(db, Head, Today, cancellationToken);
    }

    /// <summary>Until when a question about a statement is in time, as the policy of today says; null when there is none.</summary>
    internal static async Task<QueryClock?> ClockAsync(CylchDb db, StatementHead head, LocalDate today, CancellationToken cancellationToken)
    {
        var policy = await new PolicyInForce(db).OfAsync(head.Contract.AuthorityId, head.Contract.Id, today, cancellationToken);
        return policy is null ? null : QueryClock.Of(new Doing(null, head.Run.PreparedAt).Today, today, policy);
    }
}
