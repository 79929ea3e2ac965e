using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>Whether independence regained may be claimed for a person, and whether somebody may verify the claim.</summary>
public static class IndependenceCheck
{
    /// <param name="package">The days of the package it is claimed under.</param>
    /// <param name="sinceOn">The first day without need of care.</param>
    /// <param name="waitingSince">The day of a claim that still waits, or null.</param>
    /// <param name="standsSince">The first day of a claim under this package that was found to stand, or null.</param>
    public static Refusal? Claim(DateRange package, LocalDate sinceOn, LocalDate today, LocalDate? waitingSince, LocalDate? standsSince)
    {
        if (waitingSince is { } waiting)
        {
            return new Refusal("settlement.independence-waits", waiting);
        }

        if (standsSince is { } stands)
        {
            return new Refusal("settlement.independence-stands", stands);
        }

        if (sinceOn > today)
        {
            return new Refusal("settlement.independence-in-future", sinceOn);
        }

        return sinceOn <= package.Start ? new Refusal("settlement.independence-before-package", sinceOn, package.Start) : null;
    }

    /// <summary>Nobody verifies their own claim, and nobody is independent of care that goes on.</summary>
    /// <param name="stands">What the verifier found.</param>
    /// <param name="careUntil">The last day of any care of the person on or after the day claimed; null when there is none.</param>
    /// <param name="careGoesOn">Whether some care of the person has no last day.</param>
    public static Refusal? Verify(
        long verifierAccountId, bool worksForProvider, IReadOnlyList<PartInResult> parts, bool stands, LocalDate sinceOn, LocalDate? careUntil, bool careGoesOn)
    {
        if (VerificationCheck.Who(verifierAccountId, worksForProvider, parts) is { } refusal)
        {
            return refusal;
        }

        return !stands ? null
            : careGoesOn ? new Refusal("settlement.independence-care-goes-on", sinceOn)
            : careUntil is { } until ? new Refusal("settlement.independence-care-until", sinceOn, until)
            : null;
    }
}
