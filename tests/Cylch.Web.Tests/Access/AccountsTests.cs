using System.Net;
using Cylch.Records.Access;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using static Cylch.Web.Tests.Access.Member;

namespace Cylch.Web.Tests.Access;

/// <summary>Accounts administered: made, given roles with their days, and ended, each with its reason in the log.</summary>
public sealed class AccountsTests(ProductionApp app) : IClassFixture<ProductionApp>
{
    [Fact]
    public async Task An_administrator_adds_an_account_and_hands_over_its_link()
    {
        var administrator = await app.MemberAsync(Role.Administrator);
        var added = await administrator.Browser.SendAsync("/access/accounts/new", Fields(
            ("Name", "Efa Huws"), ("Mail", "efa@example.test"), ("Language", "cy"), ("OrganisationId", $"{app.AuthorityId}"), ("Role", "Auditor"), ("TeamId", ""), ("Reason", "new post")));
        added.Status.ShouldBe(HttpStatusCode.Redirect, string.Join(';', added.Errors));
        var page = added.Location!.OriginalString;
        var linked = await administrator.Browser.SendAsync(page, Fields(("reason", "first day")), form: "form[action*=SetUp]");
        var address = new Uri(linked.Document.QuerySelector("main code")!.TextContent);
        (await app.Browser().OpenAsync(address.PathAndQuery)).Main.ShouldContain("Efa Huws");
        (await administrator.Browser.OpenAsync(page)).Document.QuerySelector("main code").ShouldBeNull();
        (await administrator.Browser.OpenAsync("/access/accounts?q=efa")).Main.ShouldContain("Efa Huws");
        (await administrator.Browser.OpenAsync("/access/accounts?q=nothing-like-it")).Main.ShouldContain("No account is like that");
    }

    [Fact]
    public async Task A_role_given_opens_pages_at_once_and_one_taken_away_closes_them_at_once()
    {
        var administrator = await app.MemberAsync(Role.Administrator);
        var member = await app.MemberAsync(Role.Analyst);
        (await member.Browser.OpenAsync("/assessment/people")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var page = $"/access/accounts/{member.Account.Id}";
        var given = await administrator.Browser.SendAsync(page, Fields(
            ("Giving.OrganisationId", $"{app.AuthorityId}"), ("Giving.Role", "Auditor"), ("Giving.TeamId", ""), ("Giving.Reason", "audit of the year")), form: "form[action*=GiveRole]");
        given.Status.ShouldBe(HttpStatusCode.Redirect, string.Join(';', given.Errors));
        (await member.Browser.OpenAsync("/assessment/people")).Status.ShouldBe(HttpStatusCode.OK);
        var roleId = await RoleAsync(member.Account.Id, Role.Auditor);
        var ended = await administrator.Browser.SendAsync(page, Fields(("reason", "audit done")), $"id={roleId}", "form[action*=EndRole]");
        ended.Status.ShouldBe(HttpStatusCode.Redirect, string.Join(';', ended.Errors));
        (await member.Browser.OpenAsync("/assessment/people")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var told = await app.WithAsync<Records.CylchDb, List<string>>(db =>
            db.ChangeEvents.Where(e => e.SubjectKind == "role" && e.SubjectId == roleId).OrderBy(e => e.Id).Select(e => e.Action + ": " + e.Reason).ToListAsync());
        told.ShouldBe(["GiveRole: audit of the year", "EndRole: audit done"]);
    }

    [Fact]
    public async Task A_form_without_its_fields_comes_back_with_what_was_typed()
    {
        var administrator = await app.MemberAsync(Role.Administrator);
        var back = await administrator.Browser.SendAsync("/access/accounts/new", Fields(("Name", "Efa Huws"), ("Mail", "not an address")));
        back.Status.ShouldBe(HttpStatusCode.BadRequest);
        back.Errors.ShouldContain("Enter an email address, such as name@example.org");
        back.Errors.ShouldContain("Choose the role");
        back.Value("Name").ShouldBe("Efa Huws");
    }

    [Fact]
    public async Task A_role_is_given_once_for_the_same_days_and_once_for_the_same_form()
    {
        var member = await app.MemberAsync(Role.Analyst);
        var input = new GiveRoleInput(member.Account.Id, app.AuthorityId, Role.Broker, null, new NodaTime.LocalDate(2026, 1, 1), null);
        var giver = (await app.MemberAsync(Role.Administrator)).Account.Id;
        var doing = new Records.Doing(giver, app.Now, "one-form");
        var first = await GiveAsync(doing, input);
        (await GiveAsync(doing, input)).Value.ShouldBe(first.Value);
        (await GiveAsync(doing with { SubmissionKey = "another" }, input)).Refusal!.Code.ShouldBe("access.role-held");
    }

    [Fact]
    public async Task Closing_an_account_asks_for_a_reason_and_is_for_others_to_do()
    {
        var administrator = await app.MemberAsync(Role.Administrator);
        var member = await app.MemberAsync(Role.Analyst);
        var page = $"/access/accounts/{member.Account.Id}";
        var refused = await administrator.Browser.SendAsync(page, Fields(("reason", " ")), form: "form[action*=Close]");
        refused.Errors.ShouldBe(["Say why. Every change here is kept with its reason."]);
        await administrator.Browser.SendAsync(page, Fields(("reason", "left the council")), form: "form[action*=Close]");
        (await administrator.Browser.OpenAsync(page)).Main.ShouldContain("closed");
        (await member.Browser.OpenAsync("/access/mine")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await administrator.Browser.OpenAsync($"/access/accounts/{administrator.Account.Id}")).Document.QuerySelector("form[action*=Close]").ShouldBeNull();
    }

    private Task<Decision<long>> GiveAsync(Records.Doing doing, GiveRoleInput input) =>
        app.WithAsync<GiveRole, Decision<long>>(give => give.RunAsync(doing, input, "test", CancellationToken.None));

    private Task<long> RoleAsync(long accountId, Role role) => app.WithAsync<Records.CylchDb, long>(db =>
        db.RoleAssignments.Where(r => r.AccountId == accountId && r.Role == role).Select(r => r.Id).SingleAsync());
}
