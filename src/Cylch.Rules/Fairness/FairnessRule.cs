namespace Cylch.Rules.Fairness;

/// <summary>
/// The numbers the watch goes by, in one place. A provider is asked when it lies outside the lines for 499 in 500 on the side asked about,
/// which chance brings once in 1,000; the authority as a
/// whole is looked at when a 9 in 10 range leaves out "no difference" in the direction asked about, which chance brings once in 20.
/// </summary>
public static class FairnessRule
{
    /// <summary>A provider with fewer is not compared.</summary>
    public const int LeastForOne = 20;

    /// <summary>Fewer providers than this are no comparison.</summary>
    public const int LeastProviders = 3;

    /// <summary>Each of two groups that are compared as a whole has at least so many.</summary>
    public const int LeastForWhole = 20;

    /// <summary>Each tail of the lines that 19 in 20 lie between.</summary>
    public const double InnerTail = 0.025;

    /// <summary>Each tail of the lines that 499 in 500 lie between.</summary>
    public const double OuterTail = 0.001;

    /// <summary>The range that is shown for shares and differences: 9 in 10.</summary>
    public const double RangeLevel = 0.9;

    /// <summary>How often chance alone takes one provider outside the outer lines on the side asked about, at most.</summary>
    public const double ChanceForOne = OuterTail;

    /// <summary>How often chance alone makes a comparison of the whole a finding, at most.</summary>
    public const double ChanceForWhole = (1 - RangeLevel) / 2;

    /// <summary>How far back the watch looks, in months.</summary>
    public const int Months = 12;

    /// <summary>A start lowered in the last months is compared with the months before.</summary>
    public const int RecentMonths = 6;

    /// <summary>Waiting longer than this, in days from approval of the plan to the first day of care.</summary>
    public const int LongWaitDays = 14;

    /// <summary>"Soon" after a result, in days: eight weeks.</summary>
    public const int SoonDays = 56;

    /// <summary>The band of complexity that is looked at.</summary>
    public const string ComplexBand = "C";

    /// <summary>Distances from the mark that are shown and counted, to each side, in points.</summary>
    public const int Reach = 5;

    /// <summary>A target is near when it is no further above the start than this part of the scale: one fifth.</summary>
    public static readonly Share Near = new(1, 5);
}
