using System.Net;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Outcomes;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Outcomes;

public class OutcomePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] English = ["Every reading", "Would it stand up", "Record a reading", "Whose answer", "How it is going", "Target", "Correct"];

    private SmallWorld World => app.World;

    private string Outcome => $"/outcomes/{World.OutcomeId}";

    private string NewReading => Outcome + "/readings/new";

    private string Write => $"/outcomes/write/{World.PersonId}?line={World.SpareOutcomeLineId}";

    [Fact]
    public async Task An_outcome_shows_its_words_its_readings_and_who_differs()
    {
        var seen = await app.As(World.CareManagerId).OpenAsync(Outcome);

        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Main.ShouldContain("To the shop on a Friday");
        seen.Document.QuerySelector(".cy-quote--big p[lang=cy]")!.TextContent.ShouldContain("Dw i isio mynd lawr");
        seen.Main.ShouldContain("The care worker says 8: they differ, and both are kept.");
        seen.Document.QuerySelectorAll("figure.cy-chart").Length.ShouldBe(2);
        seen.Document.QuerySelectorAll("table.cy-stack tbody tr").Length.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task An_outcome_is_wholly_Welsh_in_Welsh()
    {
        var seen = await app.As(World.CareManagerId, "cy").OpenAsync(Outcome);

        seen.Main.ShouldContain("I'r siop ar ddydd Gwener");
        seen.Main.ShouldContain("Pob darlleniad");
        foreach (var english in English)
        {
            seen.Main.ShouldNotContain(english);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/readings/new")]
    [InlineData("?handler=Csv")]
    [InlineData("?handler=Trend")]
    public async Task Nothing_of_an_outcome_leaks_to_a_provider_without_a_package(string part)
    {
        var before = await RefusedAsync();

        var seen = await app.As(World.OtherProviderManagerId).OpenAsync(Outcome + part);

        seen.Status.ShouldBe(HttpStatusCode.Forbidden);
        seen.Text.ShouldNotContain("siop");
        (await RefusedAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Readings_come_as_a_file_in_the_readers_language()
    {
        var response = await app.As(World.CareManagerId, "cy").FetchAsync(Outcome + "?handler=Csv");

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain("2026-11-21,gweithiwr gofal,8");
    }

    [Fact]
    public async Task Each_voice_is_offered_only_to_whom_it_belongs()
    {
        Voices(await app.As(World.CareManagerId).OpenAsync(NewReading)).Count.ShouldBe(5);
        Voices(await app.As(World.CareWorkerId).OpenAsync(NewReading)).ShouldBe(["CareWorker", "Provider"]);
        Voices(await app.As(World.PersonAccountId).OpenAsync(NewReading)).ShouldBe(["Person"]);
        (await app.As(World.QualityOfficerId).OpenAsync(NewReading)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_care_worker_cannot_send_in_the_persons_voice()
    {
        var before = await app.WithDbAsync(db => db.Readings.CountAsync());

        var seen = await app.As(World.CareWorkerId).SendAsync(NewReading, new Dictionary<string, string> { ["Voice"] = "Person", ["Value"] = "10" });

        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Errors.ShouldBe(["Choose whose answer this is"]);
        (await app.WithDbAsync(db => db.Readings.CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task What_was_typed_stays_when_a_reading_is_refused()
    {
        var seen = await app.As(World.CareManagerId, "cy").SendAsync(NewReading, new Dictionary<string, string>
        {
            ["Voice"] = "Carer", ["Words"] = "Mae hi'n poeni.", ["GivenBy"] = "Nia", ["TakenOn.Day"] = "31", ["TakenOn.Month"] = "12", ["TakenOn.Year"] = "2026",
            ["Value"] = "4",
        });

        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Document.Title!.ShouldStartWith("Gwall:");
        seen.Errors.Single().ShouldContain("ar ôl heddiw, 2 Rhagfyr 2026");
        (seen.Value("Words"), seen.Value("GivenBy"), seen.Value("TakenOn.Day")).ShouldBe(("Mae hi'n poeni.", "Nia", "31"));
    }

    [Fact]
    public async Task A_reading_sent_twice_from_one_form_is_one_reading()
    {
        var browser = app.As(World.CareManagerId);
        var page = await browser.OpenAsync(NewReading);
        var filled = new Dictionary<string, string> { ["Voice"] = "Carer", ["Value"] = "5", ["GivenBy"] = "Nia once" };

        var first = await browser.SendAsync(page, NewReading, filled);
        var second = await browser.SendAsync(page, NewReading, filled);

        (first.Status, second.Status).ShouldBe((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        (await app.WithDbAsync(db => db.Readings.CountAsync(r => r.GivenBy == "Nia once"))).ShouldBe(1);
        (await browser.OpenAsync(Outcome)).Main.ShouldContain("The reading is kept.");
    }

    [Fact]
    public async Task An_outcome_is_written_from_words_that_are_not_copied()
    {
        var browser = app.As(World.CareManagerId);
        var filled = new Dictionary<string, string>
        {
            ["Form.TitleEn"] = "Sing with the chapel", ["Form.TitleCy"] = "Canu efo'r capel", ["Form.Area"] = "ContributionToSociety",
            ["Form.Kind"] = "Change", ["Form.Measure"] = "OwnScale0To10", ["Form.Baseline"] = "1", ["Form.Target"] = "6",
        };

        var refused = await browser.SendAsync(Write, new Dictionary<string, string>(filled) { ["Form.Target"] = "1" });
        refused.Errors.Single().ShouldContain("must be above the baseline");
        refused.Value("Form.TitleEn").ShouldBe("Sing with the chapel");
        var sent = await browser.SendAsync(Write, filled);

        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        var outcome = await app.WithDbAsync(db => db.PersonalOutcomes.SingleAsync(o => o.SaidLineId == World.SpareOutcomeLineId));
        (outcome.Kind, outcome.Target, outcome.BaselineReadingId is not null).ShouldBe((OutcomeKind.Change, 6, true));
        (await browser.OpenAsync(sent.Location!.ToString())).Main.ShouldContain("canu efo'r capel eto");
    }

    [Fact]
    public async Task An_empty_outcome_form_says_each_thing_that_is_missing_in_Welsh()
    {
        var seen = await app.As(World.CareManagerId, "cy").SendAsync(Write, new Dictionary<string, string>());

        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Errors.ShouldContain("Dewiswch faes llesiant");
        seen.Errors.ShouldContain("Dewiswch fath");
        seen.Errors.Count.ShouldBe(5);
    }

    [Fact]
    public async Task The_writer_does_not_check_and_a_team_leader_does()
    {
        (await app.As(World.CareManagerId).OpenAsync(Outcome + "/check")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var browser = app.As(World.TeamLeaderId);
        var page = await browser.OpenAsync(Outcome + "/check");

        var none = await browser.SendAsync(page, Outcome + "/check", new Dictionary<string, string> { ["Holds"] = "real" });
        none.Errors.ShouldBe(["Say what shows it, or what would make it hold."]);
        var kept = await browser.SendAsync(page, Outcome + "/check", new Dictionary<string, string> { ["Holds"] = "real", ["CheckWords"] = "Not yet near." });

        kept.Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.OpenAsync(Outcome)).Main.ShouldContain("Money may not depend on this outcome yet.");
    }

    [Fact]
    public async Task A_care_worker_notes_how_it_went_and_all_who_may_read_visits_see_it()
    {
        var (browser, note) = (app.As(World.CareWorkerId, "cy"), Outcome + "/notes/new");
        (await app.As(World.CareManagerId).OpenAsync(note)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.As(World.OtherProviderManagerId).OpenAsync(note)).Status.ShouldBe(HttpStatusCode.Forbidden);

        var empty = await browser.SendAsync(note, new Dictionary<string, string> { ["Words"] = "Hanner ffordd." });
        empty.Errors.ShouldBe(["Dewiswch pa mor bell yr aeth"]);
        (empty.Value("Words"), empty.Value("CareWorker")).ShouldBe(("Hanner ffordd.", "Delyth Morris"));
        (await browser.SendAsync(note, new Dictionary<string, string> { ["Words"] = "Hanner ffordd.", ["Progress"] = "PartOfTheWay" })).Status.ShouldBe(HttpStatusCode.Redirect);

        (await app.As(World.CareManagerId).OpenAsync(Outcome)).Main.ShouldContain("Hanner ffordd.");
        (await app.As(World.BrokerId).OpenAsync(Outcome)).Main.ShouldNotContain("Hanner ffordd.");
    }

    [Fact]
    public async Task The_loser_of_an_edit_is_told_who_won_and_keeps_the_words()
    {
        var browser = app.As(World.TeamLeaderId);
        var page = await browser.OpenAsync(Outcome);
        await app.WithDbAsync(db => db.PersonalOutcomes.Where(o => o.Id == World.OutcomeId).ExecuteUpdateAsync(o => o.SetProperty(x => x.Version, x => x.Version + 1)));

        var late = await browser.SendAsync(page, Outcome, new Dictionary<string, string> { ["EndWords"] = "She has moved." }, form: "#end form");

        late.Status.ShouldBe(HttpStatusCode.BadRequest);
        late.Errors.Single().ShouldContain("changed this on");
        late.Value("EndWords").ShouldBe("She has moved.");
    }

    private static IReadOnlyList<string> Voices(Seen seen) =>
        [.. seen.Document.QuerySelectorAll("input[name=Voice]").Select(e => e.GetAttribute("value")!)];

    private Task<int> RefusedAsync() =>
        app.WithDbAsync(db => db.RecordLooks.CountAsync(l => l.AccountId == World.OtherProviderManagerId && l.IsRefused));
}
