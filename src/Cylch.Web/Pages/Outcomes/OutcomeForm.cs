using System.Globalization;
using Cylch.Records.Outcomes;
using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Cylch.Web.Govuk;

namespace Cylch.Web.Pages.Outcomes;

/// <summary>What is typed to make an outcome, kept as typed.</summary>
public sealed class OutcomeForm
{
    public string? TitleEn { get; set; }

    public string? TitleCy { get; set; }

    public WellBeingArea? Area { get; set; }

    public OutcomeKind? Kind { get; set; }

    public Measure? Measure { get; set; }

    public string? Baseline { get; set; }

    public string? BaselineMissing { get; set; }

    public Voice? Voice { get; set; }

    public string? Target { get; set; }

    public string? TargetWords { get; set; }

    public string? Priority { get; set; }

    public DateParts ReviewDueOn { get; set; } = new();

    /// <summary>Fields that cannot be read as they stand, with the wording that says so.</summary>
    public IEnumerable<(string Field, string Key)> Wrongs()
    {
        if (string.IsNullOrWhiteSpace(TitleEn))
        {
            yield return (nameof(TitleEn), "outcomes.write.title-en-missing");
        }

        if (string.IsNullOrWhiteSpace(TitleCy))
        {
            yield return (nameof(TitleCy), "outcomes.write.title-cy-missing");
        }

        if (Area is null)
        {
            yield return (nameof(Area), "outcomes.write.area-missing");
        }

        if (Kind is null)
        {
            yield return (nameof(Kind), "outcomes.write.kind-missing");
        }

        if (Measure is null)
        {
            yield return (nameof(Measure), "outcomes.write.measure-missing");
        }

        foreach (var (field, text) in new[] { (nameof(Baseline), Baseline), (nameof(Target), Target), (nameof(Priority), Priority) })
        {
            if (!string.IsNullOrWhiteSpace(text) && Number(text) is null)
            {
                yield return (field, "outcomes.write.number-wrong");
            }
        }

        if (!ReviewDueOn.IsEmpty && ReviewDueOn.Read() is null)
        {
            yield return (nameof(ReviewDueOn), "outcomes.write.date-wrong");
        }
    }

    public WriteOutcomeInput Input(long personId, long lineId, NodaTime.LocalDate saidOn, string language)
    {
        var hasFirst = !string.IsNullOrWhiteSpace(Baseline) || !string.IsNullOrWhiteSpace(BaselineMissing);
        return new WriteOutcomeInput(
            personId, lineId, TitleEn!, TitleCy!, Area!.Value, Kind!.Value, Measure!.Value, Number(Target), TargetWords, Number(Priority) ?? 1, ReviewDueOn.Read(),
            hasFirst ? new FirstReadingInput(saidOn, Voice ?? Rules.Outcomes.Voice.Person, Number(Baseline), BaselineMissing, null, language, HowAsked.AtHome, null) : null);
    }

    /// <summary>The field beside which a refusal is shown.</summary>
    public static string FieldOf(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.Code switch
        {
            "outcomes.target-missing" or "outcomes.target-outside-measure" or "outcomes.target-not-above-baseline" => "Form.Target",
            "outcomes.baseline-outside-measure" or "outcomes.reading-outside-measure" or "outcomes.reading-with-both" => "Form.Baseline",
            "outcomes.priority-below-one" => "Form.Priority",
            "outcomes.review-in-past" => "Form.ReviewDueOn",
            "outcomes.measure-imported-only" => "Form.Measure",
            _ => "",
        };
    }

    private static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
