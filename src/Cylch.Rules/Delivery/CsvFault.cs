namespace Cylch.Rules.Delivery;

/// <summary>What keeps a record from being cut into cells.</summary>
public enum CsvFault
{
    None,

    /// <summary>A quote opens on this line and is never closed in a way that makes a whole record.</summary>
    QuoteUnclosed,

    /// <summary>A quote stands inside a cell that does not begin with one, or text follows a closing quote.</summary>
    QuoteStray,

    /// <summary>The record is longer than the limit.</summary>
    TooLong,
}
