using System.Text;
using Cylch.Rules.Delivery;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Journeys.Tests;

/// <summary>A provider's file of visits in the 24 columns: half an hour each morning and each evening.</summary>
internal static class VisitsFile
{
    private const string WrongDay = "32/12/2026";
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dd/MM/uuuu");

    /// <param name="wrongRows">How many of the first rows name a day that is no day.</param>
    public static FilePayload Of(IEnumerable<Someone> people, LocalDate from, LocalDate until, int wrongRows)
    {
        var text = new StringBuilder(string.Join(',', VisitFileProfile.TwentyFourColumns.Columns.Select(c => c.Heading))).Append("\r\n");
        var rows = 0;
        foreach (var (person, worker) in people.Select((person, at) => (person, at + 1)))
        {
            for (var day = from; day <= until; day = day.PlusDays(1))
            {
                // One care worker goes from one person to the next.
                foreach (var hour in new[] { 8 + worker, 16 + worker })
                {
                    text.Append(Row(person, day, rows++ < wrongRows ? WrongDay : Day.Format(day), $"{hour:D2}:00:00")).Append("\r\n");
                }
            }
        }

        return new FilePayload { Name = "visits-january.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text.ToString()) };
    }

    /// <summary>A correction file with its wrong days put right, as somebody at a spreadsheet would.</summary>
    public static FilePayload Mended(string correction, LocalDate day) => new()
    {
        Name = "visits-january-again.csv",
        MimeType = "text/csv",
        Buffer = Encoding.UTF8.GetBytes(correction.Replace(WrongDay, Day.Format(day), StringComparison.Ordinal)),
    };

    private static string Row(Someone person, LocalDate day, string written, string start)
    {
        var week = Day.Format(day.DayOfWeek == IsoDayOfWeek.Sunday ? day : day.Next(IsoDayOfWeek.Sunday));
        return $"J1,Visits,2027-01-11T09:00:00,TYG,{person.Contract},{person.Reference},{person.FullName},{week},,,,HOME CARE,"
            + $"{written},{start},00:30:00,{start},00:30:00,false,1,{start},00:30:00,W901,,";
    }
}
