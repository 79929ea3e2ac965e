using System.Net;
using Cylch.Records.Contracts;
using Cylch.Web.Pages.Contracts;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Contracts;

public sealed class ProposedTermsTests
{
    [Theory]
    [InlineData("en", "Period 8", "more.", "Waits for the provider", "Acknowledged, to come")]
    [InlineData("cy", "cyfnod 8", "yn fwy.", "Yn aros am y darparwr", "Wedi’i chydnabod, i ddod")]
    public async Task A_draft_is_proposed_with_what_it_comes_to_and_the_provider_acknowledges_it(
        string language, string period, string more, string waits, string acknowledged)
    {
        await using var desk = await DraftDesk.OpenAsync();
        var run = await desk.Money.CloseAsync();
        var (officer, provider) = (desk.Officer(language), desk.Provider(language));
        var draft = await desk.StartAsync(language: language);
        await officer.SendAsync(draft + "/term?term=1", new Dictionary<string, string> { ["p.rates.0.penceAnHour"] = "33.00" });
        var look = await officer.OpenAsync(draft + "/propose");
        look.Document.QuerySelectorAll("ins").ShouldContain(i => i.TextContent.Contains("£33.00", StringComparison.Ordinal));
        look.Document.QuerySelectorAll("del").ShouldContain(d => d.TextContent.Contains("£32.50", StringComparison.Ordinal));
        look.Main.ShouldContain(period, Case.Insensitive);
        look.Document.QuerySelector("#own")!.TextContent.ShouldContain(more);

        (await officer.SendAsync(draft + "/propose", new Dictionary<string, string> { ["why"] = " " })).Status.ShouldBe(HttpStatusCode.BadRequest);
        var proposed = await officer.SendAsync(draft + "/propose", new Dictionary<string, string> { ["why"] = "Agreed in November" });
        var version = proposed.Location!.OriginalString;
        version.ShouldBe(desk.Contract + "/terms?version=2");
        var read = await provider.OpenAsync(version);
        read.Main.ShouldContain(waits);
        read.Main.ShouldContain(period, Case.Insensitive);
        await DraftDesk.SendAsync(provider, version, "Acknowledge");

        (await provider.OpenAsync(version)).Main.ShouldContain(acknowledged);
        var saved = await desk.Money.App.WithDbAsync(db => db.ContractSchemes.SingleAsync(s => s.Number == 2 && s.DraftId != null));
        (saved.AcknowledgedByAccountId, saved.AcknowledgedLanguage, saved.AcknowledgedRunId).ShouldBe((desk.Money.ProviderFinance, language, run));
        saved.AcknowledgedHash.ShouldBe(SchemeText.Hash(saved));
    }

    [Theory]
    [InlineData("en", "No period of this contract is closed yet")]
    [InlineData("cy", "Nid oes cyfnod o’r contract hwn wedi’i gau eto")]
    public async Task Where_no_period_is_closed_the_page_says_so(string language, string words)
    {
        await using var desk = await DraftDesk.OpenAsync();

        (await desk.Provider(language).OpenAsync(desk.Contract + "/example")).Main.ShouldContain(words);
    }

