using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>One question: its dates, its answer and what that comes to; answered, accepted and taken back from here.</summary>
[Needs(Permission.ReadStatement)]
public sealed class QueryPage(CylchDb db, AnswerQuery answer, AcceptAnswer accept, WithdrawQuery withdraw) : CylchPage
{
    [BindProperty(Name = "answer")]
    public string? Answer { get; set; }

    [BindProperty(Name = "result")]
    public QueryResult? Result { get; set; }

    [BindProperty(Name = "withdraw-words")]
    public string? WithdrawWords { get; set; }

    public QueryRow Row { get; private set; } = null!;

    public bool MayAnswer { get; private set; }

    public bool MayAccept { get; private set; }

    public bool MayWithdraw { get; private set; }

    public Task OnGetAsync(long queryId, CancellationToken cancellationToken) => LoadAsync(queryId, cancellationToken);

    [Needs(Permission.AnswerQuery)]
    public async Task<IActionResult> OnPostAnswerAsync(long queryId, CancellationToken cancellationToken)
    {
        await LoadAsync(queryId, cancellationToken);
        if (Result is null)
        {
            Wrong("result", "settlement.queries.result-empty");
        }

        if (!Typed.IsText(Answer))
        {
            Wrong("answer", string.IsNullOrWhiteSpace(Answer) ? "settlement.query.answer-empty" : "settlement.query.too-long", Typed.LongestText);
        }

        return !ModelState.IsValid ? AskAgain() : Told(
            queryId, await answer.RunAsync(Doing, new AnswerQueryInput(queryId, Answer!.Trim(), Result!.Value, W.Language.Code), "", cancellationToken),
            "answer", "settlement.queries.answered");
    }

    [Needs(Permission.QueryLine)]
    public async Task<IActionResult> OnPostAcceptAsync(long queryId, CancellationToken cancellationToken)
    {
        await LoadAsync(queryId, cancellationToken);
        return Told(queryId, await accept.RunAsync(Doing, new AcceptAnswerInput(queryId), "", cancellationToken), "", "settlement.queries.accepted");
    }

    [Needs(Permission.QueryLine)]
    public async Task<IActionResult> OnPostWithdrawAsync(long queryId, CancellationToken cancellationToken)
    {
        await LoadAsync(queryId, cancellationToken);
        if (!Typed.IsText(WithdrawWords))
        {
            Wrong("withdraw-words", "settlement.queries.withdraw-empty");
            return AskAgain();
        }

        return Told(
            queryId, await withdraw.RunAsync(Doing, new WithdrawQueryInput(queryId, WithdrawWords!.Trim()), "", cancellationToken),
            "withdraw-words", "settlement.queries.withdrawn");
    }

    private IActionResult Told(long queryId, Decision<long> decision, string field, string notice)
    {
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, field);
        }

        Tell(W[notice]);
        return LocalRedirect(SettlementLinks.Query(queryId));
    }

    private async Task LoadAsync(long queryId, CancellationToken cancellationToken)
    {
        Row = await QueryRow.Of(db, db.Contracts, queryId).SingleAsync(cancellationToken);
        var contract = new Subject(ContractId: Row.ContractId);
        var asks = await MayAsync(Permission.QueryLine, contract);
        MayAnswer = Row.Query is { AnsweredAt: null, WithdrawnAt: null } && await MayAsync(Permission.AnswerQuery, contract);
        MayAccept = asks && Row.Query is { AnsweredAt: not null, IsOpen: true };
        MayWithdraw = asks && Row.Query.IsOpen;
    }
}
