using System.Text;
using Cylch.Rules.Delivery;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Delivery;

public sealed class VisitCellsTests
{
    [Theory]
    [InlineData("29/02/2024", true)]
    [InlineData("29/02/2026", false)]
    [InlineData("31/04/2026", false)]
    [InlineData("00/01/2026", false)]
    [InlineData("01/13/2026", false)]
    [InlineData("01/01/1899", false)]
    [InlineData("01/01/2200", false)]
    [InlineData("01-01-2026", false)]
    [InlineData("1/1/2026", false)]
    [InlineData("0a/01/2026", false)]
    public void A_date_is_a_day_of_the_calendar(string text, bool isDate) =>
        VisitCells.TryDate(Utf8(text), VisitDateForm.DayMonthYear, out _, out _, out _).ShouldBe(isDate);

    [Fact]
    public void Every_byte_in_a_clock_must_be_what_it_should()
    {
        var good = Utf8("12:34:56");
        for (var at = 0; at < 8; at++)
        {
            for (var letter = 0; letter < 256; letter++)
            {
                var changed = good.ToArray();
                changed[at] = (byte)letter;
                var isDigit = letter is >= '0' and <= '9';
                var expected = at is 2 or 5 ? letter == ':' : at is 3 or 6 ? letter is >= '0' and <= '5' : isDigit;
                VisitCells.TryDuration(changed, VisitTimeForm.HoursMinutesSeconds, out _).ShouldBe(expected, $"byte {at} is {letter}");
            }
        }
    }

    [Theory]
    [InlineData("00:00:00", 0)]
    [InlineData("12:34:56", 45_296)]
    [InlineData("99:59:59", 359_999)]
    public void A_duration_is_read_in_seconds(string text, int seconds)
    {
        VisitCells.TryDuration(Utf8(text), VisitTimeForm.HoursMinutesSeconds, out var read).ShouldBeTrue();
        read.ShouldBe(seconds);
    }

    [Theory]
    [InlineData("01:30", 5_400, null)]
    [InlineData("01:30+01:00", 5_400, 3_600)]
    [InlineData("23:59+00:00", 86_340, 0)]
    public void A_time_may_say_its_offset(string text, int second, int? offset)
    {
        VisitCells.TryTime(Utf8(text), VisitTimeForm.HoursMinutes, out var read, out var written).ShouldBeTrue();
        (read, written).ShouldBe((second, offset));
    }

    [Theory]
    [InlineData("12", 1200)]
    [InlineData("12.5", 1250)]
    [InlineData("12.05", 1205)]
    [InlineData("0.00", 0)]
    [InlineData("99999.99", 9_999_999)]
    [InlineData("100000", null)]
    [InlineData("12.", null)]
    [InlineData(".5", null)]
    [InlineData("1,200", null)]
    [InlineData("-1", null)]
    [InlineData("1e3", null)]
    public void An_amount_is_read_in_whole_pence(string text, int? pence) =>
        (VisitCells.TryPence(Utf8(text), out var read) ? read : (int?)null).ShouldBe(pence);

    [Theory]
    [InlineData("TRUE", true)]
    [InlineData("yes", true)]
    [InlineData("1", true)]
    [InlineData("False", false)]
    [InlineData("0", false)]
    [InlineData("", null)]
    [InlineData("truely", null)]
    public void Yes_and_no_are_read_in_any_case(string text, bool? yes) =>
        (VisitCells.TryYesNo(Utf8(text), out var read) ? read : (bool?)null).ShouldBe(yes);

    [Theory]
    [InlineData("=A1", true)]
    [InlineData("\t@x", true)]
    [InlineData(" -1", true)]
    [InlineData("a=b", false)]
    [InlineData("", false)]
    public void A_cell_that_a_spreadsheet_might_run_is_known(string text, bool isFormula) =>
        VisitCells.IsFormula(Utf8(text)).ShouldBe(isFormula);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
