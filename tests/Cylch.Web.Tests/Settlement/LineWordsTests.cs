using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Cylch.Web.Settlement;
using Cylch.Web.Wording;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Settlement;

public class LineWordsTests
{
    private static readonly W English = new(WordBook.Load(), Language.English);
    private static readonly W Welsh = new(WordBook.Load(), Language.Welsh);

    [Fact]
    public void Mairs_release_is_explained_step_by_step_to_98_pounds_28()
    {
        var scheme = new PaymentScheme(14, 3, new LocalDate(2026, 3, 1),
            [new ReleaseOnVerified(4, 2, Share.Whole, Share.Percent(60), new Share(1, 2), 1, ReleaseFrom.BeforeThisPeriod)]);
        var facts = new ReleaseLineInputs(
            1, new ReadingFacts(OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, 6), new HeldMoney(163_80, 0, 0));

        var steps = Explain.Line(scheme, 4, LineKind.Released, facts).Steps;

        steps.Select(step => LineWords.Step(English, step)).ShouldBe(
        [
            "The mark is 50% of the way from 2 to 7: 4.5.",
            "The reading is 6, past the mark and below the target 7: part of the way.",
            "60% of £163.80, held for its first review, is £98.28.",
            "£98.28 is whole pence and needs no rounding: £98.28.",
            "£98.28 and £0.00 together: £98.28 is released.",
            "£163.80 less £98.28 leaves £65.52, held for one more review.",
        ]);
        LineWords.Step(Welsh, steps[0]).ShouldBe("Y marc yw 50% o’r ffordd o 2 i 7: 4.5.");
    }

    [Fact]
    public void An_amount_before_rounding_keeps_its_fraction_of_a_penny()
    {
        var scheme = new PaymentScheme(1, 1, new LocalDate(2026, 3, 1),
            [new PricePerPoint(6, 42_50, new BandWeights(Share.Whole, Share.Percent(115), Share.Percent(135)))]);
        var facts = new ResultLineInputs(1, new ReadingFacts(OutcomeKind.Change, Measure.OwnScale0To10, 3, 7, 6), 3, ComplexityBand.B);

        var steps = Explain.Line(scheme, 6, LineKind.Result, facts).Steps;

        LineWords.Step(English, steps[^2]).ShouldBe("£127.50 × 1.15 for complexity band B is £146.625.");
        LineWords.Step(English, steps[^1]).ShouldBe("£146.625 to the nearest penny, half a penny up: £146.63.");
    }

    [Fact]
    public void Every_kind_of_line_has_a_name_in_both_languages() =>
        Enum.GetValues<LineKind>().ShouldAllBe(kind => LineWords.Kind(English, kind) != LineWords.Kind(Welsh, kind));

    [Theory]
    [InlineData(OperandKind.Band, 4, "gŵyl banc")]
    [InlineData(OperandKind.Complexity, 3, "band cymhlethdod C")]
    [InlineData(OperandKind.Result, 4, "wedi llithro")]
    [InlineData(OperandKind.Neutral, 2, "yn yr ysbyty")]
    [InlineData(OperandKind.Undecided, 3, "nid oes darlleniad")]
    [InlineData(OperandKind.Minutes, 90, "1 awr 30 mun")]
    [InlineData(OperandKind.Count, 1234, "1,234")]
    public void A_value_is_said_with_its_unit(OperandKind kind, long number, string said) =>
        LineWords.Value(Welsh, new Operand(kind, number, 1)).ShouldBe(said);

    [Fact]
    public void A_share_that_is_no_short_percentage_is_said_as_the_fraction_it_is()
    {
        LineWords.Value(English, Operand.Part(new Share(3, 50))).ShouldBe("6%");
        LineWords.Value(English, Operand.Part(new Share(1, 3))).ShouldBe("1/3");
    }
}
