using System.Text;
using Cylch.Rules.Delivery;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Delivery;

public sealed class ContentHashTests
{
    // Published answers of MurmurHash3_x64_128 with seed 0, as two 64-bit halves.
    [Theory]
    [InlineData("", 0x0000000000000000UL, 0x0000000000000000UL)]
    [InlineData("hello", 0xcbd8a7b341bd9b02UL, 0x5b1e906a48ae1d19UL)]
    [InlineData("hello, world", 0x342fac623a5ebc8eUL, 0x4cdcbc079642414dUL)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0xe34bbc7bbc071b6cUL, 0x7a433ca9c49a9347UL)]
    public void The_hash_is_the_published_one(string text, ulong first, ulong second) =>
        ContentHash.Of(Encoding.ASCII.GetBytes(text)).ShouldBe(new UInt128(first, second));

    [Fact]
    public void Every_byte_matters_at_every_length()
    {
        for (var length = 1; length <= 48; length++)
        {
            var bytes = new byte[length];
            var seen = new HashSet<UInt128> { ContentHash.Of(bytes) };
            for (var at = 0; at < length; at++)
            {
                bytes[at] = 1;
                seen.Add(ContentHash.Of(bytes)).ShouldBeTrue();
                bytes[at] = 0;
            }
        }
    }

    [Fact]
    public void Whole_numbers_hash_as_their_bytes_do()
    {
        long[] numbers = [1, -2, long.MaxValue, 0, 5, 6];
        var bytes = numbers.SelectMany(BitConverter.GetBytes).ToArray();

        ContentHash.Of(numbers.AsSpan()).ShouldBe(ContentHash.Of(bytes));
    }

    [Fact]
    public void A_key_is_kept_with_its_most_significant_byte_first() =>
        ContentHash.ToBytes(new UInt128(0x0102030405060708, 0x090A0B0C0D0E0F10)).ShouldBe(Enumerable.Range(1, 16).Select(n => (byte)n));
}
