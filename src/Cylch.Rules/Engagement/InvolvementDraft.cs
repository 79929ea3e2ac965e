using NodaTime;

namespace Cylch.Rules.Engagement;

/// <summary>A meeting with people about to be written down, as far as the rules look at it.</summary>
/// <param name="HeldOn">Not after today.</param>
public sealed record InvolvementDraft(LocalDate HeldOn, string WhoEn, string WhoCy, string AboutEn, string AboutCy)
{
    /// <summary>Null when all is well. Both languages are needed: those who were there read it in either.</summary>
    public Refusal? Refuse(LocalDate today)
    {
        if (HeldOn > today)
        {
            return new Refusal("engagement.held-in-future", today);
        }

        return new[] { WhoEn, WhoCy, AboutEn, AboutCy }.Any(string.IsNullOrWhiteSpace) ? new Refusal("engagement.words-missing") : null;
    }
}

/// <summary>What was said and what was done about it, about to be written down.</summary>
/// <param name="ToldOn">The day those who said it were told: from the meeting until today; null until they are.</param>
public sealed record DoneDraft(LocalDate HeldOn, string SaidEn, string SaidCy, string? DoneEn, string? DoneCy, LocalDate? PromisedFor, LocalDate? ToldOn)
{
    /// <summary>Null when all is well.</summary>
    public Refusal? Refuse(LocalDate today)
    {
        if (string.IsNullOrWhiteSpace(SaidEn) || string.IsNullOrWhiteSpace(SaidCy) || string.IsNullOrWhiteSpace(DoneEn) != string.IsNullOrWhiteSpace(DoneCy))
        {
            return new Refusal("engagement.words-missing");
        }

        if (PromisedFor < HeldOn)
        {
            return new Refusal("engagement.promised-before", HeldOn);
        }

        if (ToldOn is not { } told)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(DoneEn))
        {
            return new Refusal("engagement.told-nothing");
        }

        return told < HeldOn || told > today ? new Refusal("engagement.told-outside", HeldOn, today) : null;
    }
}
