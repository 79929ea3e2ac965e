using Cylch.Rules.Delivery;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Delivery;

public sealed class VisitContentTests
{
    [Theory]
    [InlineData("ProviderRef", "D2")]
    [InlineData("ContractNumber", "C2")]
    [InlineData("ServiceUserRef", "P2")]
    [InlineData("ServiceType", "NIGHT")]
    [InlineData("CareWorkerRef", "")]
    [InlineData("VisitDate", "02/09/2026")]
    [InlineData("StartTimeClaimed", "08:00:01")]
    [InlineData("DurationClaimed", "00:31:00")]
    [InlineData("ActualStartTime", "08:03:01")]
    [InlineData("ActualDuration", "00:29:31")]
    [InlineData("PlannedStartTime", "08:05:00")]
    [InlineData("PlannedDuration", "00:45:00")]
    [InlineData("SecondaryVisit", "true")]
    [InlineData("NumberOfCarers", "2")]
    [InlineData("PaymentClaimed", "0")]
    [InlineData("ServiceUserContribution", "0")]
    [InlineData("OutcomeNote", "well")]
    public void Another_fact_of_the_visit_is_another_visit(string heading, string cell) => Key((heading, cell)).ShouldNotBe(Key());

    [Theory]
    [InlineData("FileReference", "F2")]
    [InlineData("Description", "Again")]
    [InlineData("Created", "2026-10-02T09:12:00")]
    [InlineData("ServiceUserDetails", "M Ellis")]
    [InlineData("WeekEnding", "13/09/2026")]
    [InlineData("OurRef", "INV2")]
    [InlineData("StartTimeClaimed", " 08:00:00 ")]
    [InlineData("ActualStartTime", "08:03:00+01:00")]
    [InlineData("NumberOfCarers", "1")]
    [InlineData("SecondaryVisit", "no")]
    public void Another_sending_or_way_of_writing_is_the_same_visit(string heading, string cell) => Key((heading, cell)).ShouldBe(Key());

    [Fact]
    public void Keys_already_stored_stay_what_they_are() =>
        Convert.ToHexString(ContentHash.ToBytes(Key())).ShouldBe("57C9529BF18ABF96E0F6EE73DCD4ADDA");

    [Fact]
    public void A_row_has_the_same_key_wherever_it_stands()
    {
        var reading = new VisitFileText().With(("CareWorkerRef", "W9"), ("OutcomeNote", "x")).With().With(("ServiceUserRef", "P7")).With().Read();

        reading.Rows[1].ContentKey.ShouldBe(Key());
        reading.Rows[3].ContentKey.ShouldBe(Key());
    }

    private static UInt128 Key(params (string Heading, string Cell)[] changes) => new VisitFileText().With(changes).Read().OnlyRow.ContentKey;
}
