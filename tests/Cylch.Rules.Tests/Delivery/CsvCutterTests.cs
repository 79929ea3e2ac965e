using System.Text;
using Cylch.Rules.Delivery;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Delivery;

public sealed class CsvCutterTests
{
    [Theory]
    [InlineData("a,b\nc,d\n", "a|b / c|d")]
    [InlineData("a,b\r\nc,d", "a|b / c|d")]
    [InlineData("\n\r\na\n\n", "a")]
    [InlineData("a,,\n", "a||")]
    [InlineData(",\n", "|")]
    [InlineData("\"a,b\",c\n", "a,b|c")]
    [InlineData("\"say \"\"hi\"\"\",\"\"\n", "say \"hi\"|")]
    [InlineData("x,\"a\r\nb\"\r\ny,z\r\n", "x|a\r\nb / y|z")]
    [InlineData("\"a\"\r\n", "a")]
    [InlineData("\"a\"", "a")]
    [InlineData("a\"b,c\nd,e\n", "!QuoteStray / d|e")]
    [InlineData("\"a\"b\nd\n", "!QuoteStray / d")]
    [InlineData("\"a\r", "!QuoteUnclosed")]
    [InlineData("\"a\nb,c\n", "!QuoteUnclosed / b|c")]
    [InlineData("\"a\"\rb\n", "!QuoteStray")]
    public void Records_are_cut_into_cells(string text, string expected)
    {
        for (var step = 1; step <= text.Length; step++)
        {
            Cut(text, step).ShouldBe(expected, $"{step} bytes at a time");
        }
    }

    [Fact]
    public void A_record_longer_than_64_bytes_is_cut_at_every_comma()
    {
        var cells = Enumerable.Range(0, 200).Select(number => $"cell-{number}").ToList();

        Cut(string.Join(',', cells) + "\n", 1000, recordLimit: 5000).ShouldBe(string.Join('|', cells));
    }

    [Theory]
    [InlineData("12345678901,x\nab\n", "!TooLong / ab")]
    [InlineData("\"234567890\",x\nab\n", "!TooLong / ab")]
    [InlineData("a,\"bcdefghijklmn\no\np\"\nab\n", "!TooLong / o / !QuoteStray / ab")]
    public void A_record_over_the_limit_costs_its_line(string text, string expected)
    {
        for (var step = 1; step <= text.Length; step++)
        {
            Cut(text, step, recordLimit: 10).ShouldBe(expected, $"{step} bytes at a time");
        }
    }

    [Fact]
    public void A_line_break_in_quotes_counts_only_when_the_record_comes_out_whole()
    {
        const string text = "a,b\nc,\"d\ne,f\ng,\"h\ni,j\n";

        Cut(text, 100, expectedCells: 2).ShouldBe("a|b / !QuoteUnclosed / e|f / !QuoteUnclosed / i|j");
    }

    [Fact]
    public void Cells_shared_with_the_record_before_are_counted()
    {
        var cutter = new CsvCutter(100, 100);
        "ab,cd,ef\nab,cd,eg\nab,cd,eg\n\"x\",y\nab,cd,eg\n"u8.CopyTo(cutter.Room.Span);
        cutter.Take(42);
        cutter.End();
        var same = new List<int>();
        while (cutter.Next())
        {
            same.Add(cutter.SameCells);
        }

        same.ShouldBe([0, 2, 2, 0, 0]);
    }

    [Fact]
    public void More_cells_than_can_be_read_are_still_counted()
    {
        var cutter = new CsvCutter(1000, 1000);
        Encoding.ASCII.GetBytes(new string(',', 400) + "\n").CopyTo(cutter.Room);
        cutter.Take(401);
        cutter.End();

        cutter.Next().ShouldBeTrue();
        cutter.CellCount.ShouldBe(401);
    }

    private static string Cut(string text, int step, int recordLimit = 100, int expectedCells = 0)
    {
        var cutter = new CsvCutter(recordLimit, 4) { ExpectedCells = expectedCells };
        var left = Encoding.UTF8.GetBytes(text).AsMemory();
        var records = new List<string>();
        while (!left.IsEmpty)
        {
            var room = cutter.Room;
            var count = Math.Min(Math.Min(step, room.Length), left.Length);
            left[..count].CopyTo(room);
            left = left[count..];
            cutter.Take(count);
            Drain(cutter, records);
        }

        cutter.End();
        Drain(cutter, records);
        return string.Join(" / ", records);
    }

    private static void Drain(CsvCutter cutter, List<string> records)
    {
        while (cutter.Next())
        {
            records.Add(cutter.Fault == CsvFault.None
                ? string.Join('|', Enumerable.Range(0, cutter.CellCount).Select(cell => Encoding.UTF8.GetString(cutter.Cell(cell))))
                : $"!{cutter.Fault}");
        }
    }
}
