using System.Net;
using Cylch.Records.Tests.TestData;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Assessment;

public class PersonPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private SmallWorld World => app.World;

    private string Mair => $"/assessment/people/{World.PersonId}";

    [Fact]
    public async Task The_list_shows_a_care_manager_the_people_of_their_team_only()
    {
        var seen = await app.As(World.CareManagerId).OpenAsync("/assessment/people");

        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Main.ShouldContain("Mair Ellis");
        seen.Main.ShouldNotContain("Olwen");
        seen.Main.ShouldContain("Register somebody new");
        seen.Document.QuerySelector("#team")!.TextContent.ShouldNotContain("South team");
    }

    [Theory]
    [InlineData("mair", true)]
    [InlineData("ELL", true)]
    [InlineData("P-0001", true)]
    [InlineData("ellis mair", true)]
    [InlineData("llis", false)]
    [InlineData("%", true)]
    [InlineData("zzz", false)]
    public async Task The_list_finds_by_the_beginnings_of_names(string text, bool isFound)
    {
        var seen = await app.As(World.CareManagerId).OpenAsync("/assessment/people?q=" + Uri.EscapeDataString(text));

        seen.Main.Contains("Mair Ellis", StringComparison.Ordinal).ShouldBe(isFound);
        seen.Main.Contains("Nobody matches", StringComparison.Ordinal).ShouldBe(!isFound);
        seen.Value("q").ShouldBe(text);
    }

    [Fact]
    public async Task The_list_is_a_file_too()
    {
        var response = await app.As(World.CareManagerId, "cy").FetchAsync("/assessment/people?handler=Csv");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain("P-0001,Mair Ellis,1942-05-12,Cymraeg,");
        text.ShouldContain("Cyfeirnod");
    }

    [Fact]
    public async Task A_provider_sees_only_people_with_a_package_there()
    {
        (await app.As(World.ProviderManagerId).OpenAsync("/assessment/people")).Main.ShouldContain("Mair Ellis");
        (await app.As(World.OtherProviderManagerId).OpenAsync("/assessment/people")).Main.ShouldContain("There is nobody here yet");
    }

    [Fact]
    public async Task The_record_begins_with_her_words_then_the_translation()
    {
        var seen = await app.As(World.CareManagerId).OpenAsync(Mair);

        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Errors.ShouldBeEmpty();
        var words = seen.Document.QuerySelectorAll(".cy-quote--big p");
        words[0].GetAttribute("lang").ShouldBe("cy");
        words[0].TextContent.ShouldContain("Dw i isio mynd lawr");
        words[1].TextContent.ShouldContain("I want to get down");
        seen.Main.ShouldContain("Was 2, now 6, target 7.");
        seen.Main.ShouldContain("The care worker says 8");
        seen.Main.ShouldContain("Part of the way");
        seen.Main.ShouldContain("Time bank: 30 min");
        seen.Main.ShouldContain("6 h 25 min given in the last full week");
    }

    [Fact]
    public async Task The_record_is_wholly_Welsh_in_Welsh()
    {
        var seen = await app.As(World.CareManagerId, "cy").OpenAsync(Mair);

        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Document.DocumentElement.GetAttribute("lang").ShouldBe("cy");
        seen.Main.ShouldContain("Cymraeg yn gyntaf");
        seen.Main.ShouldContain("Roedd yn 2, mae'n 6 nawr, y targed yw 7.");
        seen.Main.ShouldNotContain("I want to get down");
        foreach (var english in new[] { "Outcomes", "Time bank", "Care package", "Who is involved", "Was 2", "born", "Record a reading" })
        {
            seen.Main.ShouldNotContain(english);
        }
    }

    [Fact]
    public async Task A_provider_without_a_package_is_refused_and_the_look_is_written_down()
    {
        var before = await RefusedLooksAsync(World.OtherProviderManagerId);

        var seen = await app.As(World.OtherProviderManagerId).OpenAsync(Mair);

        seen.Status.ShouldBe(HttpStatusCode.Forbidden);
        seen.Text.ShouldNotContain("Mair Ellis");
        (await RefusedLooksAsync(World.OtherProviderManagerId)).ShouldBe(before + 1);
        (await app.As(World.PersonAccountId).OpenAsync(Mair + "/looks?refused=true")).Main.ShouldContain("Owain Bridge");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/looks")]
    [InlineData("/words")]
    [InlineData("?handler=Csv")]
    [InlineData("/looks?handler=Csv")]
    public async Task Nothing_of_a_person_leaks_to_a_care_manager_of_another_team(string part)
    {
        var seen = await app.As(World.OtherCareManagerId).OpenAsync(Mair + part);

        seen.Status.ShouldBe(HttpStatusCode.Forbidden);
        seen.Text.ShouldNotContain("Ellis");
        seen.Text.ShouldNotContain("siop");
    }

    [Fact]
    public async Task A_provider_sees_the_record_without_who_has_looked()
    {
        var seen = await app.As(World.ProviderManagerId).OpenAsync(Mair);

        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Document.QuerySelector("#seen").ShouldBeNull();
        (await app.As(World.ProviderManagerId).OpenAsync(Mair + "/looks")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_record_can_be_seen_as_it_was()
    {
        var seen = await app.As(World.CareManagerId).OpenAsync(Mair + "?on=2026-06-01");

        seen.Main.ShouldContain("This is the record as it was on 1 June 2026.");
        seen.Main.ShouldContain("Starts at 2, target 7. Not asked again yet.");
        seen.Main.ShouldNotContain("says 8");
    }

    [Fact]
    public async Task Everything_said_stands_in_order_with_what_it_is()
    {
        var seen = await app.As(World.CareManagerId).OpenAsync(Mair + "/words");

        seen.Main.ShouldContain("Everything Mair has said");
        seen.Main.ShouldContain("What they have");
        seen.Main.ShouldContain("Read back and agreed on 3 March 2026");
    }

    private Task<int> RefusedLooksAsync(long accountId) =>
        app.WithDbAsync(db => db.RecordLooks.CountAsync(l => l.AccountId == accountId && l.IsRefused));
}
