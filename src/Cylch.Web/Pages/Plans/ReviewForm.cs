using Cylch.Records.Plans;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Plans;
using Cylch.Web.Govuk;
using Cylch.Web.Pages.Outcomes;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cylch.Web.Pages.Plans;

/// <summary>A review as it was typed. Nothing in it is chosen beforehand.</summary>
public sealed class ReviewForm
{
    public DateParts HeldOn { get; set; } = new();

    public string? WithWhom { get; set; }

    public List<FindingForm> Findings { get; set; } = [];

    public ReviewDecision? Decision { get; set; }

    public string? Reasons { get; set; }

    public DateParts NextOn { get; set; } = new();

    public string? Language { get; set; }

    public long PlanId { get; set; }

    public int Seen { get; set; }

    /// <summary>Null when some field could not be read; then model state says which.</summary>
    public HoldReviewInput? Read(long personId, W words, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(state);
        var heldOn = HeldOn.Read();
        if (heldOn is null)
        {
            state.AddModelError("Form.HeldOn", words["plans.held.missing"]);
        }

        if (Decision is null)
        {
            state.AddModelError("Form.Decision", words["plans.decision.missing"]);
        }

        var next = NextOn.Read();
        if (next is null && !NextOn.IsEmpty)
        {
            state.AddModelError("Form.NextOn", words["plans.next.unreal"]);
        }

        return !state.IsValid ? null : new HoldReviewInput(
            personId, PlanId, heldOn!.Value, WithWhom, Decision!.Value, Reasons ?? "", next, Language == "cy" ? "cy" : "en",
            [.. Findings.Select(f => new FindingInput(f.OutcomeId, f.Result, f.ReadingId, f.Neutral, f.Words))], Seen);
    }

    /// <summary>The field a refusal is about, for the error to lead to.</summary>
    public string FieldOf(Rules.Refusal refusal, IReadOnlyList<OutcomeCard> outcomes)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var outcome = refusal.Facts.Count == 0 ? null : outcomes.FirstOrDefault(o => refusal.Facts[0].Equals(o.Priority));
        var at = Findings.FindIndex(f => f.OutcomeId == outcome?.Id);
        var finding = FormattableString.Invariant($"Form.Findings[{at}].");
        return refusal.Code switch
        {
            "plans.review-in-future" => "Form.HeldOn",
            "plans.review-without-reasons" => "Form.Reasons",
            "plans.next-review-missing" or "plans.next-review-before" or "plans.closed-with-next-review" => "Form.NextOn",
            "plans.finding-missing" when at >= 0 => finding + "Result",
            "plans.finding-without-reading" or "plans.reading-after-review" when at >= 0 => finding + "ReadingId",
            "plans.finding-without-words" or "plans.finding-differs" when at >= 0 => finding + "Words",
            "plans.neutral-with-result" when at >= 0 => finding + "Neutral",
            _ => "",
        };
    }
}

/// <summary>What was found about one outcome, as typed.</summary>
public sealed class FindingForm
{
    public long OutcomeId { get; set; }

    public long? ReadingId { get; set; }

    public OutcomeResult? Result { get; set; }

    public NeutralReason? Neutral { get; set; }

    public string? Words { get; set; }
}
