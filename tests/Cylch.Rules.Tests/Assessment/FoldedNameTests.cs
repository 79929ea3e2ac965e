using Cylch.Rules.Assessment;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Assessment;

public class FoldedNameTests
{
    [Theory]
    [InlineData("Siân", "sian")]
    [InlineData("Tŷ Gwŷr", "ty gwyr")]
    [InlineData("Llŷr ap Rhŵn", "llyr ap rhwn")]
    [InlineData("Zoë", "zoe")]
    [InlineData("O'Neill", "oneill")]
    [InlineData("O’Neill", "oneill")]
    [InlineData("Bowen-Jones", "bowen jones")]
    [InlineData("  MAIR  ", "mair")]
    [InlineData("P-0001", "p 0001")]
    [InlineData("ẅ", "w")]
    [InlineData("—", "")]
    [InlineData("", "")]
    public void A_name_is_folded_as_it_is_looked_for(string name, string folded) => FoldedName.Of(name).ShouldBe(folded);

    [Fact]
    public void Folding_twice_changes_nothing() => FoldedName.Of(FoldedName.Of("Siân Tŷ-Gwŷr")).ShouldBe(FoldedName.Of("Siân Tŷ-Gwŷr"));

    [Fact]
    public void Words_stand_between_spaces_so_that_a_beginning_can_be_looked_for()
    {
        FoldedName.Words("Siân", null, "Gwŷr", "P-1").ShouldBe(" sian gwyr p 1 ");
        FoldedName.Words(null, " ").ShouldBe("");
    }
}
