namespace Cylch.Rules.Outcomes;

/// <summary>The areas of well-being of the Social Services and Well-being (Wales) Act 2014, section 2, in its order.</summary>
public enum WellBeingArea
{
    HealthAndEmotionalWellBeing = 1,
    ProtectionFromAbuseAndNeglect = 2,
    EducationTrainingAndRecreation = 3,
    DomesticFamilyAndPersonalRelationships = 4,
    ContributionToSociety = 5,
    SecuringRightsAndEntitlements = 6,
    SocialAndEconomicWellBeing = 7,
    SuitableAccommodation = 8,
    ControlOverDailyLife = 9,
    ParticipationInWork = 10,
}

/// <summary>What kind of outcome it is: "maintained" can be success, and so can the way care is given.</summary>
public enum OutcomeKind
{
    /// <summary>The person wants something to be different.</summary>
    Change = 1,

    /// <summary>The person wants to keep something as it is.</summary>
    Maintenance = 2,

    /// <summary>The person wants care to be given in a certain way.</summary>
    Process = 3,
}

/// <summary>How an outcome is measured. Licensed instruments are imported as results only.</summary>
public enum Measure
{
    /// <summary>The person's own answer, 0 (nowhere near) to 10 (there).</summary>
    OwnScale0To10 = 1,

    /// <summary>Five points in words, 1 to 5.</summary>
    FivePoints = 2,

    /// <summary>Yes is 1, no is 0.</summary>
    YesNo = 3,

    /// <summary>Oxford Hip Score, 0 to 48, higher is better; imported results only.</summary>
    OxfordHipScore = 4,
}

/// <summary>Whose reading it is. Readings by different voices are kept apart and never averaged.</summary>
public enum Voice
{
    Person = 1,
    Carer = 2,
    CareWorker = 3,
    Provider = 4,
    CareManager = 5,
}

/// <summary>What a review or a verification found.</summary>
public enum OutcomeResult
{
    Achieved = 1,
    Partly = 2,
    Maintained = 3,
    Slipped = 4,

    /// <summary>The person no longer wants it: neutral.</summary>
    NoLongerWanted = 5,

    /// <summary>It is not possible to say.</summary>
    CannotSay = 6,
}

/// <summary>Why an outcome ended without anybody being rewarded or punished.</summary>
public enum NeutralReason
{
    Died = 1,
    InHospital = 2,
    MovedAway = 3,
    ChangedMind = 4,

    /// <summary>The measure has no room left to show the change that was asked for.</summary>
    MeasureHasNoRoom = 5,
}
