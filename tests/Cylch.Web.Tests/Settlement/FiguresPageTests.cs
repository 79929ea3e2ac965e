using System.Globalization;
using System.Net;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Settlement;

public sealed class FiguresPageTests
{
    private static readonly IReadOnlyList<PaymentTerm> Terms =
    [
        .. TermsForTests.Hold(),
        new SatisfactionShare(5, Share.Percent(2), 1, Share.Percent(60)),
        new IndicatorDeduction(6, new IndicatorName("visits on time", "ymweliadau ar amser"), Better.Higher, new Share(95, 1), Share.Percent(3), 1),
    ];

    [Fact]
    public async Task A_contract_officer_enters_what_the_terms_ask_for_and_the_provider_reads_where_it_comes_from()
    {
        await using var desk = await MoneyDesk.OpenAsync(terms: Terms);
        var page = Page(desk);
        var officer = desk.App.As(desk.ContractOfficer);
        (await officer.OpenAsync(page)).Main.ShouldContain("none yet");

        var sent = await officer.SendAsync(page + "&kind=Replies&term=5", "#enter form", ("asked", "40"), ("replied", "31"), ("satisfied", "28"), ("source", "Survey of 20 November"));

        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        var read = await desk.App.As(desk.ProviderFinance).OpenAsync(page);
        read.Main.ShouldContain("40 asked, 31 replied, 28 satisfied");
        read.Main.ShouldContain("Survey of 20 November");
        read.Document.QuerySelector("#enter").ShouldBeNull();
    }

    [Theory]
    [InlineData("en", "Enter the figure as a number, such as 94.9", "Say where the figure comes from, in up to 500 characters")]
    [InlineData("cy", "Rhowch y ffigur fel rhif, megis 94.9", "Dywedwch o ble y daw’r ffigur, mewn hyd at 500 nod")]
    public async Task What_is_missing_is_asked_for_again_and_what_was_typed_stays(string language, string value, string source)
    {
        await using var desk = await MoneyDesk.OpenAsync(terms: Terms);

        var seen = await desk.App.As(desk.ContractOfficer, language).SendAsync(Page(desk) + "&kind=Indicator&term=6", "#enter form", ("value", "most"), ("source", " "));

        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Errors.ShouldBe([value, source]);
        seen.Document.QuerySelector("#value")!.GetAttribute("value").ShouldBe("most");
        (await desk.App.WithDbAsync(db => db.PeriodFigures.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Figures_that_do_not_go_together_are_refused_with_their_numbers()
    {
        await using var desk = await MoneyDesk.OpenAsync(terms: Terms);

        var seen = await desk.App.As(desk.ContractOfficer).SendAsync(
            Page(desk) + "&kind=Replies&term=5", "#enter form", ("asked", "10"), ("replied", "12"), ("satisfied", "3"), ("source", "Survey"));

        seen.Errors.ShouldBe(["10 asked, 12 replied and 3 satisfied do not go together."]);
    }

    [Fact]
    public async Task Terms_that_ask_for_nothing_say_so()
    {
        await using var desk = await MoneyDesk.OpenAsync();

        (await desk.App.As(desk.ContractOfficer).OpenAsync(Page(desk))).Main.ShouldContain("ask for no figures of the whole service");
    }

    private static string Page(MoneyDesk desk) =>
        string.Create(CultureInfo.InvariantCulture, $"/settlement/figures/{desk.World.ContractId}?year=2026&number=8");
}
