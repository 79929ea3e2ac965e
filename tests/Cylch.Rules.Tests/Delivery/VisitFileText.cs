using System.Text;
using Cylch.Rules.Delivery;
using NodaTime;
using Shouldly;

namespace Cylch.Rules.Tests.Delivery;

/// <summary>Builds small visit files, and reads them.</summary>
public sealed class VisitFileText
{
    private readonly List<string> _lines = [];
    private readonly Dictionary<string, string> _usual = new()
    {
        ["FileReference"] = "F1",
        ["Description"] = "Visits",
        ["Created"] = "2026-10-01T09:12:00",
        ["ProviderRef"] = "D001",
        ["ContractNumber"] = "C001",
        ["ServiceUserRef"] = "P000001",
        ["ServiceUserDetails"] = "Mair Ellis",
        ["WeekEnding"] = "06/09/2026",
        ["ServiceType"] = "HOME CARE",
        ["VisitDate"] = "01/09/2026",
        ["StartTimeClaimed"] = "08:00:00",
        ["DurationClaimed"] = "00:30:00",
        ["ActualStartTime"] = "08:03:00",
        ["ActualDuration"] = "00:29:30",
        ["SecondaryVisit"] = "false",
        ["CareWorkerRef"] = "W1",
    };

    public static readonly DateRange Year2026 = new(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31));

    public static string Headings => string.Join(',', VisitFileProfile.TwentyFourColumns.Columns.Select(column => column.Heading));

    /// <summary>A good row, with some cells written as given.</summary>
    public string Row(params (string Heading, string Cell)[] changes)
    {
        var cells = new Dictionary<string, string>(_usual);
        foreach (var (heading, cell) in changes)
        {
            cells[heading] = cell;
        }

        return string.Join(',', VisitFileProfile.TwentyFourColumns.Columns.Select(column => cells.GetValueOrDefault(column.Heading, "")));
    }

    public VisitFileText With(params (string Heading, string Cell)[] changes)
    {
        _lines.Add(Row(changes));
        return this;
    }

    public VisitFileText WithLine(string line)
    {
        _lines.Add(line);
        return this;
    }

    public VisitFileReading Read() => Read(Encoding.UTF8.GetBytes(Headings + "\r\n" + string.Concat(_lines.Select(line => line + "\r\n"))));

    /// <param name="file">The bytes of a file.</param>
    /// <param name="step">How many bytes to bring at a time.</param>
    /// <param name="profile">The 24 columns unless another is given.</param>
    public static VisitFileReading Read(ReadOnlyMemory<byte> file, int step = int.MaxValue, VisitFileProfile? profile = null)
    {
        var reader = new VisitFileReader(profile ?? VisitFileProfile.TwentyFourColumns, Year2026, seed: 7);
        var reading = new VisitFileReading(reader);
        while (!file.IsEmpty)
        {
            var room = reader.Room;
            var count = Math.Min(Math.Min(step, room.Length), file.Length);
            file[..count].CopyTo(room);
            file = file[count..];
            reader.Take(count);
            reading.Keep();
        }

        reader.Finish();
        reading.Keep();
        return reading;
    }

    public static VisitFileReading Read(string text, int step = int.MaxValue) => Read(Encoding.UTF8.GetBytes(text), step);
}

/// <summary>Everything that came out of one file.</summary>
public sealed class VisitFileReading(VisitFileReader reader)
{
    public VisitFileReader Reader => reader;

    public List<VisitRow> Rows { get; } = [];

    public List<RefusedRow> Refused { get; } = [];

    public VisitRow OnlyRow => Rows.ShouldHaveSingleItem();

    /// <summary>The codes of the only refused row.</summary>
    public IEnumerable<string> Codes => Refused.ShouldHaveSingleItem().Reasons.Select(reason => reason.Refusal.Code);

    /// <summary>The only reason of the only refused row.</summary>
    public RowRefusal OnlyReason => Refused.ShouldHaveSingleItem().Reasons.ShouldHaveSingleItem();

    public void Keep()
    {
        Rows.AddRange(reader.Rows);
        Refused.AddRange(reader.Refused);
    }
}
