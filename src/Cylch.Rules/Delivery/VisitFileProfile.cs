namespace Cylch.Rules.Delivery;

/// <summary>
/// How one sender writes a visit file: its headings, which of them must be there, and how dates and times look.
/// It is data: another council's file is another profile, read by the same code.
/// </summary>
/// <param name="Name">Short stable name, such as <c>24-column</c>; kept with each import.</param>
/// <param name="Columns">Each field at most once; headings differ, whatever their case.</param>
/// <param name="DateForm">How a day is written.</param>
/// <param name="TimeForm">How a time of day or a duration is written.</param>
/// <param name="ExtraColumns">What becomes of a heading the profile does not know.</param>
public sealed record VisitFileProfile(
    string Name,
    IReadOnlyList<VisitColumn> Columns,
    VisitDateForm DateForm,
    VisitTimeForm TimeForm,
    ExtraColumns ExtraColumns)
{
    /// <summary>
    /// The 24-column service delivery file that council care-payment portals take. Its first 19 columns are as published;
    /// the last five, from PlannedStartTime on, are our own, because the published list that could be read ends at NumberOfCarers.
    /// </summary>
    public static readonly VisitFileProfile TwentyFourColumns = new(
        "24-column",
        [
            new("FileReference", VisitField.FileReference, Required: true),
            new("Description", VisitField.Description, Required: true),
            new("Created", VisitField.Created, Required: true),
            new("ProviderRef", VisitField.ProviderRef, Required: true),
            new("ContractNumber", VisitField.ContractNumber, Required: true),
            new("ServiceUserRef", VisitField.PersonRef, Required: true),
            new("ServiceUserDetails", VisitField.PersonName, Required: true),
            new("WeekEnding", VisitField.WeekEnding, Required: true),
            new("OurRef", VisitField.OurRef, Required: false),
            new("ServiceUserContribution", VisitField.Contribution, Required: false),
            new("PaymentClaimed", VisitField.PaymentClaimed, Required: false),
            new("ServiceType", VisitField.ServiceType, Required: true),
            new("VisitDate", VisitField.VisitDate, Required: true),
            new("StartTimeClaimed", VisitField.ClaimedStart, Required: true),
            new("DurationClaimed", VisitField.ClaimedDuration, Required: true),
            new("ActualStartTime", VisitField.ActualStart, Required: true),
            new("ActualDuration", VisitField.ActualDuration, Required: true),
            new("SecondaryVisit", VisitField.SecondaryVisit, Required: true),
            new("NumberOfCarers", VisitField.CareWorkers, Required: false),
            new("PlannedStartTime", VisitField.PlannedStart, Required: false),
            new("PlannedDuration", VisitField.PlannedDuration, Required: false),
            new("CareWorkerRef", VisitField.CareWorkerRef, Required: false),
            new("MissedReason", VisitField.MissedReason, Required: false),
            new("OutcomeNote", VisitField.OutcomeNote, Required: false),
        ],
        VisitDateForm.DayMonthYear,
        VisitTimeForm.HoursMinutesSeconds,
        ExtraColumns.Refused);

    /// <summary>Every profile there is.</summary>
    public static readonly IReadOnlyList<VisitFileProfile> All = [TwentyFourColumns];

    /// <summary>Headings a correction file adds; a file sent back with them is read as if they were not there.</summary>
    public static readonly IReadOnlyList<string> CorrectionHeadings = ["Why (English)", "Pam (Cymraeg)"];

    /// <exception cref="ArgumentException">There is no profile of that name.</exception>
    public static VisitFileProfile Named(string name) =>
        All.FirstOrDefault(profile => profile.Name == name) ?? throw new ArgumentException($"There is no profile named {name}.", nameof(name));
}

/// <summary>One column a profile knows.</summary>
/// <param name="Heading">As the file's first line has it; case and outer spaces do not matter.</param>
/// <param name="Field">What the column tells.</param>
/// <param name="Required">The column must be there, and its cell filled in every row.</param>
public sealed record VisitColumn(string Heading, VisitField Field, bool Required);

/// <summary>How the file writes a day. Every row uses the one form; another is refused.</summary>
/// <summary>How a day is written.</summary>
public enum VisitDateForm
{
    /// <summary>DD/MM/YYYY, ten characters.</summary>
    DayMonthYear,

    /// <summary>YYYY-MM-DD, ten characters.</summary>
    YearMonthDay,
}

/// <summary>How the file writes a time of day, on the 24-hour clock of Wales.</summary>
/// <summary>How a time of day or a duration is written.</summary>
public enum VisitTimeForm
{
    /// <summary>HH:MM:SS, eight characters.</summary>
    HoursMinutesSeconds,

    /// <summary>HH:MM, five characters.</summary>
    HoursMinutes,
}

/// <summary>What becomes of a column that the profile does not name.</summary>
/// <summary>What becomes of a heading the profile does not know.</summary>
public enum ExtraColumns
{
    /// <summary>A file with an unknown heading is refused, and the heading named.</summary>
    Refused,

    /// <summary>The column is passed over.</summary>
    Ignored,
}
