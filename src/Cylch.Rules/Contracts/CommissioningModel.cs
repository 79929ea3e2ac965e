namespace Cylch.Rules.Contracts;

/// <summary>The three commissioning models of the toolkit.</summary>
public enum CommissioningModel
{
    /// <summary>Outcome-based care planning: paid for time within an envelope.</summary>
    Model1 = 1,

    /// <summary>Reward for outcomes and satisfaction: part of the price depends on verified outcomes.</summary>
    Model2 = 2,

    /// <summary>Population accountability: a zone contract in equal payments, judged by indicators.</summary>
    Model3 = 3,
}
