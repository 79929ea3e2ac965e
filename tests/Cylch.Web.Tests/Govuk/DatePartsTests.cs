using Cylch.Web.Govuk;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Govuk;

public sealed class DatePartsTests
{
    [Theory]
    [InlineData("29", "2", "2028")]
    [InlineData(" 9 ", "02", "2026")]
    public void A_real_date_is_read(string day, string month, string year) =>
        new DateParts { Day = day, Month = month, Year = year }.Read().ShouldNotBeNull();

    [Theory]
    [InlineData("29", "2", "2026")]
    [InlineData("31", "11", "2026")]
    [InlineData("1", "13", "2026")]
    [InlineData("0", "1", "2026")]
    [InlineData("1", "1", "26")]
    [InlineData("-1", "1", "2026")]
    [InlineData("1.5", "1", "2026")]
    [InlineData("", "1", "2026")]
    public void What_is_no_date_is_not_read(string day, string month, string year) =>
        new DateParts { Day = day, Month = month, Year = year }.Read().ShouldBeNull();

    [Fact]
    public void A_date_put_in_comes_out_the_same() =>
        DateParts.From(new LocalDate(2026, 12, 2)).Read().ShouldBe(new LocalDate(2026, 12, 2));

    [Fact]
    public void Nothing_put_in_is_empty() => DateParts.From(null).IsEmpty.ShouldBeTrue();
}
