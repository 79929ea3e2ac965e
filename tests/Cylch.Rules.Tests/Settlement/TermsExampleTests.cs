using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class TermsExampleTests
{
    private static readonly LocalDate Monday = new(2026, 4, 6);

    public static TheoryData<string> Examples() => WorkedExampleTests.Examples;

    [Theory]
    [MemberData(nameof(Examples))]
    public void Terms_of_every_kind_have_an_example_that_adds_up_and_explains_each_line(string example)
    {
        var scheme = ExampleTerms.Read(new ExampleFile(Path.Combine(ExampleFile.Folder, example)), Monday);

        var decided = TermsExample.Of(scheme);

        decided.Refusal.ShouldBeNull();
        foreach (var draft in new[] { decided.Value.First, decided.Value.Second })
        {
            draft.Lines.Sum(line => line.Amount.Pence).ShouldBe(draft.Total.Pence);
            draft.Lines.ShouldAllBe(line => Explain.Line(scheme, line).Amount == line.Amount);
        }

        scheme.Terms.ShouldContain(term => decided.Value.Of(term.Number).Count > 0);
    }

    [Fact]
    public void Money_held_in_the_first_period_is_what_the_second_releases_and_waits_with()
    {
        var example = TermsExample.Of(TermsOfHold()).Value;

        var held = -example.First.Lines.Where(line => line.Kind == LineKind.Held).Sum(line => line.Amount.Pence);
        held.ShouldBeGreaterThan(0);
        example.Second.Outcomes.Sum(outcome => outcome.HeldOpeningPence).ShouldBe(held);
        example.Of(4).Select(line => line.Kind).ShouldContain(LineKind.Released);
    }

    [Fact]
    public void Unsound_terms_are_refused_as_a_period_would_be()
    {
        var without = TermsOfHold() with { Terms = [.. TermsOfHold().Terms.Skip(1)] };

        TermsExample.Of(without).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void A_version_in_force_from_a_Sunday_begins_its_example_on_the_Monday() =>
        TermsExample.Of(TermsOfHold() with { InForceFrom = Monday.PlusDays(-1) }).Value.First.Period.Start.ShouldBe(Monday);

    private static PaymentScheme TermsOfHold() => new(1, 1, Monday,
    [
        new TimeAtRate(
            1, TimeBasis.Envelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
            [new HourlyRate(RateBand.Day, Monday.PlusDays(-1), 32_50)], Monday.PlusYears(1), MinuteRounding.ToTheMinute),
        new HoldForOutcomes(2, Share.Percent(6), 1),
        new NeutralEndings(3, 14),
        new ReleaseOnVerified(4, 2, Share.Whole, Share.Percent(60), new Share(1, 2), 1, ReleaseFrom.BeforeThisPeriod),
    ]);
}
