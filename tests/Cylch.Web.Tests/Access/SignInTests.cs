using System.Net;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Tests.TestData;
using Microsoft.AspNetCore.Mvc.Testing;
using Shouldly;
using Xunit;
using static Cylch.Web.Tests.Access.Member;

namespace Cylch.Web.Tests.Access;

/// <summary>Signing in as it is done for real: a password and a second factor, and nothing opens before both.</summary>
public sealed class SignInTests(ProductionApp app) : IClassFixture<ProductionApp>
{
    [Fact]
    public async Task A_one_time_link_leads_to_a_password_a_second_factor_and_in()
    {
        var member = await app.MemberAsync();
        (await member.Browser.OpenAsync("/access/mine")).Main.ShouldContain("Gwyneth Tudur");
        var again = await app.Browser().OpenAsync("/access/set-up?code=" + member.Account.Code);
        again.Main.ShouldContain("This link no longer works");
    }

    [Fact]
    public async Task Nothing_opens_between_the_password_and_the_second_factor()
    {
        var account = await app.AccountAsync();
        var client = app.Client();
        var newcomer = new Member(app, account, client, new Browser(client));
        await newcomer.ChoosePasswordAsync(account.Code);
        await ShouldBeOutsideAsync(newcomer.Browser);

        var member = await app.MemberAsync();
        var elsewhere = app.Browser();
        (await member.GivePasswordAsync(elsewhere)).Location!.OriginalString.ShouldBe("/access/second-factor");
        await ShouldBeOutsideAsync(elsewhere);

        // Who has a second factor cannot add one of their own with the password alone.
        (await elsewhere.OpenAsync("/access/enrol")).Location!.OriginalString.ShouldBe("/access/sign-in");
    }

