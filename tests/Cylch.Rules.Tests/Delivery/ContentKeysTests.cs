using Cylch.Rules.Delivery;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Delivery;

public sealed class ContentKeysTests
{
    [Fact]
    public void Keys_are_remembered_with_the_line_they_were_first_met_on()
    {
        var keys = new ContentKeys();
        for (var line = 1; line <= 10_000; line++)
        {
            keys.TryAdd(Key(line), line, out _).ShouldBeTrue();
        }

        for (var line = 1; line <= 10_000; line++)
        {
            keys.TryAdd(Key(line), line + 1, out var first).ShouldBeFalse();
            first.ShouldBe(line);
        }

        keys.Count.ShouldBe(10_000);
        keys.Contains(Key(10_001)).ShouldBeFalse();
    }

    [Fact]
    public void Keys_with_the_same_low_bits_and_the_key_of_nothing_are_kept_apart()
    {
        var keys = new ContentKeys();

        keys.TryAdd(new UInt128(1, 0), 5, out _).ShouldBeTrue();
        keys.TryAdd(UInt128.Zero, 6, out _).ShouldBeTrue();
        keys.TryAdd(new UInt128(2, 0), 7, out _).ShouldBeTrue();
        keys.TryAdd(UInt128.Zero, 8, out var first).ShouldBeFalse();
        first.ShouldBe(6);
    }

    private static UInt128 Key(int number) => ContentHash.Of(BitConverter.GetBytes(number));
}
