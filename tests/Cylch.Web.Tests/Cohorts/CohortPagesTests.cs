using System.Net;
using AngleSharp.Dom;
using Cylch.Records.Access;
using Cylch.Records.Cohorts;
using Cylch.Records.Schema;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Cylch.Web.Startup;
using Cylch.Web.Tests.TestData;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Cohorts;

/// <summary>The first 500 rows of the real file, loaded once beside the small world.</summary>
public sealed class CohortDesk : IAsyncLifetime
{
    public TestApp App { get; } = new();

    public long CohortId { get; private set; }
    public long Analyst { get; private set; }
    public long Auditor { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        var file = await HipRows.FileAsync(HipRows.Take(500));
        var loaded = await new ImportReadings(App.Services.GetRequiredService<Settings>().Database).LoadAsync(
            file, ReadingsProfile.HipReplacement, SmallWorld.Now, isDemonstration: false, (_, _, _) => { }, CancellationToken.None);
        CohortId = loaded.Value.AuthorityId;
        Analyst = await HolderAsync("Catrin Wyn", Role.Analyst);
        Auditor = await HolderAsync("Owain Pugh", Role.Auditor);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private Task<long> HolderAsync(string name, Role role) => App.WithDbAsync(async db =>
    {
        var account = new Account { DisplayName = name, Language = "en", UserName = name, NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = name };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        db.RoleAssignments.Add(new RoleAssignment { AccountId = account.Id, OrganisationId = CohortId, Role = role, FromOn = new LocalDate(2026, 1, 1) });
        await db.SaveChangesAsync();
        return account.Id;
    });
}

public sealed class CohortPagesTests(CohortDesk desk) : IClassFixture<CohortDesk>
{
    private string Address => $"/outcomes/cohorts/{desk.CohortId}";

    [Theory]
    [InlineData("en", "Every row accounted for", "Imported without words")]
    [InlineData("cy", "Cyfrif am bob rhes", "Wedi’u mewnforio heb eiriau")]
    public async Task The_analyst_sees_every_row_accounted_for(string language, string heading, string noWords)
    {
        var page = await desk.App.As(desk.Analyst, language).OpenAsync(Address);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Main.ShouldContain(heading);
        page.Main.ShouldContain(noWords);
        page.Document.QuerySelector("#rows ~ table tfoot td")!.TextContent.ShouldBe("500");
        page.Document.QuerySelectorAll("figure.cy-chart").Length.ShouldBe(2);
    }

    [Fact]
    public async Task No_small_number_stands_in_the_table_of_providers()
    {
        var page = await desk.App.As(desk.Analyst).OpenAsync(Address);

        var cells = page.Document.QuerySelectorAll("#providers ~ table tbody tr").SelectMany(row => row.QuerySelectorAll("td").Take(7)).ToList();
        cells.Count.ShouldBeGreaterThan(6);
        cells.Select(cell => cell.TextContent.Trim()).ShouldNotContain(text => text == "1" || text == "2" || text == "3" || text == "4");
        cells.ShouldContain(cell => cell.TextContent.Trim() == "hidden");
    }

    [Fact]
    public async Task Money_is_linked_for_whoever_may_read_statements_alone()
    {
        (await desk.App.As(desk.Analyst).OpenAsync(Address)).Text.ShouldNotContain("/settlement/");

        var auditor = desk.App.As(desk.Auditor);
        var page = await auditor.OpenAsync(Address);
        foreach (var start in new[] { "/settlement/runs/", "/settlement/lines/", "/contracts/" })
        {
            var link = page.Document.QuerySelector($"a[href^='{start}']")!.GetAttribute("href")!;
            (await auditor.OpenAsync(link)).Status.ShouldBe(HttpStatusCode.OK, link);
        }
    }

    [Fact]
    public async Task A_provider_is_found_by_part_of_its_code_and_an_unknown_one_says_so()
    {
        var browser = desk.App.As(desk.Analyst);

        Rows(await browser.OpenAsync(Address + "?q=adp02")).ShouldBe(["ADP02"]);
        (await browser.OpenAsync(Address + "?q=zzz")).Main.ShouldContain("No provider has such a code.");

        static IEnumerable<string> Rows(Seen page) => page.Document.QuerySelectorAll("#providers ~ table tbody th").Select(th => th.TextContent.Trim());
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("ResultsCsv")]
    [InlineData("ChangesCsv")]
    public async Task The_same_figures_are_given_as_a_file(string handler)
    {
        var file = await desk.App.As(desk.Analyst).FetchAsync($"{Address}?handler={handler}");

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await file.Content.ReadAsStringAsync()).Split("\r\n").Length.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task The_list_shows_the_cohorts_a_reader_may_see_and_an_empty_one_says_how_to_begin()
    {
        var mine = await desk.App.As(desk.Analyst).OpenAsync("/outcomes/cohorts");
        var theirs = await desk.App.As(desk.App.World.QualityOfficerId).OpenAsync("/outcomes/cohorts");

        mine.Document.QuerySelector($"a[href='{Address}']").ShouldNotBeNull();
        theirs.Document.QuerySelector($"a[href='{Address}']").ShouldBeNull();
        theirs.Main.ShouldContain("./cylch import readings");
    }

    [Fact]
    public async Task Another_authoritys_people_may_not_open_it_and_an_organisation_without_one_has_none()
    {
        (await desk.App.As(desk.App.World.QualityOfficerId).OpenAsync(Address)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await desk.App.As(desk.App.World.QualityOfficerId).OpenAsync($"/outcomes/cohorts/{desk.App.World.AuthorityId}")).Main
            .ShouldContain("No file of readings has been loaded");
    }
}
