using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Contracts;

public sealed class TermPairsTests
{
    [Fact]
    public void A_term_is_the_same_term_under_another_number()
    {
        var pairs = TermPairs.Of([new NeutralEndings(1, 14), new OutcomeCap(2, 100)], [new OutcomeCap(1, 200), new NeutralEndings(2, 14)]);

        pairs.Select(pair => (pair.Before?.Number, pair.After?.Number)).ShouldBe([(2, 1), (1, 2)]);
        pairs.Select(pair => pair.IsSame).ShouldBe([false, true]);
    }

    [Fact]
    public void Among_several_of_a_kind_those_that_share_most_are_one()
    {
        PaymentTerm change = new PriceByResult(1, OutcomeKind.Change, 100, 50, 0, 0, BandWeights.Same);
        PaymentTerm steady = new PriceByResult(2, OutcomeKind.Maintenance, 100, 50, 80, 0, BandWeights.Same);

        var pairs = TermPairs.Of([change, steady], [steady with { Number = 1 }, change with { Number = 2 }]);

        pairs.ShouldAllBe(pair => pair.IsSame);
    }

    [Fact]
    public void What_was_added_and_what_was_taken_out_stand_alone_in_their_places()
    {
        var pairs = TermPairs.Of(
            [new NeutralEndings(1, 14), new OutcomeCap(2, 100), new BlockPayment(3, 5, 13)], [new NeutralEndings(1, 14), new PersonYearCap(2, 300), new BlockPayment(3, 5, 13)]);

        pairs.Select(pair => (pair.Before?.GetType().Name, pair.After?.GetType().Name)).ShouldBe(
        [
            ("NeutralEndings", "NeutralEndings"), ("OutcomeCap", null), (null, "PersonYearCap"), ("BlockPayment", "BlockPayment"),
        ]);
    }
}
