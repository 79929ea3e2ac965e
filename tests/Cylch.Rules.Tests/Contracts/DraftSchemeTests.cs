using System.Text.Json.Nodes;
using Cylch.Rules.Contracts;
using Cylch.Rules.Tests.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Contracts;

public sealed class DraftSchemeTests
{
    private static readonly LocalDate Monday = new(2026, 4, 6);

    public static TheoryData<string> Examples() => WorkedExampleTests.Examples;

    public static TheoryData<string> Kinds() => [.. TermShape.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Terms_that_are_whole_come_back_from_a_draft_as_they_were(string example)
    {
        var terms = ExampleTerms.Read(new ExampleFile(Path.Combine(ExampleFile.Folder, example)), Monday).Terms;

        var draft = DraftScheme.Read(DraftScheme.Of(terms).Text());

        draft.Terms.ShouldAllBe(term => term.Missing().Count == 0);
        RulesJson.Write<IReadOnlyList<PaymentTerm>>([.. draft.Terms.Select(term => term.Complete()!)]).ShouldBe(RulesJson.Write(terms));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_new_term_of_any_kind_misses_everything_it_must_be_told(string kind)
    {
        var draft = DraftScheme.Empty.WithAdded(kind, out var number);

        var term = draft.Numbered(number)!;
        term.Complete().ShouldBeNull();
        var asked = TermShape.Of(kind).Where(part => !part.IsOptional).Select(part => part.Name).ToList();
        term.Missing().Select(path => path.Split('.')[0]).Distinct().ShouldBe(asked);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Whatever_one_parameter_is_left_out_is_missing_by_its_name_and_nothing_stands_in_for_it(string example)
    {
        foreach (var term in ExampleTerms.Read(new ExampleFile(Path.Combine(ExampleFile.Folder, example)), Monday).Terms)
        {
            var whole = DraftTerm.Of(term);
            foreach (var part in TermShape.Of(whole.Kind).Where(part => !part.IsOptional))
            {
                var values = (JsonObject)JsonNode.Parse(whole.Text())!;
                values.Remove(part.Name);

                var without = whole.With(values);

                without.Missing().ShouldNotBeEmpty();
                without.Missing().ShouldAllBe(path => path.Split('.')[0] == part.Name);
                without.Complete().ShouldBeNull();
            }
        }
    }

    [Fact]
    public void A_row_of_a_table_that_misses_its_price_is_named_by_its_place()
    {
        var time = DraftTerm.Of(NamedSchemes.Of(NamedScheme.TimeBank, Monday, Monday.PlusDays(363))[0]);
        var values = (JsonObject)JsonNode.Parse(time.Text())!;
        ((JsonObject)values["rates"]![0]!).Remove("penceAnHour");

        time.With(values).Missing().ShouldBe(["rates.0.penceAnHour"]);
    }

    [Fact]
    public void A_term_keeps_its_number_when_it_moves_and_others_still_lead_to_it_when_all_are_numbered_anew()
    {
        var draft = DraftScheme.Of(
            [new NeutralEndings(1, 14), new HoldForOutcomes(3, Share.Percent(6), 7), new BlockPayment(7, 100, 13)]);

        var moved = draft.Moved(7, -1).Moved(7, -1);

        moved.Terms.Select(term => term.Number).ShouldBe([7, 1, 3]);
        moved.IsInOrder.ShouldBeFalse();
        var anew = moved.Renumbered();
        anew.Terms.Select(term => term.Number).ShouldBe([1, 2, 3]);
        anew.Terms[2].References().ShouldBe([1]);
        anew.IsInOrder.ShouldBeTrue();
        moved.Moved(7, -1).Terms.Select(term => term.Number).ShouldBe([7, 1, 3]);
    }

    [Fact]
    public void What_depends_on_a_term_is_named_before_it_goes()
    {
        var draft = DraftScheme.Of(NamedSchemes.Of(NamedScheme.Devon, Monday, Monday.PlusDays(363)));

        draft.DependentsOf(1).Select(term => term.Number).ShouldBe([2, 3]);
        draft.DependentsOf(2).ShouldBeEmpty();
        draft.Without(1).Terms.Select(term => term.Number).ShouldBe([2, 3]);
        draft.Without(3).WithAdded("block-payment", out var number).Terms.Count.ShouldBe(3);
        number.ShouldBe(3);
    }
}
