using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class CouplingTests
{
    [Fact]
    public void Of_every_kind_of_term_it_is_said_how_far_it_looks() =>
        TermShape.Kinds.Values.Except(Enum.GetValues<Tie>().SelectMany(tie => CouplingKinds.With(tie))).ShouldBeEmpty();

    [Fact]
    public void A_kind_that_nobody_has_named_is_tied_to_nothing_known() => Coupling.Of(new Unheard(1)).ShouldBeNull();

    [Fact]
    public void A_cap_for_the_year_ties_people_together_and_a_cap_for_a_person_does_not()
    {
        Coupling.TiesPeople(Of(new PersonYearCap(1, 200_00), new BlockPayment(2, 1_000_00, 13))).ShouldBeFalse();
        Coupling.TiesPeople(Of(new PersonYearCap(1, 200_00), new ContractYearCap(2, 900_00))).ShouldBeTrue();
        Coupling.TiesPeople(Of(new Unheard(1))).ShouldBeTrue();
    }

    private static PaymentScheme Of(params PaymentTerm[] terms) => new(1, 1, new LocalDate(2026, 4, 6), terms);

    private sealed record Unheard(int Number) : PaymentTerm(Number);
}
