using System.Text.Json;
using Cylch.Rules.Delivery;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Records.Delivery;

/// <summary>What a first reading of a file found, without a visit being taken.</summary>
/// <param name="Headings">The file's first line, as it was sent.</param>
/// <param name="FirstOn">The first day a readable row tells of; null when there is none.</param>
/// <param name="LastOn">The last such day.</param>
/// <param name="RowsLate">Of the rows to be accepted, those of a period that is already closed.</param>
/// <param name="Sums">By contract and week, of the rows to be accepted.</param>
/// <param name="Refusals">The first <see cref="MostRefusals"/> things wrong.</param>
public sealed record VisitImportPreview(
    string Headings, string? FirstOn, string? LastOn, long RowsRead, long RowsToAccept, long RowsAlreadyHeld, long RowsRefused, long RowsLate,
    IReadOnlyList<VisitSum> Sums, IReadOnlyList<PreviewRefusal> Refusals)
{
    public const int MostRefusals = 50;

    public VisitTally Tally => new(RowsRead, RowsToAccept, RowsAlreadyHeld, RowsRefused);

    public LocalDate? FirstDay => Day(FirstOn);

    public LocalDate? LastDay => Day(LastOn);

    public static VisitImportPreview Read(string text) =>
        JsonSerializer.Deserialize<VisitImportPreview>(text) ?? throw new JsonException("An import has no preview.");

    public string Write() => JsonSerializer.Serialize(this);

    private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
}

/// <summary>What the rows of one contract come to in one week.</summary>
/// <param name="WeekFrom">The week's Monday, as 2026-10-05.</param>
/// <param name="Visits">Rows that tell of a visit that happened.</param>
/// <param name="Missed">Rows that tell of one that did not.</param>
/// <param name="ActualMinutes">Whole minutes given.</param>
/// <param name="ClaimedPence">What the sender claims, where the file says.</param>
public sealed record VisitSum(string ContractNumber, string WeekFrom, long Visits, long Missed, long ActualMinutes, long ClaimedPence)
{
    public LocalDate Monday => LocalDatePattern.Iso.Parse(WeekFrom).GetValueOrThrow();
}

/// <summary>One thing wrong, as the preview keeps it.</summary>
public sealed record PreviewRefusal(long Line, string? Column, string Code, string Facts);
