using System.Text;
using Cylch.Rules;
using Cylch.Web.Shared;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Shared;

public sealed class CsvTextTests
{
    [Fact]
    public void A_file_begins_with_the_byte_order_mark_and_its_lines_end_in_crlf()
    {
        var bytes = new CsvText("Enw", "Swm").Row("Tŷ Gwyn", 12).ToBytes();

        bytes[..3].ShouldBe(new byte[] { 0xEF, 0xBB, 0xBF });
        Encoding.UTF8.GetString(bytes[3..]).ShouldBe("Enw,Swm\r\nTŷ Gwyn,12\r\n");
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("one, two", "\"one, two\"")]
    [InlineData("say \"ie\"", "\"say \"\"ie\"\"\"")]
    [InlineData("line\nline", "\"line\nline\"")]
    [InlineData("carriage\rreturn", "\"carriage\rreturn\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData(" leading space", "\" leading space\"")]
    [InlineData("nul\0byte", "nulbyte")]
    public void Text_is_quoted_only_where_it_must_be(string text, string cell) => CsvText.Cell(text).ShouldBe(cell);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44 1248 000000", "'+44 1248 000000")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1", "'＝1")]
    [InlineData(" =1", "' =1")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("\0=1", "'=1")]
    public void Text_that_a_spreadsheet_would_run_is_made_harmless(string text, string cell) => CsvText.Cell(text).ShouldBe(cell);

    [Theory]
    [InlineData("-12.50")]
    [InlineData("+3")]
    [InlineData("0")]
    public void Text_that_is_a_number_is_left_alone(string number) => CsvText.Cell(number).ShouldBe(number);

    [Fact]
    public void Values_stand_in_a_form_that_every_program_reads()
    {
        CsvText.Cell(new Money(-116627)).ShouldBe("-1166.27");
        CsvText.Cell(new Money(5)).ShouldBe("0.05");
        CsvText.Cell(1234567.5m).ShouldBe("1234567.5");
        CsvText.Cell(-3L).ShouldBe("-3");
        CsvText.Cell(new LocalDate(2026, 3, 1)).ShouldBe("2026-03-01");
        CsvText.Cell(Instant.FromUtc(2026, 3, 1, 9, 30)).ShouldBe("2026-03-01T09:30:00Z");
        CsvText.Cell(null).ShouldBe("");
    }

    [Fact]
    public void A_row_longer_or_shorter_than_the_header_is_refused()
    {
        var csv = new CsvText("One", "Two");

        Should.Throw<ArgumentException>(() => csv.Row("only one"));
        Should.Throw<ArgumentException>(() => csv.Row(1, 2, 3));
    }

    [Fact]
    public void A_kind_of_value_without_an_agreed_form_is_refused() => Should.Throw<ArgumentException>(() => CsvText.Cell(1.5));

    [Fact]
    public void The_file_says_what_it_is_called_and_what_it_is()
    {
        var file = new CsvText("One").Row("1").ToFile("figures.csv");

        file.ContentType.ShouldBe("text/csv; charset=utf-8");
        file.FileDownloadName.ShouldBe("figures.csv");
        file.FileContents.Length.ShouldBe(3 + "One\r\n1\r\n".Length);
    }
}
