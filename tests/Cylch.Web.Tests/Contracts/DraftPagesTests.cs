using System.Net;
using Cylch.Records.Contracts;
using Cylch.Rules.Contracts;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Contracts;

public sealed class DraftPagesTests
{
    [Theory]
    [InlineData("en", "Missing: Limit.", "Nothing is missing", "we pay no more than £400.00")]
    [InlineData("cy", "Ar goll: Terfyn.", "Nid oes dim ar goll", "£400.00")]
    public async Task A_term_is_added_filled_and_reads_aloud_and_what_is_missing_stands_beside_it(string language, string missing, string sound, string sentence)
    {
        await using var desk = await DraftDesk.OpenAsync();
        var officer = desk.Officer(language);
        var draft = await desk.StartAsync("named", language, ("named", nameof(NamedScheme.RateCard)));

        var added = await officer.SendAsync(draft + "/add", new Dictionary<string, string> { ["kind"] = "price-by-tier" });
        added.Status.ShouldBe(HttpStatusCode.Redirect);
        await officer.SendAsync(draft + "/remove?term=9", new Dictionary<string, string>());
        var cap = (await officer.SendAsync(draft + "/remove?term=6", new Dictionary<string, string>())).Location!.OriginalString;
        cap.ShouldBe(draft);
        var form = (await officer.SendAsync(draft + "/add", new Dictionary<string, string> { ["kind"] = "outcome-cap" })).Location!.OriginalString;
        var gap = await officer.OpenAsync(draft);
        gap.Main.ShouldContain(missing);
        gap.Document.QuerySelector("a[href$=propose]").ShouldBeNull();

        (await officer.SendAsync(form, new Dictionary<string, string> { ["p.capPence"] = "£400" })).Location!.OriginalString.ShouldStartWith(draft + "#term-");

        var whole = await officer.OpenAsync(draft);
        whole.Main.ShouldContain(sound);
        whole.Main.ShouldContain(sentence);
        whole.Document.QuerySelector("a[href$=propose]").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("en", "There is a problem", "an amount in pounds and pence")]
    [InlineData("cy", "Mae problem", "swm mewn punnoedd a cheiniogau")]
    public async Task A_refused_save_keeps_everything_typed_and_names_the_field(string language, string heading, string naming)
    {
        await using var desk = await DraftDesk.OpenAsync();
        var officer = desk.Officer(language);
        var draft = await desk.StartAsync(language: language);

        var refused = await officer.SendAsync(
            draft + "/term?term=1", new Dictionary<string, string> { ["p.rates.0.penceAnHour"] = "thirty", ["p.ratesUntil"] = "2028-04-02" });

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Main.ShouldContain(heading);
        refused.Errors.ShouldHaveSingleItem().ShouldContain(naming);
        refused.Value("p.rates.0.penceAnHour").ShouldBe("thirty");
        refused.Value("p.ratesUntil").ShouldBe("2028-04-02");
        (await desk.EditionsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Rates_are_rows_that_are_added_and_taken_out_without_keeping_anything()
    {
        await using var desk = await DraftDesk.OpenAsync();
        var officer = desk.Officer();
        var page = await desk.StartAsync() + "/term?term=1";

        var more = await officer.SendAsync(page, new Dictionary<string, string> { ["p.rates.0.penceAnHour"] = "33.10", ["add-row"] = "rates" });
        more.Status.ShouldBe(HttpStatusCode.OK);
        more.Value("p.rates.0.penceAnHour").ShouldBe("33.10");
        more.Value("p.rates.1.penceAnHour").ShouldBe("");
        (await desk.EditionsAsync()).Count.ShouldBe(1);
        await officer.SendAsync(more, page, new Dictionary<string, string>
        {
            ["p.rates.1.band"] = "Day", ["p.rates.1.from"] = "5/4/2027", ["p.rates.1.penceAnHour"] = "34.00",
        });

        var time = (TimeAtRate)DraftScheme.Read((await desk.EditionsAsync())[^1].Terms).Numbered(1)!.Complete()!;
        time.Rates.Select(r => r.PenceAnHour).ShouldBe([33_10, 34_00]);
        var fewer = await officer.SendAsync(page, new Dictionary<string, string> { ["remove-row"] = "rates.0" });
        fewer.Value("p.rates.0.penceAnHour").ShouldBe("34.00");
        fewer.Value("p.rates.1.penceAnHour").ShouldBeNull();
    }

    [Theory]
    [InlineData("en", "Gwilym Rees changed this draft", "Term 2, Held for outcomes, moved.")]
    [InlineData("cy", "Newidiodd Gwilym Rees y drafft hwn", "Symudwyd teler 2")]
    public async Task Two_who_edit_are_told_of_each_other_and_what_was_typed_is_kept(string language, string who, string what)
    {
        await using var desk = await DraftDesk.OpenAsync();
        var draft = await desk.StartAsync(language: language);
        var officer = desk.Officer(language);
        var page = await officer.OpenAsync(draft + "/term?term=2");
        await DraftDesk.SendAsync(desk.Money.App.As(desk.OtherOfficer), draft, "Move", ("term", "2"), ("places", "1"));

        var refused = await officer.SendAsync(page, draft + "/term?term=2", new Dictionary<string, string> { ["p.share"] = "9" });

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Errors.ShouldHaveSingleItem().ShouldContain(who);
        refused.Document.QuerySelector("#changed-since")!.TextContent.ShouldContain(what);
        refused.Value("p.share").ShouldBe("9");
        (await officer.SendAsync(refused, draft + "/term?term=2", new Dictionary<string, string>())).Status.ShouldBe(HttpStatusCode.Redirect);
        ((HoldForOutcomes)DraftScheme.Read((await desk.EditionsAsync())[^1].Terms).Numbered(2)!.Complete()!).Share.ShouldBe(Cylch.Rules.Share.Percent(9));
    }

    [Fact]
    public async Task The_same_form_sent_twice_adds_one_term_and_a_session_that_ended_gives_the_form_back()
    {
        await using var desk = await DraftDesk.OpenAsync();
        var draft = await desk.StartAsync();
        var officer = desk.Officer();
        var page = await officer.OpenAsync(draft + "/add");
        var filled = new Dictionary<string, string> { ["kind"] = "outcome-cap" };

        var first = await officer.SendAsync(page, draft + "/add", filled);
        var again = await officer.SendAsync(page, draft + "/add", filled);
        var lost = await desk.Money.App.As(null, "cy").SendAsync(
            await officer.OpenAsync(draft + "/term?term=2"), draft + "/term?term=2", new Dictionary<string, string> { ["p.share"] = "11" });

        again.Location.ShouldBe(first.Location);
        (await desk.EditionsAsync()).Count.ShouldBe(2);
        lost.Status.ShouldBe(HttpStatusCode.Unauthorized);
        lost.Value("p.share").ShouldBe("11");
    }

    [Theory]
    [InlineData("en", "These lead to it", "Term 4: Released after a review")]
    [InlineData("cy", "Mae’r rhain yn arwain ato", "Teler 4:")]
    public async Task Before_a_term_is_taken_out_what_depends_on_it_is_named(string language, string depends, string other)
    {
        await using var desk = await DraftDesk.OpenAsync();
        var draft = await desk.StartAsync(language: language);

        var page = await desk.Officer(language).OpenAsync(draft + "/remove?term=2");

        page.Main.ShouldContain(depends);
        page.Main.ShouldContain(other);
        await desk.Officer(language).SendAsync(draft + "/remove?term=2", new Dictionary<string, string>());
        var left = await desk.Officer(language).OpenAsync(draft);
        left.Document.QuerySelector("#term-2").ShouldBeNull();
        left.Document.QuerySelector("#term-4")!.QuerySelectorAll("strong").Length.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("cy")]
    public async Task Terms_are_moved_numbered_anew_and_dated_without_script(string language)
    {
        await using var desk = await DraftDesk.OpenAsync();
        var officer = desk.Officer(language);
        var draft = await desk.StartAsync(language: language);

        await DraftDesk.SendAsync(officer, draft, "Move", ("term", "4"), ("places", "-1"));
        (await officer.OpenAsync(draft)).Document.QuerySelectorAll(".sc-list > li").Select(li => li.Id).ShouldBe(["term-1", "term-2", "term-4", "term-3"]);
        await DraftDesk.SendAsync(officer, draft, "Renumber");
        var wrong = await DraftDesk.SendAsync(officer, draft, "Date", ("from", "some day"));
        await DraftDesk.SendAsync(officer, draft, "Date", ("from", "13/1/2027"));

        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Value("from").ShouldBe("some day");
        var seen = await officer.OpenAsync(draft);
        seen.Document.QuerySelectorAll(".sc-list > li").Select(li => li.Id).ShouldBe(["term-1", "term-2", "term-3", "term-4"]);
        seen.Document.QuerySelector("#missing li")!.TextContent.ShouldContain("13");
        (await desk.EditionsAsync()).Select(e => e.Change).ShouldBe([DraftStep.Started, DraftStep.Moved, DraftStep.Renumbered, DraftStep.Dated]);
    }

    [Fact]
    public async Task A_draft_begins_from_nothing_from_a_real_scheme_or_from_another_contract_of_the_council_only()
    {
        await using var desk = await DraftDesk.OpenAsync();
        foreach (var name in Enum.GetNames<NamedScheme>())
        {
            var draft = await desk.StartAsync("named", "en", ("named", name));
            (await desk.Officer().OpenAsync(draft)).Main.ShouldContain("Nothing is missing", Case.Sensitive, name);
        }

        (await desk.Officer().OpenAsync(await desk.StartAsync("nothing"))).Main.ShouldContain("These terms hold no term");
        var stranger = await desk.Officer().SendAsync(
            desk.Contract + "/drafts/new", new Dictionary<string, string> { ["begin"] = "version", ["version"] = "99999", ["from"] = "2027-01-11" });
        stranger.Errors.ShouldHaveSingleItem().ShouldContain("not there to begin from");
    }

    [Fact]
    public async Task A_draft_is_nobodys_business_outside_the_council_until_it_is_shown()
    {
        await using var desk = await DraftDesk.OpenAsync();
        var draft = await desk.StartAsync();
        var token = "d" + draft.Split('/')[^1];

        foreach (var path in (string[])[draft, desk.Contract + "/sign?of=" + token, desk.Contract + "/compare?after=" + token, desk.Contract + "/questions?of=" + token, desk.Contract + "/versions"])
        {
            (await desk.Provider().OpenAsync(path)).Document.QuerySelector($"a[href*='{draft}'], .sc-list li").ShouldBeNull(path);
        }

        (await desk.Provider().OpenAsync(draft)).Status.ShouldBe(HttpStatusCode.Forbidden);
        await DraftDesk.SendAsync(desk.Officer(), draft, "Show");
        (await desk.Provider().OpenAsync(draft)).Status.ShouldBe(HttpStatusCode.OK);
        (await desk.Money.App.As(desk.OtherProvider).OpenAsync(draft)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_draft_that_is_given_up_needs_a_reason_and_stays_readable()
    {
        await using var desk = await DraftDesk.OpenAsync();
        var draft = await desk.StartAsync();

        (await DraftDesk.SendAsync(desk.Officer(), draft, "GiveUp", ("why", " "))).Status.ShouldBe(HttpStatusCode.BadRequest);
        await DraftDesk.SendAsync(desk.Officer(), draft, "GiveUp", ("why", "No money for it"));

        var seen = await desk.Officer().OpenAsync(draft);
        seen.Main.ShouldContain("No money for it");
        seen.Document.QuerySelector("main form[method=post]").ShouldBeNull();
    }
}
