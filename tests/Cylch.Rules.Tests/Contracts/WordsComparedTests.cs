using Cylch.Rules.Contracts;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Contracts;

public sealed class WordsComparedTests
{
    [Fact]
    public void A_changed_share_is_taken_out_and_put_in_and_the_rest_stays() =>
        WordsCompared.Of("We hold back 6% of the price.", "We hold back 8% of the whole price.").ShouldBe(
        [
            new ComparedWords(WordsBecame.Same, "We hold back"), new ComparedWords(WordsBecame.Removed, "6%"), new ComparedWords(WordsBecame.Added, "8%"),
            new ComparedWords(WordsBecame.Same, "of the"), new ComparedWords(WordsBecame.Added, "whole"), new ComparedWords(WordsBecame.Same, "price."),
        ]);

    [Theory]
    [InlineData(1)]
    [InlineData(20261202)]
    [InlineData(7)]
    public void Law_both_sentences_can_be_read_back_and_equal_sentences_differ_in_nothing(int seed)
    {
        var numbers = new SeededNumbers((ulong)seed);
        for (var round = 0; round < 400; round++)
        {
            var (before, after) = (Sentence(ref numbers), Sentence(ref numbers));

            var compared = WordsCompared.Of(before, after);

            Joined(compared, WordsBecame.Added).ShouldBe(before, $"seed {seed}, round {round}");
            Joined(compared, WordsBecame.Removed).ShouldBe(after, $"seed {seed}, round {round}");
            WordsCompared.Of(before, before).ShouldAllBe(part => part.Became == WordsBecame.Same);
        }
    }

    private static string Joined(IEnumerable<ComparedWords> parts, WordsBecame without) =>
        string.Join(' ', parts.Where(part => part.Became != without).Select(part => part.Text));

    private static string Sentence(ref SeededNumbers numbers)
    {
        var words = new string[numbers.Below(9)];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = numbers.Pick<string>(["a", "b", "c", "d"]);
        }

        return string.Join(' ', words);
    }
}
