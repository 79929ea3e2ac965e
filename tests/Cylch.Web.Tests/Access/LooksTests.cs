using System.Net;
using Cylch.Web.Access;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Access;

/// <summary>Every look at a record is written down, allowed or refused, and a page that cannot be logged is not shown.</summary>
public sealed class LooksTests(AccessApp app) : IClassFixture<AccessApp>
{
    [Fact]
    public async Task A_look_and_a_refusal_are_written_down_with_their_reasons()
    {
        var page = $"/assessment/people/{app.Own.Ids["personId"]}";
        (await app.GetAsync(await app.AsAsync(app.Own, "TeamLeader"), page)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.GetAsync(await app.AsAsync(app.Other, "TeamLeader"), page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var looks = await app.WithDbAsync(db => db.RecordLooks.Where(l => l.PersonId == app.Own.Ids["personId"]).ToListAsync());
        looks.ShouldContain(l => l.AccountId == app.Own.Accounts["TeamLeader"] && !l.IsRefused && l.Reason == "care-team" && l.Page == "/Assessment/Person");
        looks.ShouldContain(l => l.AccountId == app.Other.Accounts["TeamLeader"] && l.IsRefused && l.Reason == "no-relationship");
    }

    [Fact]
    public void Every_page_about_a_person_has_a_name_in_the_list_of_looks()
    {
        string[] about = ["personId", "outcomeId", "conversationId", "planId", "reviewId", "packageId", "verificationId", "claimId", "lineId"];
        var book = app.Services.GetRequiredService<WordBook>();
        var words = new W(book, Language.English);
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(e => e is RouteEndpoint route && route.RoutePattern.Parameters.Any(p => about.Contains(p.Name)))
            .Select(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>().Distinct().ToList();
        pages.Count.ShouldBeGreaterThan(10);
        pages.Where(page => LookWords.Page(words, page) == words["access.other-page"]).ShouldBeEmpty("each needs access.page.… in Access.json");
    }

    [Fact]
    public async Task People_see_who_looked_and_others_see_what_they_opened()
    {
        using var own = await app.GetAsync(await app.AsAsync(app.Own, "Self"), "/access/looks");
        (await own.Content.ReadAsStringAsync()).ShouldContain("CareManager Arfon");
        using var mine = await app.GetAsync(await app.AsAsync(app.Own, "CareManager"), "/access/looks");
        (await mine.Content.ReadAsStringAsync()).ShouldContain("P-Arfon");
        using var nobody = await app.GetAsync(await app.AsAsync(app.Other, "Analyst"), "/access/looks?of=record");
        (await nobody.Content.ReadAsStringAsync()).ShouldNotContain("P-Arfon");
        using var csv = await app.GetAsync(await app.AsAsync(app.Own, "Self"), "/access/looks?handler=Csv");
        (await csv.Content.ReadAsStringAsync()).ShouldContain("CareManager Arfon");
    }

    [Fact]
    public async Task A_page_whose_look_cannot_be_written_down_is_not_shown()
    {
        await using var closed = new AccessApp();
        await closed.InitializeAsync();
        var visitor = await closed.AsAsync(closed.Own, "CareManager");
        var page = $"/assessment/people/{closed.Own.Ids["personId"]}";
        (await closed.GetAsync(visitor, page)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await closed.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER no_looks BEFORE INSERT ON record_looks BEGIN SELECT RAISE(ABORT, 'no room'); END"));
        using var refused = await closed.GetAsync(visitor, page);
        refused.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await refused.Content.ReadAsStringAsync()).ShouldNotContain(closed.Own.PersonName);
        await closed.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER no_looks"));
        (await closed.GetAsync(visitor, page)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
