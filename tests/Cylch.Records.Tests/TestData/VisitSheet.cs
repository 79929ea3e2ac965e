using System.Globalization;
using System.Text;
using Cylch.Rules.Delivery;
using NodaTime;

namespace Cylch.Records.Tests.TestData;

/// <summary>A visit file for the small world, row by row: Mair Ellis, an hour at nine, by a care worker of her provider.</summary>
public sealed class VisitSheet(string provider = "PR1", string contract = "C-001", string person = "P-0001")
{
    public static readonly LocalDate Day = new(2026, 10, 5);

    private readonly List<string> _lines = [];

    public static string Headings => string.Join(',', VisitFileProfile.TwentyFourColumns.Columns.Select(column => column.Heading));

    public int Rows => _lines.Count;

    public VisitSheet Visit(LocalDate day, params (string Heading, string Cell)[] changes)
    {
        var date = day.ToString("dd'/'MM'/'uuuu", CultureInfo.InvariantCulture);
        var cells = new Dictionary<string, string>
        {
            ["FileReference"] = "F1", ["Description"] = "Visits", ["Created"] = "2026-10-01T09:12:00", ["ProviderRef"] = provider,
            ["ContractNumber"] = contract, ["ServiceUserRef"] = person, ["ServiceUserDetails"] = "As sent", ["WeekEnding"] = date,
            ["ServiceType"] = "HOME CARE", ["VisitDate"] = date, ["StartTimeClaimed"] = "09:00:00", ["DurationClaimed"] = "01:00:00",
            ["ActualStartTime"] = "09:03:00", ["ActualDuration"] = "00:58:00", ["SecondaryVisit"] = "false", ["CareWorkerRef"] = "W1",
        };
        foreach (var (heading, cell) in changes)
        {
            cells[heading] = cell;
        }

        return Line(string.Join(',', VisitFileProfile.TwentyFourColumns.Columns.Select(column => cells.GetValueOrDefault(column.Heading, ""))));
    }

    /// <summary>A visit a day from the usual day on.</summary>
    public VisitSheet Days(int count)
    {
        for (var day = 0; day < count; day++)
        {
            Visit(Day.PlusDays(day));
        }

        return this;
    }

    public VisitSheet Line(string line)
    {
        _lines.Add(line);
        return this;
    }

    /// <summary>The rows from one to another, 0-based, as a file of their own.</summary>
    public VisitSheet Part(Range rows) => Of(_lines[rows]);

    public VisitSheet Reversed() => Of(_lines.AsEnumerable().Reverse());

    public string Text() => Headings + "\r\n" + string.Concat(_lines.Select(line => line + "\r\n"));

    public Stream File() => new MemoryStream(Encoding.UTF8.GetBytes(Text()));

    private VisitSheet Of(IEnumerable<string> lines)
    {
        var sheet = new VisitSheet(provider, contract, person);
        sheet._lines.AddRange(lines);
        return sheet;
    }
}
