using NodaTime;

namespace Cylch.Rules.Delivery;

/// <summary>A note about to be written against an outcome.</summary>
/// <param name="IsOutcomeOfPackage">The package is bought for this outcome.</param>
public sealed record NoteDraft(LocalDate NotedOn, string Words, string Language, string CareWorker, bool IsOutcomeOfPackage)
{
    /// <param name="packageDays">Days on which the package runs, both ends included.</param>
    public Refusal? Refuse(DateRange packageDays, LocalDate today)
    {
        if (!IsOutcomeOfPackage)
        {
            return new Refusal("delivery.note-of-another-outcome");
        }

        if (string.IsNullOrWhiteSpace(Words))
        {
            return new Refusal("delivery.note-without-words");
        }

        if (string.IsNullOrWhiteSpace(CareWorker))
        {
            return new Refusal("delivery.note-without-name");
        }

        if (Language is not ("en" or "cy"))
        {
            return new Refusal("delivery.note-language");
        }

        return NotedOn > today || !packageDays.Contains(NotedOn) ? new Refusal("delivery.note-outside-package", NotedOn) : null;
    }
}
