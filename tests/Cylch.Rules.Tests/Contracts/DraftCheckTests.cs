using Cylch.Rules.Contracts;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Contracts;

public sealed class DraftCheckTests
{
    private static readonly LocalDate Monday = new(2026, 4, 6);

    [Fact]
    public void Every_gap_stands_beside_the_term_it_concerns_and_all_are_told_at_once()
    {
        var draft = DraftScheme.Of([new HoldForOutcomes(2, Share.Percent(140), 9), new OutcomeCap(5, -1)]);

        var found = DraftCheck.Of(draft, Check);

        found.IsSound.ShouldBeFalse();
        found.Terms[0].Refusals.Select(refusal => refusal.Code).ShouldBe(
            ["contracts.share-outside", "contracts.unknown-reference", "contracts.hold-without-release", "contracts.neutral-rule-missing"]);
        found.Terms[1].Refusals.Select(refusal => refusal.Code).ShouldBe(["contracts.amount-below-zero", "contracts.cap-without-price"]);
        found.Whole.ShouldBeEmpty();
    }

    [Fact]
    public void A_term_that_misses_something_is_not_told_off_twice_and_others_may_lead_to_it()
    {
        var draft = DraftScheme.Empty.WithAdded("time-at-rate", out var time).WithAdded("release-on-verified", out _).WithAdded("neutral-endings", out _);
        draft = new DraftScheme([.. draft.Terms, DraftTerm.Of(new HoldForOutcomes(4, Share.Percent(6), time))]);

        var found = DraftCheck.Of(draft, Check);

        found.Terms[0].Missing.ShouldContain("rates");
        found.Terms.ShouldAllBe(term => term.Refusals.Count == 0);
        found.Terms[3].IsSound.ShouldBeTrue();
        found.Complete.ShouldBeNull();
    }

    [Fact]
    public void An_empty_draft_is_refused_as_a_whole() =>
        DraftCheck.Of(DraftScheme.Empty, Check).Whole.Select(refusal => refusal.Code).ShouldBe(["contracts.no-terms"]);

    [Fact]
    public void A_sound_draft_gives_its_terms()
    {
        var terms = NamedSchemes.Of(NamedScheme.Devon, Monday, Monday.PlusDays(363));

        var found = DraftCheck.Of(DraftScheme.Of(terms), Check);

        found.IsSound.ShouldBeTrue();
        found.Complete!.Count.ShouldBe(3);
    }

    private static IReadOnlyList<Refusal> Check(IReadOnlyList<PaymentTerm> terms) => SchemeCheck.AllRefusals(new PaymentScheme(1, 1, Monday, terms));
}
