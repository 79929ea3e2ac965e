using Cylch.Records.Plans;
using Cylch.Web.Govuk;
using Cylch.Web.Shared;

namespace Cylch.Web.Pages.Plans;

/// <summary>A plan as it was typed.</summary>
public sealed class PlanForm
{
    public string? Language { get; set; }

    public DateParts StartsOn { get; set; } = new();

    public HoursParts Envelope { get; set; } = new();

    public HoursParts Fixed { get; set; } = new();

    public string? FixedFor { get; set; }

    public HoursParts Bank { get; set; } = new();

    public List<StepForm> Steps { get; set; } = [];

    public string? RoomToChange { get; set; }

    public string? Contingency { get; set; }

    public DateParts ReviewDueOn { get; set; } = new();

    /// <summary>The newest version when the form was shown; 0 when there was none.</summary>
    public int Seen { get; set; }

    /// <summary>A form that begins with the plan in force: a revision says what changes, and keeps the rest.</summary>
    public static PlanForm From(PlanView plan) => new()
    {
        Language = plan.Language,
        Envelope = HoursParts.From(plan.MinutesPerWeek),
        Fixed = HoursParts.From(plan.FixedMinutesPerWeek),
        FixedFor = plan.FixedFor,
        Bank = HoursParts.From(plan.TimeBankCapMinutes),
        RoomToChange = plan.RoomToChange,
        Contingency = plan.Contingency,
        Steps = [.. plan.Steps.Select(s => new StepForm { OutcomeId = s.OutcomeId, By = s.By, Who = s.Who, What = s.What })],
    };

    /// <summary>The field a refusal is about, for the error to lead to; empty when it is about the whole form.</summary>
    public string FieldOf(Rules.Refusal refusal, IReadOnlyList<PlannedFor> outcomes)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.Code switch
        {
            "plans.envelope-outside" => "Form.Envelope.Hours",
            "plans.minutes-below-zero" or "plans.fixed-over-envelope" => "Form.Fixed.Hours",
            "plans.fixed-without-reason" => "Form.FixedFor",
            "plans.starts-before-in-force" => "Form.StartsOn",
            "plans.review-before-start" => "Form.ReviewDueOn",
            "plans.step-without-words" or "plans.outcome-without-step" => StepField(outcomes.FirstOrDefault(o => refusal.Facts[0].Equals(o.Priority))),
            _ => "",
        };
    }

    private string StepField(PlannedFor? outcome)
    {
        var step = Steps.FindIndex(s => s.OutcomeId == outcome?.OutcomeId && string.IsNullOrWhiteSpace(s.What));
        return step < 0 ? "" : FormattableString.Invariant($"Form.Steps[{step}].What");
    }
}

/// <summary>One row of who does what, as typed.</summary>
public sealed class StepForm
{
    public long OutcomeId { get; set; }

    public StepBy? By { get; set; }

    public string? Who { get; set; }

    public string? What { get; set; }

    /// <summary>Nothing was typed: the row is left out.</summary>
    public bool IsEmpty => By is null && string.IsNullOrWhiteSpace(Who) && string.IsNullOrWhiteSpace(What);
}

/// <summary>An outcome that goes on, for which something is planned.</summary>
public sealed record PlannedFor(long OutcomeId, int Priority, string TitleEn, string TitleCy, string? Words, string? Language);
