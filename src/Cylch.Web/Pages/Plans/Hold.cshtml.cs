using System.Globalization;
using Cylch.Records;
using Cylch.Records.Plans;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Plans;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Pages.Assessment;
using Cylch.Web.Pages.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Plans;

/// <summary>A review of the plan in force: every outcome that goes on, with the newest reading of each voice, and nothing chosen beforehand.</summary>
[Needs(Permission.WriteAssessment)]
public sealed class HoldPage(CylchDb db, HoldReview hold) : CylchPage
{
    [BindProperty]
    public ReviewForm Form { get; set; } = new();

    public PersonHead Person { get; private set; } = null!;

    public PlanView? Plan { get; private set; }

    public IReadOnlyList<OutcomeCard> Outcomes { get; private set; } = [];

    public IReadOnlyList<GovukChoice> Results => [.. Enum.GetValues<OutcomeResult>().Select(r => new GovukChoice(r.ToString(), W.Of("result", r)))];

    public IReadOnlyList<GovukChoice> Neutrals =>
        [new("", W["plans.neutral.none"]), .. Enum.GetValues<NeutralReason>().Select(r => new GovukChoice(r.ToString(), W.Of("neutral", r)))];

    public IReadOnlyList<GovukChoice> Decisions =>
        [.. Enum.GetValues<ReviewDecision>().Select(d => new GovukChoice(d.ToString(), W.Of("decision", d)) { Hint = W.Of("plans.decision-hint", d) })];

    public IReadOnlyList<GovukChoice> Languages =>
        [new("cy", W["assessment.language.cy"]), new("en", W["assessment.language.en"])];

    public async Task OnGetAsync(long personId, CancellationToken cancellationToken)
    {
        await ReadAsync(personId, cancellationToken);
        Form = new ReviewForm
        {
            PlanId = Plan?.Id ?? 0,
            Seen = Plan?.Version ?? 0,
            Language = Person.Language,
            Findings = [.. Outcomes.Select(o => new FindingForm { OutcomeId = o.Id })],
        };
    }

    public async Task<IActionResult> OnPostAsync(long personId, CancellationToken cancellationToken)
    {
        await ReadAsync(personId, cancellationToken);
        if (Form.Read(personId, W, ModelState) is not { } input)
        {
            return AskAgain();
        }

        var decision = await hold.RunAsync(Doing, input, W["plans.hold.reason"], cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, Form.FieldOf(refusal, Outcomes));
        }

        Tell(W.Of("plans.hold.done", input.Decision));
        return Redirect(input.Decision == ReviewDecision.Revise ? PlansLinks.Write(personId) : PlansLinks.HeldReview(decision.Value));
    }

    /// <summary>The newest reading of each voice, to say which one a finding rests on.</summary>
    public IReadOnlyList<GovukChoice> Readings(OutcomeCard outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return
        [
            .. Enum.GetValues<Voice>().Select(outcome.Latest).OfType<ReadingRow>().Select(r => new GovukChoice(
                r.Id.ToString(CultureInfo.InvariantCulture), W["plans.reading", W.Of("voice", r.Voice), r.Value, W.Say.Date(r.TakenOn)]) { Hint = r.Words }),
            new("", W["plans.reading.none"]) { Chosen = false },
        ];
    }

    private async Task ReadAsync(long personId, CancellationToken cancellationToken)
    {
        Person = await PersonHead.ReadAsync(db, personId, cancellationToken);
        var inForce = (await PlanView.VersionsAsync(db, personId, cancellationToken)).FirstOrDefault(v => v.Standing == "in-force");
        Plan = inForce is null ? null : await PlanView.ReadAsync(db, inForce.Id, cancellationToken);
        Outcomes = [.. (await OutcomeCards.OfPersonAsync(db, personId, Today, cancellationToken)).Where(o => o.EndedOn is null || o.EndedOn > Today)];
    }
}
