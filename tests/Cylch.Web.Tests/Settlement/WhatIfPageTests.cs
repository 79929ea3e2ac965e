using System.Globalization;
using System.Net;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Contracts;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Settlement;

public sealed class WhatIfPageTests
{
    [Theory]
    [InlineData("en", "No period of this contract has been closed yet")]
    [InlineData("cy", "Nid oes unrhyw gyfnod o’r contract hwn wedi’i gau eto")]
    public async Task Before_a_period_is_closed_the_page_says_there_is_nothing_to_price_again(string language, string words)
    {
        await using var desk = await MoneyDesk.OpenAsync();

        (await desk.App.As(desk.ContractOfficer, language).OpenAsync(Page(desk))).Main.ShouldContain(words);
    }

    [Theory]
    [InlineData("en", "These are the terms that were paid by: ")]
    [InlineData("cy", "Dyma’r telerau y talwyd yn unol â nhw: ")]
    public async Task With_nothing_changed_the_total_is_what_was_paid_to_the_penny(string language, string words)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var run = await desk.CloseAsync();
        var paid = await desk.App.WithDbAsync(db => db.SettlementRuns.Where(r => r.Id == run).Select(r => r.TotalPence).SingleAsync());

        var seen = await desk.App.As(desk.ContractOfficer, language).OpenAsync(Page(desk));

        seen.Main.ShouldContain(words + Pounds(paid));
    }

    [Fact]
    public async Task A_lower_rate_costs_less_and_the_page_says_by_how_much_for_whom_and_why()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await desk.CloseAsync();
        var officer = desk.App.As(desk.ContractOfficer);
        var rate = await Rate(desk);

        var seen = await officer.OpenAsync(Page(desk) + "?" + rate + "=1.00");

        seen.Document.QuerySelector(".wi-big")!.TextContent.ShouldContain("less than was paid");
        seen.Main.ShouldContain("Would be paid less");
        seen.Document.QuerySelectorAll("table.ch-db tbody tr").Length.ShouldBe(1);
        seen.Document.QuerySelector($"[name='{rate}']")!.GetAttribute("value").ShouldBe("1.00");
        (await officer.OpenAsync(Page(desk) + "?" + rate + "=1.00&handler=Result")).Text.ShouldContain("less than was paid");
    }

    [Theory]
    [InlineData("en", "must be a number of 0 or more")]
    [InlineData("cy", "fod yn rhif 0 neu fwy")]
    public async Task What_is_no_number_is_named_and_kept(string language, string words)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await desk.CloseAsync();
        var held = await Held(desk);

        var seen = await desk.App.As(desk.ContractOfficer, language).OpenAsync(Page(desk) + "?" + held + "=much");

        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Errors.Single().ShouldContain(words);
        seen.Document.QuerySelector($"#{held}")!.GetAttribute("value").ShouldBe("much");
    }

    [Fact]
    public async Task Terms_that_the_rules_refuse_are_refused_by_name()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await desk.CloseAsync();
        var held = await Held(desk);

        var seen = await desk.App.As(desk.ContractOfficer).OpenAsync(Page(desk) + "?" + held + "=140");

        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Errors.Count.ShouldBe(1);
        seen.Document.QuerySelector($"#{held}")!.GetAttribute("value").ShouldBe("140");
    }

    [Fact]
    public async Task A_try_is_kept_shared_and_seen_by_the_provider_and_by_nobody_before()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await desk.CloseAsync();
        var officer = desk.App.As(desk.ContractOfficer);
        var rate = await Rate(desk);
        var sent = await officer.SendAsync(Page(desk) + "?" + rate + "=1.00&handler=Save", "#save-form", ("name", "A low rate"), ("why", "To see who could bear it"));
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        var id = await desk.App.WithDbAsync(db => db.TriedTerms.Select(t => t.Id).SingleAsync());
        var shared = string.Create(CultureInfo.InvariantCulture, $"/settlement/tries/{id}");
        (await desk.App.As(desk.ProviderFinance).OpenAsync(shared)).Status.ShouldBe(HttpStatusCode.NotFound);

        var change = await officer.SendAsync(Page(desk) + string.Create(CultureInfo.InvariantCulture, $"?try={id}&handler=Share"), "#tries form:has(button[formaction*=Share])");
        change.Status.ShouldBe(HttpStatusCode.Redirect, change.Main);

        var seen = await desk.App.As(desk.ProviderFinance).OpenAsync(shared);
        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Main.ShouldContain("To see who could bear it");
        seen.Main.ShouldContain("less than was paid");
    }

    private static async Task<string> Held(MoneyDesk desk)
    {
        var hold = (await Terms(desk)).OfType<HoldForOutcomes>().Single();
        return string.Create(CultureInfo.InvariantCulture, $"t{hold.Number}-share");
    }

    private static async Task<string> Rate(MoneyDesk desk)
    {
        var time = (await Terms(desk)).OfType<TimeAtRate>().Single();
        return string.Create(CultureInfo.InvariantCulture, $"t{time.Number}-rate.Day");
    }

    private static async Task<IReadOnlyList<PaymentTerm>> Terms(MoneyDesk desk) => Records.Contracts.SchemeText.Terms(
        await desk.App.WithDbAsync(db => db.ContractSchemes.Where(s => s.ContractId == desk.World.ContractId).Select(s => s.Terms).SingleAsync()));

    private static string Page(MoneyDesk desk) => string.Create(CultureInfo.InvariantCulture, $"/settlement/what-if/{desk.World.ContractId}");

    private static string Pounds(long pence) => string.Create(CultureInfo.InvariantCulture, $"£{pence / 100m:N2}");
}
