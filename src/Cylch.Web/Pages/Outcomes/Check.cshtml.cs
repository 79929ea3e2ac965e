using Cylch.Records;
using Cylch.Records.Outcomes;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Pages.Assessment;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Outcomes;

/// <summary>Would an outcome stand up? Answered by somebody who did not write it.</summary>
[Needs(Permission.ApprovePlan)]
public sealed class CheckPage(CylchDb db, CheckOutcome check) : CylchPage
{
    public OutcomeCard Outcome { get; private set; } = null!;

    public PersonHead Person { get; private set; } = null!;

    [BindProperty]
    public int SeenVersion { get; set; }

    [BindProperty]
    public List<string> Holds { get; set; } = [];

    [BindProperty]
    public string? CheckWords { get; set; }

    public IReadOnlyList<GovukChoice> Questions =>
    [
        new("real", W["check.real"]), new("relevant", W["check.relevant"]), new("achievable", W["check.achievable"]),
        new("service-related", W["check.service-related"]),
    ];

    public Task OnGetAsync(long outcomeId, CancellationToken cancellationToken) => ReadAsync(outcomeId, cancellationToken);

    public async Task<IActionResult> OnPostAsync(long outcomeId, CancellationToken cancellationToken)
    {
        await ReadAsync(outcomeId, cancellationToken);
        var input = new CheckOutcomeInput(
            outcomeId, Holds.Contains("real"), Holds.Contains("relevant"), Holds.Contains("achievable"), Holds.Contains("service-related"), CheckWords ?? "",
            SeenVersion);
        var decision = await check.RunAsync(Doing, input, W["outcomes.check.reason"], cancellationToken);
        if (decision.IsRefused)
        {
            return Refused(decision.Refusal!, decision.Refusal!.Code == "outcomes.check-without-words" ? nameof(CheckWords) : "");
        }

        Tell(W["outcomes.check.done"]);
        return Redirect(OutcomesLinks.Outcome(outcomeId));
    }

    private async Task ReadAsync(long outcomeId, CancellationToken cancellationToken)
    {
        Outcome = (await OutcomeCards.OneAsync(db, outcomeId, Today, cancellationToken))!;
        Person = await PersonHead.ReadAsync(db, Outcome.PersonId, cancellationToken);
    }
}
