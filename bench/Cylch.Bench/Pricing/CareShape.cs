namespace Cylch.Bench.Pricing;

/// <summary>How the invented care is spread.</summary>
public enum CareShape
{
    /// <summary>Contracts of like size, no visit corrected.</summary>
    Even,

    /// <summary>One provider's contract has 40 % of all people.</summary>
    OneLarge,

    /// <summary>15 % of visits were sent again with other minutes.</summary>
    Corrected,
}
