namespace Cylch.Rules.Fairness;

/// <summary>What the fairness watch asks. Each is a question, never a judgement, and no answer changes a payment.</summary>
public enum FairnessQuestion
{
    /// <summary>Do all providers care for people with complex needs alike, and do those people wait longer?</summary>
    Complexity = 1,

    /// <summary>Do results gather exactly at the mark that pays?</summary>
    Thresholds = 2,

    /// <summary>Are starts lowered between the first reading and the lock?</summary>
    Baselines = 3,

    /// <summary>Do people confirm their results themselves?</summary>
    Confirmation = 4,

    /// <summary>Does what was reached last, or is more care needed soon after?</summary>
    ReturnSoon = 5,

    /// <summary>Are targets set near, and by whom?</summary>
    Targets = 6,
}

/// <summary>What a question came to.</summary>
public enum FairnessStanding
{
    /// <summary>More than chance alone would usually bring: worth a conversation.</summary>
    WorthAsking = 1,

    /// <summary>Looked at, and nothing unusual.</summary>
    NothingUnusual = 2,

    /// <summary>Too few to say anything: that too is a finding.</summary>
    TooFew = 3,
}

/// <summary>Where one provider lies.</summary>
public enum PointStanding
{
    /// <summary>Between the lines that 19 in 20 lie between by chance.</summary>
    Inside = 1,

    /// <summary>Outside those, within the lines for 499 in 500: by chance about one in twenty does, so nothing is asked.</summary>
    BetweenLines = 2,

    /// <summary>Outside the lines for 499 in 500, on the side asked about: worth a conversation.</summary>
    Outside = 3,

    /// <summary>Too few to compare.</summary>
    TooFew = 4,

    /// <summary>Outside the lines for 499 in 500, on the side nobody asks about, such as fewer starts lowered than with the others.</summary>
    OtherSide = 5,
}
