using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class IndependenceCheckTests
{
    private static readonly LocalDate Today = new(2026, 11, 30);
    private static readonly LocalDate Since = new(2026, 11, 20);
    private static readonly DateRange Package = new(new LocalDate(2026, 8, 24));
    private static readonly PartInResult[] Parts = [new(PartTaken.Claimed, 1), new(PartTaken.ArrangedPackage, 2), new(PartTaken.ApprovedPlan, null)];

    [Fact]
    public void A_day_between_the_start_of_care_and_today_may_be_claimed()
    {
        IndependenceCheck.Claim(Package, Since, Today, null, null).ShouldBeNull();
        IndependenceCheck.Claim(Package, Today, Today, null, null).ShouldBeNull();
        IndependenceCheck.Claim(Package, Package.Start.PlusDays(1), Today, null, null).ShouldBeNull();
    }

    [Fact]
    public void What_cannot_be_claimed_is_refused_with_its_day()
    {
        IndependenceCheck.Claim(Package, Today.PlusDays(1), Today, null, null).ShouldBe(new Refusal("settlement.independence-in-future", Today.PlusDays(1)));
        IndependenceCheck.Claim(Package, Package.Start, Today, null, null)
            .ShouldBe(new Refusal("settlement.independence-before-package", Package.Start, Package.Start));
        IndependenceCheck.Claim(Package, Since, Today, Since, null).ShouldBe(new Refusal("settlement.independence-waits", Since));
        IndependenceCheck.Claim(Package, Since, Today, null, Since).ShouldBe(new Refusal("settlement.independence-stands", Since));
    }

    [Fact]
    public void Whoever_took_part_or_works_for_the_provider_may_not_verify()
    {
        IndependenceCheck.Verify(9, true, Parts, true, Since, null, false).ShouldBe(new Refusal("settlement.verifier-of-provider"));
        IndependenceCheck.Verify(1, false, Parts, true, Since, null, false).ShouldBe(new Refusal("settlement.verifier-made-claim"));
        IndependenceCheck.Verify(2, false, Parts, false, Since, null, false).ShouldBe(new Refusal("settlement.verifier-arranged-package"));
        IndependenceCheck.Verify(9, false, Parts, true, Since, null, false).ShouldBeNull();
    }

    [Fact]
    public void Care_that_goes_on_or_went_on_stands_against_it_only_where_it_would_stand()
    {
        IndependenceCheck.Verify(9, false, Parts, true, Since, null, true).ShouldBe(new Refusal("settlement.independence-care-goes-on", Since));
        IndependenceCheck.Verify(9, false, Parts, true, Since, Since, false).ShouldBe(new Refusal("settlement.independence-care-until", Since, Since));
        IndependenceCheck.Verify(9, false, Parts, false, Since, Since, true).ShouldBeNull();
    }
}
