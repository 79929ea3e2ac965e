using System.Text;
using Cylch.Rules.Delivery;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Delivery;

public sealed class CorrectionFileTests
{
    private static readonly CorrectionFile File = new("A,B"u8);

    [Fact]
    public void The_headings_come_after_two_columns_that_say_why() =>
        Text(File.Headings).ShouldBe("\uFEFF\"Why (English)\",\"Pam (Cymraeg)\",A,B\r\n");

    [Theory]
    [InlineData("1,2", "1,2")]
    [InlineData("\"1\",2 ", "\"1\",2 ")]
    [InlineData("1", "1")]
    [InlineData("\"a\r\nb\",2", "\"a\r\nb\",2")]
    [InlineData("1,=2", "1,\"'=2\"")]
    [InlineData("\"x, y\",@z", "\"x, y\",\"'@z\"")]
    [InlineData("\"open,2", "\"\"\"open,2\"")]
    [InlineData("=a\"b", "\"'=a\"\"b\"")]
    [InlineData("1,\0", "1,�")]
    public void A_row_is_given_back_as_it_was_sent_where_a_table_can_hold_it(string raw, string expected) =>
        Text(File.Row(Encoding.UTF8.GetBytes(raw), "No", "Na")).ShouldBe($"\"No\",\"Na\",{expected}\r\n");

    [Fact]
    public void A_row_of_no_text_is_given_back_readable() =>
        Text(File.Row([(byte)'1', 0xFF], "No", "Na")).ShouldBe("\"No\",\"Na\",1�\r\n");

    [Fact]
    public void Reasons_may_hold_quotes_and_commas() =>
        Text(File.Row("1,2"u8, "say \"x\", please", "=na")).ShouldBe("\"say \"\"x\"\", please\",\"'=na\",1,2\r\n");

    [Fact]
    public void A_correction_file_put_right_is_read_again()
    {
        var file = new CorrectionFile(Encoding.UTF8.GetBytes(VisitFileText.Headings));
        var row = Encoding.UTF8.GetBytes(new VisitFileText().Row());
        byte[] sent = [.. file.Headings.Span, .. file.Row(row, "Why", "Pam").Span];

        VisitFileText.Read(sent).OnlyRow.ContentKey.ShouldBe(new VisitFileText().With().Read().OnlyRow.ContentKey);
    }

    [Fact]
    public void A_second_round_does_not_add_the_columns_again()
    {
        var second = new CorrectionFile("Why (English),Pam (Cymraeg),A,B"u8);

        Text(second.Headings).ShouldBe("\uFEFF\"Why (English)\",\"Pam (Cymraeg)\",A,B\r\n");
        Text(second.Row("old,hen,1,\"a,b\""u8, "No", "Na")).ShouldBe("\"No\",\"Na\",1,\"a,b\"\r\n");
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
