using Cylch.Web.Wording;

namespace Cylch.Web.Govuk;

/// <summary>
/// The few words the tag helpers say by themselves, in the language of the request. Registered once per request by whoever knows
/// the language; the helpers ask for it and have no words of their own.
/// </summary>
public sealed record GovukTexts
{
    /// <summary>Said before an error to those who cannot see that it is red; the helper adds the colon.</summary>
    public required string ErrorPrefix { get; init; }

    public required string ErrorSummaryTitle { get; init; }

    /// <summary>Said before a warning to those who cannot see its sign.</summary>
    public required string WarningPrefix { get; init; }

    public required string Important { get; init; }

    public required string Success { get; init; }

    public required string Back { get; init; }

    public required string Breadcrumb { get; init; }

    public required string Pagination { get; init; }

    public required string PreviousPage { get; init; }

    /// <summary>More of the same link for screen readers alone; only where the language lets a sentence be cut so.</summary>
    public string? PreviousPageHidden { get; init; }

    public required string NextPage { get; init; }

    public string? NextPageHidden { get; init; }

    /// <summary>Names a numbered page; {0} is the number.</summary>
    public required string PageNumber { get; init; }

    public required string Day { get; init; }

    public required string Month { get; init; }

    public required string Year { get; init; }

    /// <summary>The words in the language of a request.</summary>
    public static GovukTexts In(W wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return new GovukTexts
        {
            ErrorPrefix = wording["govuk.error-prefix"],
            ErrorSummaryTitle = wording["govuk.error-summary"],
            WarningPrefix = wording["govuk.warning-prefix"],
            Important = wording["govuk.important"],
            Success = wording["govuk.success"],
            Back = wording["govuk.back"],
            Breadcrumb = wording["govuk.breadcrumb"],
            Pagination = wording["govuk.pagination"],
            PreviousPage = wording["govuk.previous-page"],
            NextPage = wording["govuk.next-page"],
            PageNumber = wording["govuk.page-number", "{0}"],
            Day = wording["govuk.day"],
            Month = wording["govuk.month"],
            Year = wording["govuk.year"],
        };
    }

    /// <summary>The words of govuk-frontend itself.</summary>
    public static GovukTexts English { get; } = new()
    {
        ErrorPrefix = "Error",
        ErrorSummaryTitle = "There is a problem",
        WarningPrefix = "Warning",
        Important = "Important",
        Success = "Success",
        Back = "Back",
        Breadcrumb = "Breadcrumb",
        Pagination = "Pagination",
        PreviousPage = "Previous",
        PreviousPageHidden = " page",
        NextPage = "Next",
        NextPageHidden = " page",
        PageNumber = "Page {0}",
        Day = "Day",
        Month = "Month",
        Year = "Year",
    };
}
