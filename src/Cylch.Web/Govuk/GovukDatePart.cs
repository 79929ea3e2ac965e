namespace Cylch.Web.Govuk;

/// <summary>One box of a date: its name within the date, and what is typed in it.</summary>
public sealed record GovukDatePart(string Name, string? Value = null)
{
    public string? Label { get; init; }

    public string? Id { get; init; }

    public string? Class { get; init; }

    /// <summary>Such as autocomplete="bday-day".</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>Whether the error is here; null leaves it to the others: an error that names no box marks them all.</summary>
    public bool? HasError { get; init; }
}
