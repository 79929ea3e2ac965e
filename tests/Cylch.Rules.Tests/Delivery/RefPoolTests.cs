using System.Text;
using Cylch.Rules.Delivery;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Delivery;

public sealed class RefPoolTests
{
    [Fact]
    public void Texts_are_numbered_in_the_order_first_met_whatever_the_seed()
    {
        foreach (var seed in new ulong[] { 0, 1, ulong.MaxValue })
        {
            var pool = new RefPool(seed);
            for (var round = 0; round < 2; round++)
            {
                for (var number = 1; number <= 5000; number++)
                {
                    pool.NumberOf(Encoding.UTF8.GetBytes($"P{number}")).ShouldBe(number);
                }
            }

            pool.Count.ShouldBe(5001);
            pool.Text(4321).ShouldBe("P4321");
        }
    }

    [Fact]
    public void The_empty_text_is_number_0()
    {
        var pool = new RefPool(1);

        pool.NumberOf([]).ShouldBe(0);
        pool.Text(0).ShouldBe("");
    }

    [Fact]
    public void Texts_that_differ_only_in_length_are_different()
    {
        var pool = new RefPool(1);
        var numbers = Enumerable.Range(1, 40).Select(length => pool.NumberOf(new byte[length])).ToList();

        numbers.ShouldBe(Enumerable.Range(1, 40));
    }

    [Fact]
    public void The_content_of_a_text_is_the_same_in_every_pool()
    {
        var first = new RefPool(1);
        var second = new RefPool(2);
        second.NumberOf("other"u8);

        first.ContentOf(first.NumberOf("Mair"u8)).ShouldBe(second.ContentOf(second.NumberOf("Mair"u8)));
    }
}
