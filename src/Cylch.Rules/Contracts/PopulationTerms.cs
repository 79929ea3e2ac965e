namespace Cylch.Rules.Contracts;

/// <summary>
/// A yearly price for each person of a population, by band, paid in thirteen parts whatever is given. The people of each band
/// are counted for the period; a band without a count is refused.
/// </summary>
public sealed record CapitationByBand(int Number, IReadOnlyList<PopulationBand> Bands) : PaymentTerm(Number);

/// <param name="Name">Who is in the band, as both parties wrote it in each language.</param>
/// <param name="AnnualPence">For one person and a contract year, 0 or more.</param>
public sealed record PopulationBand(IndicatorName Name, long AnnualPence);
