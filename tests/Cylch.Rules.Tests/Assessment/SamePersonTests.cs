using Cylch.Rules.Assessment;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Assessment;

public class SamePersonTests
{
    private static readonly LocalDate Born = new(1942, 5, 12);

    [Theory]
    [InlineData("Mair", "Ellis", true)]
    [InlineData("MAIR", "ellis", true)]
    [InlineData("Mair", "Elis", true)]
    [InlineData("Ellis", "Mair", true)]
    [InlineData("Mair Eluned", "Ellis", true)]
    [InlineData("Mari", "Ellis", false)]
    [InlineData("Olwen", "Ellis", false)]
    [InlineData("Mair", "Bevan", false)]
    public void The_same_day_and_a_similar_name_is_likely_the_same(string given, string family, bool isLikely) =>
        SamePerson.IsLikely(new NamedPerson("Mair", "Ellis", null, Born), new NamedPerson(given, family, null, Born)).ShouldBe(isLikely);

    [Fact]
    public void The_name_somebody_goes_by_counts() =>
        SamePerson.IsLikely(new NamedPerson("Margaret", "Ellis", "Meg", Born), new NamedPerson("Meg", "Ellis", null, Born)).ShouldBeTrue();

    [Fact]
    public void Without_both_days_of_birth_nobody_is_likely_the_same()
    {
        var known = new NamedPerson("Mair", "Ellis", null, Born);
        SamePerson.IsLikely(known, known with { BornOn = null }).ShouldBeFalse();
        SamePerson.IsLikely(known with { BornOn = null }, known with { BornOn = null }).ShouldBeFalse();
        SamePerson.IsLikely(known, known with { BornOn = Born.PlusDays(1) }).ShouldBeFalse();
    }

    [Fact]
    public void Likeness_goes_both_ways()
    {
        var (one, other) = (new NamedPerson("Margaret", "Ellis", "Meg", Born), new NamedPerson("Meg", "Elis", null, Born));
        SamePerson.IsLikely(one, other).ShouldBe(SamePerson.IsLikely(other, one));
    }
}
