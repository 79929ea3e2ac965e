using System.Net;
using Cylch.Records;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Access;

/// <summary>
/// Whatever let somebody in is asked again at every page: what is taken away, in whatever way, is gone with the very next one.
/// </summary>
public sealed class RevocationTests : IAsyncLifetime
{
    private static readonly LocalDate Yesterday = Side.Today.PlusDays(-1);
    private readonly AccessApp _app = new();

    private string Person => $"/assessment/people/{_app.Own.Ids["personId"]}";

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public Task A_session_that_was_ended_is_sent_to_sign_in() => LosesAsync("CareManager", HttpStatusCode.Redirect, (db, account) =>
        db.SignInSessions.Where(s => s.AccountId == account).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, Side.Now)));

    [Fact]
    public Task An_account_that_was_closed_is_sent_to_sign_in() => LosesAsync("CareManager", HttpStatusCode.Redirect, (db, account) =>
        db.Users.Where(a => a.Id == account).ExecuteUpdateAsync(a => a.SetProperty(x => x.ClosedAt, Side.Now)));

    [Fact]
    public Task An_account_whose_way_in_changed_is_sent_to_sign_in() => LosesAsync("CareManager", HttpStatusCode.Redirect, (db, account) =>
        db.Users.Where(a => a.Id == account).ExecuteUpdateAsync(a => a.SetProperty(x => x.SecurityStamp, "another")));

    [Fact]
    public Task A_role_that_ended_opens_nothing() => LosesAsync("CareManager", HttpStatusCode.Forbidden, (db, account) =>
        db.RoleAssignments.Where(r => r.AccountId == account).ExecuteUpdateAsync(r => r.SetProperty(x => x.UntilOn, Yesterday)));

    [Fact]
    public Task A_person_who_went_to_another_team_is_no_longer_seen_by_the_first() => LosesAsync("CareManager", HttpStatusCode.Forbidden, (db, _) =>
    {
        var (person, team) = (_app.Own.Ids["personId"], _app.Own.Ids["otherTeam"]);
        return db.People.Where(p => p.Id == person).ExecuteUpdateAsync(p => p.SetProperty(x => x.TeamId, team));
    });

    [Fact]
    public Task A_carer_whose_link_ended_sees_nothing_of_the_person() => LosesAsync("Carer", HttpStatusCode.Forbidden, (db, account) =>
        db.PersonLinks.Where(l => l.AccountId == account).ExecuteUpdateAsync(l => l.SetProperty(x => x.UntilOn, Yesterday)));

    [Fact]
    public Task A_provider_whose_package_ended_sees_nothing_of_the_person() => LosesAsync("ProviderManager", HttpStatusCode.Forbidden, (db, _) =>
    {
        var person = _app.Own.Ids["personId"];
        return db.CarePackages.Where(k => k.PersonId == person).ExecuteUpdateAsync(k => k.SetProperty(x => x.EndsOn, Yesterday));
    });

    [Fact]
    public async Task A_list_is_empty_of_those_who_are_no_longer_one_s_own()
    {
        var visitor = await _app.AsAsync(_app.Own, "CareManager");
        (await ListAsync(visitor)).ShouldContain(Person);
        var (person, team) = (_app.Own.Ids["personId"], _app.Own.Ids["otherTeam"]);
        await _app.WithDbAsync(db => db.People.Where(p => p.Id == person).ExecuteUpdateAsync(p => p.SetProperty(x => x.TeamId, team)));
        (await ListAsync(visitor)).ShouldNotContain(Person);
    }

    // Opened twice before, so that whatever might be remembered has been.
    private async Task LosesAsync(string persona, HttpStatusCode expected, Func<CylchDb, long, Task<int>> take)
    {
        var visitor = await _app.AsAsync(_app.Own, persona);
        for (var i = 0; i < 2; i++)
        {
            (await _app.GetAsync(visitor, Person)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await _app.WithDbAsync(db => take(db, _app.Own.Accounts[persona]))).ShouldBeGreaterThan(0);
        var after = await _app.GetAsync(visitor, Person);
        after.StatusCode.ShouldBe(expected);
        (await after.Content.ReadAsStringAsync()).ShouldNotContain(_app.Own.PersonName);
    }

    private async Task<string> ListAsync(Visitor visitor) =>
        await (await _app.GetAsync(visitor, "/assessment/people")).Content.ReadAsStringAsync();
}
