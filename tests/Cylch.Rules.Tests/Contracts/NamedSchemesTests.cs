using Cylch.Rules.Contracts;
using Cylch.Rules.Tests.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Contracts;

public sealed class NamedSchemesTests
{
    private static readonly LocalDate From = new(2026, 4, 6);
    private static readonly LocalDate Until = new(2027, 4, 4);

    [Theory]
    [InlineData(NamedScheme.Wiltshire, "wiltshire-help-to-live-at-home.md")]
    [InlineData(NamedScheme.RateCard, "uk-rate-card.md")]
    [InlineData(NamedScheme.Threshold, "threshold-all-or-nothing.md")]
    [InlineData(NamedScheme.Gwynedd, "gwynedd-thirteen-payments.md")]
    [InlineData(NamedScheme.Devon, "devon-named-indicators.md")]
    [InlineData(NamedScheme.GainShare, "gain-share-behind-two-gates.md")]
    [InlineData(NamedScheme.ServiceFund, "individual-service-fund.md")]
    [InlineData(NamedScheme.TimeBank, "carmarthenshire-time-bank.md")]
    public void A_real_scheme_is_begun_with_the_terms_its_worked_example_settles_by(NamedScheme name, string example) =>
        RulesJson.Write(NamedSchemes.Of(name, From, Until)).ShouldBe(
            RulesJson.Write(ExampleTerms.Read(new ExampleFile(Path.Combine(ExampleFile.Folder, example)), From).Terms));

    [Fact]
    public void Each_is_sound_for_a_year_from_its_first_day()
    {
        var start = new LocalDate(2027, 4, 5);
        foreach (var name in Enum.GetValues<NamedScheme>())
        {
            var scheme = new PaymentScheme(1, 1, start, NamedSchemes.Of(name, start, start.PlusDays(363)));
            SchemeCheck.AllRefusals(scheme, new DateRange(start, start.PlusDays(363))).ShouldBeEmpty(name.ToString());
        }
    }
}
