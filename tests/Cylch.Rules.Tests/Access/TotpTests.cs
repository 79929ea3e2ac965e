using Cylch.Rules.Access;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Access;

/// <summary>Codes of an authenticator app, against the published vectors of RFC 6238 (appendix B, SHA-1, last six digits).</summary>
public sealed class TotpTests
{
    private static readonly byte[] Key = "12345678901234567890"u8.ToArray();

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_the_published_ones(long seconds, string code) =>
        Totp.Code(Key, Totp.StepAt(Instant.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_differ_by_one_step_and_no_more(int steps, bool isTaken)
    {
        var now = Instant.FromUnixTimeSeconds(1234567890);
        var code = Totp.Code(Key, Totp.StepAt(now) + steps);
        Totp.Accept(Key, code, now, null).HasValue.ShouldBe(isTaken);
    }

    [Fact]
    public void A_code_is_taken_once_and_no_older_one_after_it()
    {
        var now = Instant.FromUnixTimeSeconds(1234567890);
        var step = Totp.Accept(Key, "005924", now, null);
        step.ShouldBe(Totp.StepAt(now));
        Totp.Accept(Key, "005924", now, step).ShouldBeNull();
        Totp.Accept(Key, Totp.Code(Key, step!.Value - 1), now, step).ShouldBeNull();
        Totp.Accept(Key, Totp.Code(Key, step.Value + 1), now, step).ShouldBe(step + 1);
    }

    [Theory]
    [InlineData("005 924", true)]
    [InlineData("", false)]
    [InlineData("5924", false)]
    [InlineData("0059240", false)]
    [InlineData("letters", false)]
    public void A_code_is_six_digits_however_spaced(string typed, bool isTaken) =>
        Totp.Accept(Key, typed, Instant.FromUnixTimeSeconds(1234567890), null).HasValue.ShouldBe(isTaken);

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Keys_are_written_in_base_32(string key, string text) => Totp.KeyText(System.Text.Encoding.ASCII.GetBytes(key)).ShouldBe(text);
}
