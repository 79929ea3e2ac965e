using Cylch.Rules.Contracts;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Contracts;

public sealed class SchemeStateTests
{
    private static readonly LocalDate Today = new(2026, 12, 2);
    private static readonly SchemeFacts First = new(1, Today.PlusDays(-200), true, false);

    [Theory]
    [InlineData(1, false, false, SchemeState.Proposed)]
    [InlineData(1, true, false, SchemeState.Acknowledged)]
    [InlineData(0, true, false, SchemeState.InForce)]
    [InlineData(0, false, false, SchemeState.Unread)]
    [InlineData(1, true, true, SchemeState.Withdrawn)]
    public void Where_a_version_stands_follows_from_its_dates(int daysAhead, bool isAcknowledged, bool isWithdrawn, SchemeState expected)
    {
        var second = new SchemeFacts(2, Today.PlusDays(daysAhead), isAcknowledged, isWithdrawn);

        SchemeStates.Of(second, [First, second], Today).ShouldBe(expected);
        SchemeStates.Of(First, [First, second], Today).ShouldBe(daysAhead == 0 && !isWithdrawn ? SchemeState.Replaced : SchemeState.InForce);
    }
}
