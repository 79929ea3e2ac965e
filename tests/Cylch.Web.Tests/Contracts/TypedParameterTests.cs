using Cylch.Rules.Contracts;
using Cylch.Web.Pages.Contracts;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Contracts;

public sealed class TypedParameterTests
{
    [Theory]
    [InlineData(ParameterSort.Pence, "£1,234.50", "123450", "1234.50")]
    [InlineData(ParameterSort.Percent, "7.5%", "3/40", "7.5")]
    [InlineData(ParameterSort.Percent, "1/3", "1/3", "1/3")]
    [InlineData(ParameterSort.Factor, "1.15", "23/20", "1.15")]
    [InlineData(ParameterSort.Figure, "95", "95/1", "95")]
    [InlineData(ParameterSort.Whole, "14", "14", "14")]
    [InlineData(ParameterSort.Day, "5/4/2027", "2027-04-05", "2027-04-05")]
    [InlineData(ParameterSort.Time, "7:00", "07:00:00", "07:00")]
    [InlineData(ParameterSort.Text, "visits", "visits", "visits")]
    public void What_is_typed_is_stored_and_shown_again(ParameterSort sort, string typed, string stored, string shown)
    {
        var parameter = new TermParameter("x", sort, false, null, null, []);

        var value = TypedParameter.Read(parameter, typed, out var isUnreadable);

        isUnreadable.ShouldBeFalse();
        value!.ToString().ShouldBe(stored);
        TypedParameter.Typed(parameter, value).ShouldBe(shown);
    }

    [Theory]
    [InlineData(ParameterSort.Pence, "32.505")]
    [InlineData(ParameterSort.Pence, "lots")]
    [InlineData(ParameterSort.Percent, "1/0")]
    [InlineData(ParameterSort.Percent, "6 of 10")]
    [InlineData(ParameterSort.Whole, "1.5")]
    [InlineData(ParameterSort.Whole, "99999999999")]
    [InlineData(ParameterSort.Day, "2027-02-30")]
    [InlineData(ParameterSort.Time, "25:00")]
    public void What_cannot_be_read_is_not_guessed(ParameterSort sort, string typed)
    {
        TypedParameter.Read(new TermParameter("x", sort, false, null, null, []), typed, out var isUnreadable).ShouldBeNull();
        isUnreadable.ShouldBeTrue();
    }

    [Fact]
    public void Nothing_typed_is_nothing_said()
    {
        TypedParameter.Read(new TermParameter("x", ParameterSort.Pence, false, null, null, []), "  ", out var isUnreadable).ShouldBeNull();
        isUnreadable.ShouldBeFalse();
    }
}
