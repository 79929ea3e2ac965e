using NodaTime;

namespace Cylch.Rules.Assessment;

/// <summary>When somebody new may be written down.</summary>
public static class Registration
{
    /// <summary>Nobody alive was born before this day; an earlier one is a slip of the pen.</summary>
    public static readonly LocalDate EarliestBirth = new(1900, 1, 1);

    public static Refusal? Refuse(string reference, NamedPerson person, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (FoldedName.Of(person.GivenName).Length == 0 || FoldedName.Of(person.FamilyName).Length == 0)
        {
            return new Refusal("assessment.name-missing");
        }

        if (string.IsNullOrWhiteSpace(reference))
        {
            return new Refusal("assessment.reference-missing");
        }

        return person.BornOn is { } born && (born < EarliestBirth || born > today)
            ? new Refusal("assessment.born-outside", EarliestBirth)
            : null;
    }
}
