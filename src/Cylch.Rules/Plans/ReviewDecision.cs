namespace Cylch.Rules.Plans;

/// <summary>What a review of a plan ends in.</summary>
public enum ReviewDecision
{
    Confirm = 1,
    Revise = 2,
    Close = 3,
}
