using System.Text;
using Cylch.Rules.Delivery;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Delivery;

/// <summary>Files broken on purpose, from a seed: each failure names the seed that made it.</summary>
public sealed class VisitFileFuzzTests
{
    private const int Files = 20_000;

    private static readonly string[] Fragments =
    [
        "\"", "\"\"", ",", "\n", "\r", "\r\n", "\0", "=1+1", "+", "-", "@", "\t", "ŵ", "\uFEFF", " ", "29/03/2026", "01:30:00", "25/10/2026",
        "24:00:00", "99:99:99", "-1", "true", "", "😀", "01:30:00+01:00", "\u007F", "99999999999999999999", "00:00:00", "\"\r\n\"", ";",
    ];

    [Fact]
    public void No_broken_file_breaks_the_reader_and_every_row_is_accounted_for()
    {
        for (var seed = 0; seed < Files; seed++)
        {
            var numbers = SeededNumbers.For(2026, "visit-fuzz", seed);
            var file = Broken(ref numbers);
            var whole = VisitFileText.Read(file);

            ShouldAddUp(whole, $"seed {seed}");
            if (seed % 4 == 0)
            {
                var inSteps = VisitFileText.Read(file, numbers.Between(1, 40));
                inSteps.Reader.FileRefusal.ShouldBe(whole.Reader.FileRefusal, $"seed {seed}");
                inSteps.Rows.Select(row => (row.Line, row.ContentKey))
                    .ShouldBe(whole.Rows.Select(row => (row.Line, row.ContentKey)), $"seed {seed}");
                inSteps.Refused.Select(Shape).ShouldBe(whole.Refused.Select(Shape), $"seed {seed}");
            }
        }
    }

    [Fact]
    public void Many_unclosed_quotes_take_no_longer_than_as_many_good_rows()
    {
        var line = new VisitFileText().Row(("OutcomeNote", "\"never closed"));
        var text = VisitFileText.Headings + "\n" + string.Concat(Enumerable.Repeat(line + "\n" + new string('x', 500) + "\n", 5_000));
        var started = System.Diagnostics.Stopwatch.StartNew();

        VisitFileText.Read(text).Reader.Tally.Refused.ShouldBe(10_000);
        started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static void ShouldAddUp(VisitFileReading reading, string because)
    {
        var tally = reading.Reader.Tally;
        tally.Balances.ShouldBeTrue(because);
        tally.Accepted.ShouldBe(reading.Rows.Count, because);
        tally.Refused.ShouldBe(reading.Refused.Count, because);
        (reading.Reader.FileRefusal is not null || tally.RowsRead > 0).ShouldBeTrue(because);
        foreach (var refused in reading.Refused)
        {
            refused.Reasons.ShouldNotBeEmpty(because);
        }

        var correction = new CorrectionFile(reading.Reader.RawHeadings.Span);
        foreach (var refused in reading.Refused)
        {
            correction.Row(refused.Raw.Span, "no", "na").Length.ShouldBeGreaterThan(0, because);
        }
    }

    private static string Shape(RefusedRow row) =>
        $"{row.Line} {string.Join(';', row.Reasons)} {Convert.ToHexString(row.Raw.Span)} {row.HasWholeCells}";

    // A good file of a few rows, then a few things done to it: the start is often left alone so that its rows are reached.
    private static byte[] Broken(ref SeededNumbers numbers)
    {
        var text = new VisitFileText();
        var lines = new List<string> { VisitFileText.Headings };
        for (var rows = numbers.Between(0, 4); rows > 0; rows--)
        {
            var heading = numbers.Pick(VisitFileProfile.TwentyFourColumns.Columns).Heading;
            lines.Add(numbers.Chance(50) ? text.Row() : text.Row((heading, numbers.Pick(Fragments))));
        }

        var file = Encoding.UTF8.GetBytes(string.Join(numbers.Chance(50) ? "\n" : "\r\n", lines)).ToList();
        for (var changes = numbers.Between(0, 4); changes > 0; changes--)
        {
            var from = numbers.Chance(80) ? Math.Min(VisitFileText.Headings.Length, file.Count) : 0;
            Change(file, from + numbers.Below(file.Count - from + 1), ref numbers);
        }

        return [.. file];
    }

    private static void Change(List<byte> file, int at, ref SeededNumbers numbers)
    {
        switch (numbers.Below(5))
        {
            case 0:
                file.InsertRange(at, Encoding.UTF8.GetBytes(numbers.Pick(Fragments)));
                break;
            case 1:
                file.RemoveRange(at, Math.Min(numbers.Between(1, 30), file.Count - at));
                break;
            case 2 when at < file.Count:
                file[at] = (byte)numbers.Below(256);
                break;
            case 3:
                file.InsertRange(at, file.GetRange(at, Math.Min(numbers.Between(1, 200), file.Count - at)));
                break;
            default:
                file.Insert(at, (byte)numbers.Below(256));
                break;
        }
    }
}
