using Cylch.Rules.Contracts;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Contracts;

public sealed class MovedTermsTests
{
    private static readonly LocalDate NextYear = new(2027, 4, 5);
    private static readonly LocalDate ThisPeriod = new(2026, 10, 19);

    [Fact]
    public void Every_date_moves_by_the_same_number_of_days_and_nothing_else_moves()
    {
        var scheme = new PaymentScheme(1, 4, NextYear, NamedSchemes.Of(NamedScheme.Devon, NextYear, NextYear.PlusDays(363)));

        var moved = MovedTerms.To(scheme, ThisPeriod);

        moved.InForceFrom.ShouldBe(ThisPeriod);
        var time = moved.Find<TimeAtRate>()!;
        (time.Rates[0].From, time.RatesUntil).ShouldBe((ThisPeriod, ThisPeriod.PlusDays(363)));
        time.PenceAnHour(RateBand.Day, ThisPeriod).ShouldBe(scheme.Find<TimeAtRate>()!.PenceAnHour(RateBand.Day, NextYear));
        RulesJson.Write(moved.Terms.Skip(1)).ShouldBe(RulesJson.Write(scheme.Terms.Skip(1)));
    }

    [Fact]
    public void There_and_back_again_is_where_it_was()
    {
        foreach (var name in Enum.GetValues<NamedScheme>())
        {
            var scheme = new PaymentScheme(1, 1, NextYear, NamedSchemes.Of(name, NextYear, NextYear.PlusDays(363)));
            RulesJson.Write(MovedTerms.To(MovedTerms.To(scheme, ThisPeriod), NextYear).Terms).ShouldBe(RulesJson.Write(scheme.Terms));
        }
    }
}
