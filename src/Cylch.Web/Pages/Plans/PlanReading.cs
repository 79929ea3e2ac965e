using Cylch.Records.Plans;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cylch.Web.Pages.Plans;

/// <summary>Reads a plan from what was typed, and says of each field what could not be read.</summary>
internal static class PlanReading
{
    /// <summary>Null when some field could not be read; then model state says which.</summary>
    public static WritePlanInput? Read(PlanForm form, long personId, W words, ModelStateDictionary state)
    {
        var language = form.Language is "en" or "cy" ? form.Language : null;
        Missing(language is null, "Form.Language", words["plans.language.missing"]);
        var startsOn = form.StartsOn.Read();
        Missing(startsOn is null, "Form.StartsOn", words["plans.starts.missing"]);
        var envelope = form.Envelope.IsEmpty ? null : form.Envelope.Read();
        Missing(envelope is null, "Form.Envelope.Hours", words["plans.envelope.missing"]);
        var kept = form.Fixed.Read();
        Missing(kept is null, "Form.Fixed.Hours", words["plans.fixed.missing"]);
        var bank = form.Bank.Read();
        Missing(bank is null, "Form.Bank.Hours", words["plans.bank-cap.missing"]);
        var reviewDueOn = form.ReviewDueOn.Read();
        Missing(reviewDueOn is null, "Form.ReviewDueOn", words["plans.review-due.missing"]);
        for (var i = 0; i < form.Steps.Count; i++)
        {
            Missing(form.Steps[i] is { IsEmpty: false, By: null }, $"Form.Steps[{i}].By", words["plans.step.by.missing"]);
        }

        return !state.IsValid ? null : new WritePlanInput(
            personId, language!, startsOn!.Value, envelope!.Value, kept!.Value, form.FixedFor, bank!.Value, form.RoomToChange, form.Contingency,
            reviewDueOn!.Value,
            [.. form.Steps.Where(s => !s.IsEmpty).Select(s => new PlanStepInput(s.OutcomeId, s.By!.Value, s.Who, s.What ?? ""))],
            form.Seen);

        void Missing(bool isMissing, string field, string what)
        {
            if (isMissing)
            {
                state.AddModelError(field, what);
            }
        }
    }
}
