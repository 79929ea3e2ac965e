using NodaTime;

namespace Cylch.Rules.Assessment;

/// <summary>One thing said, as it was written down.</summary>
/// <param name="HasElement">Whether somebody has said what it is: an outcome, a strength and so on.</param>
public sealed record SpokenLine(string Words, string Language, bool HasElement);

/// <summary>When a conversation may be kept.</summary>
public static class Conversations
{
    /// <summary>Null when all is well. Lines are named by their place, from 1, so that the one to mend can be found.</summary>
    /// <param name="heldOn">Not after today.</param>
    /// <param name="agreedOn">The day the words were read back and agreed: from the day they were said until today; null when not yet.</param>
    public static Refusal? Refuse(IReadOnlyList<SpokenLine> lines, LocalDate heldOn, LocalDate? agreedOn, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0)
        {
            return new Refusal("assessment.no-lines");
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (RefuseLine(lines[i], i + 1) is { } refusal)
            {
                return refusal;
            }
        }

        return heldOn > today ? new Refusal("assessment.held-in-future", today) : RefuseAgreement(heldOn, agreedOn, today);
    }

    /// <summary>Words are agreed on or after the day they were said, and not in the future.</summary>
    public static Refusal? RefuseAgreement(LocalDate heldOn, LocalDate? agreedOn, LocalDate today) =>
        agreedOn is { } day && (day < heldOn || day > today) ? new Refusal("assessment.agreed-outside", heldOn) : null;

    private static Refusal? RefuseLine(SpokenLine line, int number)
    {
        if (string.IsNullOrWhiteSpace(line.Words))
        {
            return new Refusal("assessment.line-without-words", number);
        }

        if (!line.HasElement)
        {
            return new Refusal("assessment.line-without-element", number);
        }

        return line.Language is "en" or "cy" ? null : new Refusal("assessment.line-language", number);
    }
}