    [Fact]
    public async Task Password_and_code_sign_in_and_lead_back_to_the_page()
    {
        var member = await app.MemberAsync();
        var elsewhere = app.Browser();
        var asked = await elsewhere.OpenAsync("/access/looks?p=2");
        asked.Location!.OriginalString.ShouldBe("/access/sign-in?back=%2Faccess%2Flooks%3Fp%3D2");
        var next = await member.GivePasswordAsync(elsewhere, back: "/access/looks?p=2");
        var signedIn = await elsewhere.SendAsync(next.Location!.OriginalString, Fields(("Code", member.NextCode())));
        signedIn.Location!.OriginalString.ShouldBe("/access/looks?p=2");
        (await elsewhere.OpenAsync("/access/looks?p=2")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_nowhere_else(string back)
    {
        var member = await app.MemberAsync();
        var elsewhere = app.Browser();
        var next = await member.GivePasswordAsync(elsewhere, back: back);
        var signedIn = await elsewhere.SendAsync(next.Location!.OriginalString, Fields(("Code", member.NextCode())));
        signedIn.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_address_and_a_wrong_password_are_answered_alike()
    {
        var member = await app.MemberAsync();
        var wrongPassword = await member.GivePasswordAsync(app.Browser(), "cwbl anghywir heno");
        var wrongAddress = await app.Browser().SendAsync("/access/sign-in", Fields(("Mail", "nobody@example.test"), ("Password", "cwbl anghywir heno")));
        wrongPassword.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrongAddress.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrongPassword.Errors.ShouldBe(wrongAddress.Errors);
        wrongPassword.Main.ShouldBe(wrongAddress.Main);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_five_wrong_tries_one_waits_whether_or_not_there_is_such_an_account(bool exists)
    {
        var mail = exists ? (await app.MemberAsync()).Account.Mail : $"nobody{Guid.NewGuid():N}@example.test";
        for (var i = 0; i < SignInPatience.TriesForOne; i++)
        {
            (await TryAsync(mail, "cwbl anghywir heno")).Errors.ShouldBe(["The email address or the password is not right. Try again."]);
        }

        (await TryAsync(mail, Password)).Errors.ShouldBe(["Too many tries. Wait 15 minutes, then try again."]);
        app.Time.Pass(TimeSpan.FromMinutes(16));
        var later = await TryAsync(mail, Password);
        (later.Status == HttpStatusCode.Redirect).ShouldBe(exists);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var member = await app.MemberAsync();
        var code = member.NextCode();
        (await WithCodeAsync(member, code)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await WithCodeAsync(member, code)).Errors.Single().ShouldStartWith("That code is not right, or has been used.");
        (await WithCodeAsync(member, member.RecoveryCodes[0].ToLowerInvariant())).Status.ShouldBe(HttpStatusCode.Redirect);
        (await WithCodeAsync(member, member.RecoveryCodes[0])).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Of_many_requests_with_one_code_at_once_one_gets_in()
    {
        var member = await app.MemberAsync();
        var code = member.NextCode();
        var waiting = new List<(Browser Browser, Seen Page)>();
        for (var i = 0; i < SignInPatience.TriesForOne; i++)
        {
            var browser = app.Browser();
            await member.GivePasswordAsync(browser);
            waiting.Add((browser, await browser.OpenAsync("/access/second-factor")));
        }

        var answers = await Task.WhenAll(waiting.Select(w => w.Browser.SendAsync(w.Page, "/access/second-factor", Fields(("Code", code)))));
        answers.Count(a => a.Status == HttpStatusCode.Redirect).ShouldBe(1);
    }

    [Fact]
    public async Task Signing_in_gives_a_new_cookie_and_signing_out_ends_every_copy_of_it()
    {
        var member = await app.MemberAsync();
        using var first = await member.Client.GetAsync(new Uri("/access/mine", UriKind.Relative));
        var copy = first.RequestMessage!.Headers.GetValues("Cookie").Single();
        (await CopyAsync(copy)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await member.Browser.SendAsync("/access/sign-out", Fields(), form: "main form");
        (await CopyAsync(copy)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await member.GivePasswordAsync(member.Browser);
        await member.Browser.SendAsync("/access/second-factor", Fields(("Code", member.NextCode())));
        using var second = await member.Client.GetAsync(new Uri("/access/mine", UriKind.Relative));
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.RequestMessage!.Headers.GetValues("Cookie").Single().ShouldNotBe(copy);
        (await CopyAsync(copy)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Cookies_travel_over_tls_alone_and_no_script_reads_them()
    {
        var member = await app.MemberAsync();
        var browser = app.Client();
        var page = new Browser(browser);
        await member.GivePasswordAsync(page);
        var seen = await page.OpenAsync("/access/second-factor");
        using var content = new FormUrlEncodedContent(
            Fields(("Code", member.NextCode()), ("__RequestVerificationToken", seen.Value("__RequestVerificationToken")!)));
        using var signedIn = await browser.PostAsync(new Uri("/access/second-factor", UriKind.Relative), content);
        var set = signedIn.Headers.GetValues("Set-Cookie").Where(c => c.StartsWith("cylch-sign-in=", StringComparison.Ordinal)).ToList();
        set.ShouldNotBeEmpty();
        foreach (var cookie in set)
        {
            cookie.ShouldContain("secure", Case.Insensitive);
            cookie.ShouldContain("httponly", Case.Insensitive);
            cookie.ShouldContain("samesite=lax", Case.Insensitive);
        }
    }

    [Fact]
    public async Task Behind_a_proxy_that_ends_TLS_forms_open_and_their_cookies_still_travel_over_TLS_alone()
    {
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("http://localhost") });
        using var page = await client.GetAsync(new Uri("/access/sign-in", UriKind.Relative));
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookies = page.Headers.GetValues("Set-Cookie").ToList();
        cookies.ShouldContain(c => c.StartsWith("cylch-form=", StringComparison.Ordinal));
        cookies.ShouldAllBe(c => c.Contains("secure", StringComparison.OrdinalIgnoreCase));
        page.Headers.GetValues("Strict-Transport-Security").Single().ShouldBe("max-age=31536000");
    }

    [Fact]
    public async Task A_closed_account_is_out_with_its_next_page()
    {
        var member = await app.MemberAsync();
        (await member.Browser.OpenAsync("/access/mine")).Status.ShouldBe(HttpStatusCode.OK);
        await app.WithAsync<CloseAccount, Cylch.Rules.Decision<long>>(close => close.RunAsync(app.Doing, member.Account.Id, "left", CancellationToken.None));
        await ShouldBeOutsideAsync(member.Browser);
        (await member.GivePasswordAsync(app.Browser())).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Away_for_an_hour_one_signs_in_again()
    {
        var member = await app.MemberAsync();
        app.Time.Pass(TimeSpan.FromMinutes(50));
        (await member.Browser.OpenAsync("/access/mine")).Status.ShouldBe(HttpStatusCode.OK);
        app.Time.Pass(TimeSpan.FromMinutes(50));
        (await member.Browser.OpenAsync("/access/mine")).Status.ShouldBe(HttpStatusCode.OK);
        app.Time.Pass(TimeSpan.FromMinutes(61));
        await ShouldBeOutsideAsync(member.Browser);
    }

    [Fact]
    public async Task However_busy_a_session_ends_after_twelve_hours()
    {
        var member = await app.MemberAsync();
        for (var minutes = 0; minutes < 700; minutes += 50)
        {
            (await member.Browser.OpenAsync("/access/mine")).Status.ShouldBe(HttpStatusCode.OK);
            app.Time.Pass(TimeSpan.FromMinutes(50));
        }

        app.Time.Pass(TimeSpan.FromMinutes(30));
        await ShouldBeOutsideAsync(member.Browser);
    }

    [Fact]
    public async Task A_newer_link_replaces_an_older_one_and_none_lasts_longer_than_three_days()
    {
        var account = await app.AccountAsync();
        var newer = await app.LinkAsync(account.Id);
        (await app.Browser().OpenAsync("/access/set-up?code=" + account.Code)).Main.ShouldContain("no longer works");
        (await app.Browser().OpenAsync("/access/set-up?code=" + newer)).Main.ShouldContain("Welcome");
        app.Time.Pass(TimeSpan.FromDays(3.1));
        (await app.Browser().OpenAsync("/access/set-up?code=" + newer)).Main.ShouldContain("no longer works");
    }

    [Fact]
    public async Task A_new_link_ends_every_earlier_way_in()
    {
        var member = await app.MemberAsync();
        var client = app.Client();
        await new Member(app, member.Account, client, new Browser(client)).ChoosePasswordAsync(await app.LinkAsync(member.Account.Id));
        await ShouldBeOutsideAsync(member.Browser);
        var next = await member.GivePasswordAsync(app.Browser());
        next.Location!.OriginalString.ShouldBe("/access/second-factor");
        (await WithCodeAsync(member, member.NextCode(), "/access/enrol")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_only_second_factor_cannot_be_removed()
    {
        var member = await app.MemberAsync();
        var refused = await member.Browser.SendAsync("/access/mine", Fields(), "passkey=authenticator", "form[action*='Remove']");
        refused.Errors.ShouldBe(["This is your only second step. Add another before you remove it."]);
        (await member.Browser.OpenAsync("/access/mine")).Main.ShouldContain("in use");
    }

    [Fact]
    public async Task A_weak_password_is_refused_and_the_link_still_works()
    {
        var account = await app.AccountAsync();
        var browser = app.Browser();
        var refused = await browser.SendAsync("/access/set-up?code=" + account.Code, Fields(("Password", "password1234"), ("Again", "password1234")));
        refused.Errors.Single().ShouldStartWith("This password is too easy to guess.");
        refused.Text.ShouldNotContain("password1234");
        (await browser.OpenAsync("/access/set-up?code=" + account.Code)).Main.ShouldContain("Welcome");
    }

    [Fact]
    public async Task There_are_no_personas_in_production() => (await app.Browser().OpenAsync("/access/personas")).Status.ShouldBe(HttpStatusCode.NotFound);

    private static async Task ShouldBeOutsideAsync(Browser browser)
    {
        foreach (var page in (string[])["/", "/access/mine", "/access/looks", "/assessment/people", "/find?q=a"])
        {
            (await browser.OpenAsync(page)).Location!.OriginalString.ShouldStartWith("/access/sign-in?back=", Case.Sensitive, page);
        }
    }

    private Task<Seen> TryAsync(string mail, string password) => app.Browser().SendAsync("/access/sign-in", Fields(("Mail", mail), ("Password", password)));

    private async Task<Seen> WithCodeAsync(Member member, string code, string leadsTo = "")
    {
        var browser = app.Browser();
        await member.GivePasswordAsync(browser);
        var page = await browser.OpenAsync("/access/second-factor");
        if (leadsTo.Length > 0)
        {
            page.Location!.OriginalString.ShouldBe(leadsTo);
            return page;
        }

        return await browser.SendAsync(page, "/access/second-factor", Fields(("Code", code)));
    }

    private async Task<HttpResponseMessage> CopyAsync(string cookie)
    {
        using var bare = app.Server.CreateClient();
        bare.BaseAddress = new Uri("https://localhost");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/access/mine", UriKind.Relative));
        request.Headers.Add("Cookie", cookie);
        return await bare.SendAsync(request);
    }
}
