using System.Net;
using Cylch.Records.Contracts;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Contracts;

public sealed class ContractPagesTests
{
    [Theory]
    [InlineData("en", "Contracts", "Payment periods", "We hold back 6%")]
    [InlineData("cy", "Contractau", "Cyfnodau talu", "Rydym yn dal 6%")]
    public async Task The_register_leads_to_a_contract_with_its_terms_and_periods(string language, string title, string periods, string term)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var officer = desk.App.As(desk.ContractOfficer, language);

        var register = await officer.OpenAsync("/contracts");
        register.Main.ShouldContain(title);
        register.Main.ShouldContain("C-001");
        (await officer.OpenAsync("/contracts?q=zzz")).Document.QuerySelector(".cy-empty").ShouldNotBeNull();
        var contract = await officer.OpenAsync($"/contracts/{desk.World.ContractId}");
        contract.Main.ShouldContain(periods);
        contract.Main.ShouldContain(term);
    }

    [Fact]
    public async Task A_provider_sees_its_own_contracts_only()
    {
        await using var desk = await MoneyDesk.OpenAsync();

        var seen = await desk.App.As(desk.ProviderFinance).OpenAsync("/contracts");

        seen.Main.ShouldContain("C-001");
        seen.Main.ShouldNotContain("C-002");
    }

    [Fact]
    public async Task The_terms_stand_in_both_languages_whatever_the_page_is_in()
    {
        await using var desk = await MoneyDesk.OpenAsync();

        var seen = await desk.App.As(desk.ProviderFinance).OpenAsync($"/contracts/{desk.World.ContractId}/terms");

        seen.Document.QuerySelectorAll(".sc-s p.en").ShouldContain(p => p.TextContent.StartsWith("We hold back 6%", StringComparison.Ordinal));
        seen.Document.QuerySelectorAll(".sc-s p.cy[lang=cy]").ShouldContain(p => p.TextContent.StartsWith("Rydym yn dal 6%", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Beside_each_sentence_stands_an_example_in_both_languages_worked_out_by_the_terms()
    {
        await using var desk = await MoneyDesk.OpenAsync();

        var seen = await desk.App.As(desk.ProviderFinance).OpenAsync($"/contracts/{desk.World.ContractId}/terms");

        var examples = seen.Document.QuerySelectorAll(".sc-list .sc-x");
        examples.Length.ShouldBe(seen.Document.QuerySelectorAll(".sc-list > li").Length);
        examples[0].TextContent.ShouldContain("Agreed time");
        examples[0].QuerySelector("[lang=cy] b")!.TextContent.ShouldBe(examples[0].QuerySelector("[lang=en] b")!.TextContent);
        seen.Main.ShouldContain("Added up, the first period comes to £");
    }

    [Fact]
    public async Task The_provider_acknowledges_the_terms_once()
    {
        await using var desk = await MoneyDesk.OpenAsync(acknowledged: false);
        var address = $"/contracts/{desk.World.ContractId}/terms";
        var provider = desk.App.As(desk.ProviderFinance, "cy");

        await provider.SendAsync(address + "?handler=Acknowledge", "form:has(button[formaction*=Acknowledge])");

        var saved = await desk.App.WithDbAsync(db => db.ContractSchemes.SingleAsync(s => s.ContractId == desk.World.ContractId));
        (saved.AcknowledgedByAccountId, saved.AcknowledgedLanguage).ShouldBe((desk.ProviderFinance, "cy"));
        (await provider.OpenAsync(address)).Document.QuerySelector("button[formaction*=Acknowledge]").ShouldBeNull();
    }

    [Fact]
    public async Task A_new_version_without_a_rate_is_refused_by_the_name_of_the_gap()
    {
        await using var desk = await DraftDesk.OpenAsync();
        var officer = desk.Officer();
        var draft = await desk.StartAsync();
        await officer.SendAsync(draft + "/term?term=1", new Dictionary<string, string> { ["p.rates.0.penceAnHour"] = "" });

        (await officer.OpenAsync(draft)).Document.QuerySelector("#missing")!.TextContent.ShouldContain("Missing: Price an hour");
        var refused = await officer.OpenAsync(draft + "/propose");
        refused.Main.ShouldContain("This draft cannot be proposed yet.");
        refused.Document.QuerySelector("main form[method=post]").ShouldBeNull();
        (await desk.Money.App.WithDbAsync(db => db.ContractSchemes.CountAsync(s => s.ContractId == desk.Money.World.ContractId))).ShouldBe(1);
        await officer.SendAsync(draft + "/term?term=1", new Dictionary<string, string> { ["p.rates.0.penceAnHour"] = "33.10" });
        (await officer.SendAsync(draft + "/propose", new Dictionary<string, string> { ["why"] = "New year" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Money.App.WithDbAsync(db => db.ContractSchemes.CountAsync(s => s.ContractId == desk.Money.World.ContractId))).ShouldBe(2);
    }

    [Fact]
    public async Task Terms_by_group_band_weeks_index_and_average_are_read_and_their_numbers_changed()
    {
        var name = new IndicatorName("home", "cartref");
        IReadOnlyList<PaymentTerm> terms =
        [
            .. TermsForTests.Hold(),
            new PriceByGroup(
                5, OutcomeKind.Change, [new OutcomeGroup(name, [WellBeingArea.ControlOverDailyLife], 200_00), new OutcomeGroup(name, [WellBeingArea.SuitableAccommodation], 150_00)],
                BandWeights.Same),
            new PriceWhenSustained(6, 8, 180_00, BandWeights.Same), new CapitationByBand(7, [new PopulationBand(name, 96_20)]),
            new Indexation(8, name, new LocalDate(2026, 3, 2), Share.Percent(70), [1]), new Smoothing(9, 90_00, SquaringUp.EveryQuarter),
        ];
        await using var desk = await DraftDesk.OpenAsync(terms: terms);
        var officer = desk.Officer();
        var page = await officer.OpenAsync(desk.Contract + "/terms");
        page.Main.ShouldContain("Home (Control over daily life): £200.00.");
        page.Main.ShouldContain("Cartref: £96.20 y flwyddyn am bob person.");
        page.Document.QuerySelector("#new a[href$='/drafts/new']").ShouldNotBeNull();
        page.Document.QuerySelector("#new form").ShouldBeNull();
        var draft = await desk.StartAsync();

        await ChangeAsync(5, ("p.groups.1.pence", "155.50"));
        await ChangeAsync(6, ("p.weeks", "10"));
        await ChangeAsync(8, ("p.part", "75"));
        await ChangeAsync(9, ("p.pencePerPeriod", "95"));
        (await officer.SendAsync(draft + "/propose", new Dictionary<string, string> { ["why"] = "New year" })).Status.ShouldBe(HttpStatusCode.Redirect);

        var saved = SchemeText.Terms(await desk.Money.App.WithDbAsync(db => db.ContractSchemes.Where(s => s.ContractId == desk.Money.World.ContractId && s.Number == 2)
            .Select(s => s.Terms).SingleAsync()));
        ((PriceByGroup)saved[4]).Groups.Select(group => group.Pence).ShouldBe([200_00, 155_50]);
        ((PriceWhenSustained)saved[5]).ShouldBe(new PriceWhenSustained(6, 10, 180_00, BandWeights.Same));
        ((CapitationByBand)saved[6]).Bands.ShouldBe([new PopulationBand(name, 96_20)]);
        ((Indexation)saved[7]).Part.ShouldBe(Share.Percent(75));
        ((Indexation)saved[7]).OfTerms.ShouldBe([1]);
        saved[8].ShouldBe(new Smoothing(9, 95_00, SquaringUp.EveryQuarter));

        async Task ChangeAsync(int term, params (string Name, string Value)[] filled)
        {
            var sent = await officer.SendAsync(FormattableString.Invariant($"{draft}/term?term={term}"), filled.ToDictionary(f => f.Name, f => f.Value));
            sent.Status.ShouldBe(HttpStatusCode.Redirect, string.Join("; ", sent.Errors));
        }
    }
}