    [Theory]
    [InlineData("en", "One open question", "Paid when the review is late?")]
    [InlineData("cy", "Un cwestiwn agored", "A delir pan fydd yr adolygiad yn hwyr?")]
    public async Task The_provider_asks_about_a_term_the_council_answers_and_both_stay_with_the_version(string language, string open, string question)
    {
        await using var desk = await DraftDesk.OpenAsync(acknowledged: false);
        var questions = desk.Contract + "/questions?of=v1";

        (await DraftDesk.SendAsync(desk.Provider(language), questions, "Ask", ("question", ""))).Status.ShouldBe(HttpStatusCode.BadRequest);
        await DraftDesk.SendAsync(desk.Provider(language), questions, "Ask", ("question", question), ("term", "4"));
        (await desk.Officer(language).OpenAsync(desk.Contract + "/versions")).Main.ShouldContain(open);
        var seen = await desk.Officer(language).OpenAsync(questions);
        seen.Main.ShouldContain(question);
        seen.Document.QuerySelector("article .cy-small")!.TextContent.ShouldNotBeEmpty();
        var id = seen.Document.QuerySelector("input[name=asked]")!.GetAttribute("value")!;
        await DraftDesk.SendAsync(desk.Officer(language), questions, "Answer", ("answer", "=1+1 Yes"), ("asked", id));

        (await desk.Provider(language).OpenAsync(questions)).Main.ShouldContain("=1+1 Yes");
        using var csv = await desk.Provider(language).FetchAsync(questions + "&handler=Csv");
        (await csv.Content.ReadAsStringAsync()).ShouldContain("'=1+1 Yes");
        (await desk.Money.App.As(desk.OtherProvider, language).OpenAsync(questions)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("en", "Withdrawn", "The figures were wrong")]
    [InlineData("cy", "Wedi’i thynnu’n ôl", "Roedd y ffigurau’n anghywir")]
    public async Task A_proposal_is_withdrawn_with_a_reason_and_what_is_in_force_is_not(string language, string state, string why)
    {
        await using var desk = await DraftDesk.OpenAsync();
        var officer = desk.Officer(language);
        await officer.SendAsync(await desk.StartAsync(language: language) + "/propose", new Dictionary<string, string> { ["why"] = "Agreed" });
        var versions = desk.Contract + "/versions";

        (await DraftDesk.SendAsync(officer, versions, "Withdraw", ("why", ""))).Status.ShouldBe(HttpStatusCode.BadRequest);
        await DraftDesk.SendAsync(officer, versions, "Withdraw", ("why", why));

        var seen = await desk.Provider(language).OpenAsync(versions);
        seen.Main.ShouldContain(state);
        seen.Main.ShouldContain(why);
        (await officer.OpenAsync(versions)).Document.QuerySelector("button[formaction*=Withdraw]").ShouldBeNull();
        (await desk.Provider(language).OpenAsync(desk.Contract + "/terms")).Document.QuerySelector("button[formaction*=Acknowledge]").ShouldBeNull();
    }

    [Theory]
    [InlineData("en", "Signatures", "On an invented case")]
    [InlineData("cy", "Llofnodion", "Ar achos dychmygol")]
    public async Task The_whole_scheme_prints_with_both_languages_both_examples_the_order_the_mark_and_a_place_to_sign(string language, string sign, string example)
    {
        await using var desk = await DraftDesk.OpenAsync();
        await desk.Money.CloseAsync();

        var seen = await desk.Provider(language).OpenAsync(desk.Contract + "/sign?of=v1");

        var saved = await desk.Money.App.WithDbAsync(db => db.ContractSchemes.SingleAsync(s => s.ContractId == desk.Money.World.ContractId));
        seen.Main.ShouldContain(SchemeText.Hash(saved));
        seen.Main.ShouldContain(sign);
        seen.Main.ShouldContain(example);
        seen.Document.QuerySelectorAll("#sentences td[lang=en]").Length.ShouldBe(4);
        seen.Document.QuerySelectorAll("#sentences td[lang=cy]").Length.ShouldBe(4);
        seen.Document.QuerySelectorAll("#order li").Length.ShouldBe(TermGroup.Order.Count);
        seen.Document.QuerySelector("#own table").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Csv", "text/csv", "We hold back 6%")]
    [InlineData("Json", "application/json", "hold-for-outcomes")]
    [InlineData("Text", "text/plain", "Rydym yn dal 6%")]
    public async Task The_scheme_is_given_out_as_a_table_as_data_and_as_text(string handler, string type, string holds)
    {
        await using var desk = await DraftDesk.OpenAsync();

        using var file = await desk.Provider().FetchAsync(desk.Contract + "/sign?of=v1&handler=" + handler);

        file.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        (await file.Content.ReadAsStringAsync()).ShouldContain(holds);
    }

    [Fact]
    public async Task A_reader_who_may_not_see_statements_sees_sentences_and_no_money_of_the_period()
    {
        await using var desk = await DraftDesk.OpenAsync();
        await desk.Money.CloseAsync();
        var careManager = desk.Money.App.As(desk.Money.World.CareManagerId);

        (await careManager.OpenAsync(desk.Contract + "/compare")).Document.QuerySelector("#own").ShouldBeNull();
        (await careManager.OpenAsync(desk.Contract + "/sign?of=v1")).Document.QuerySelector("#own").ShouldBeNull();
        (await careManager.OpenAsync(desk.Contract + "/example")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
