using System.Globalization;
using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>How settlement is run: who may approve how much, how long things may take, and the rates of the late payment rule.</summary>
[Needs(Permission.ReadMoneyPolicy)]
public sealed class PolicyPage(CylchDb db, SetApprovalLimit setLimit, SetSettlementPolicy setPolicy, RecordInterestRate recordRate) : CylchPage
{
    [BindProperty(Name = "")]
    public LimitForm Limit { get; set; } = new();

    [BindProperty(Name = "")]
    public PolicyForm Terms { get; set; } = new();

    [BindProperty(Name = "")]
    public RateForm Rate { get; set; } = new();

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>Which of the forms was sent, so that its errors stand beside it.</summary>
    public string? Sent { get; private set; }

    public PolicyView View { get; private set; } = null!;

    public bool MayWrite { get; private set; }

    public string? ErrorOf(string form, string field) =>
        Sent == form && ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    [Needs(Permission.WriteMoneyPolicy)]
    public async Task<IActionResult> OnPostLimitAsync(CancellationToken cancellationToken)
    {
        var day = await AskedAsync("limit", cancellationToken);
        if (View.Whose.All(c => c.Value != Limit.Who))
        {
            Wrong("who", "settlement.policy.who-empty");
        }

        if (Typed.Pence(Limit.Limit) is null)
        {
            Wrong("limit", "settlement.policy.limit-wrong");
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var (role, account) = PolicyView.Split(Limit.Who!);
        return Answer("limit", await setLimit.RunAsync(
            Doing, new SetApprovalLimitInput(View.AuthorityId, role, account, day!.Value, Typed.Pence(Limit.Limit)!.Value), Reason!.Trim(), cancellationToken));
    }

    [Needs(Permission.WriteMoneyPolicy)]
    public async Task<IActionResult> OnPostPolicyAsync(CancellationToken cancellationToken)
    {
        var day = await AskedAsync("policy", cancellationToken);
        var (policy, wrong) = Terms.Read();
        foreach (var field in wrong)
        {
            ModelState.AddModelError(field, W["settlement.policy.wrong." + field]);
        }

        if (Terms.Contract is { } contract && View.Contracts.All(c => c.Value != contract.ToString(CultureInfo.InvariantCulture)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        return !ModelState.IsValid ? AskAgain() : Answer("query-days", await setPolicy.RunAsync(
            Doing, new SetSettlementPolicyInput(View.AuthorityId, Terms.Contract, day!.Value, policy!), Reason!.Trim(), cancellationToken));
    }

    [Needs(Permission.WriteMoneyPolicy)]
    public async Task<IActionResult> OnPostRateAsync(CancellationToken cancellationToken)
    {
        var day = await AskedAsync("rate", cancellationToken);
        ModelState.Remove("reason");
        if (Rate.Kind is null)
        {
            Wrong("kind", "settlement.policy.kind-empty");
        }

        if (Typed.HundredthsOfPercent(Rate.Rate) is null)
        {
            Wrong("rate", "settlement.policy.rate-wrong");
        }

        if (!Typed.IsText(Rate.Source))
        {
            Wrong("source", "settlement.policy.source-empty");
        }

        return !ModelState.IsValid ? AskAgain() : Answer("rate", await recordRate.RunAsync(
            Doing, new RecordInterestRateInput(Rate.Kind!.Value, day!.Value, Typed.HundredthsOfPercent(Rate.Rate)!.Value, Rate.Source!.Trim(), Rate.Confirmed),
            Rate.Source.Trim(), cancellationToken));
    }

    private async Task<LocalDate?> AskedAsync(string form, CancellationToken cancellationToken)
    {
        Sent = form;
        await LoadAsync(cancellationToken);
        if (Typed.Day(From) is null)
        {
            Wrong("from", "settlement.policy.from-wrong");
        }

        if (!Typed.IsText(Reason))
        {
            Wrong("reason", "settlement.policy.reason-empty");
        }

        return Typed.Day(From);
    }

    private IActionResult Answer(string field, Decision<long> decision)
    {
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, field);
        }

        Tell(W["settlement.policy.kept"]);
        return LocalRedirect(SettlementLinks.Policy);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var reach = await Evaluator.ReachAsync(Permission.ReadMoneyPolicy);
        View = await PolicyView.ReadAsync(db, reach.AuthorityIds[0], W, cancellationToken);
        MayWrite = !(await Evaluator.ReachAsync(Permission.WriteMoneyPolicy)).IsEmpty;
        From ??= Typed.Of(Today);
    }
}
