using System.Net;
using Cylch.Web.Tests.TestData;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Access;

/// <summary>Passkeys: one that checks its holder signs in by itself; nothing less does.</summary>
public sealed class PasskeyTests(ProductionApp app) : IClassFixture<ProductionApp>
{
    [Fact]
    public async Task A_passkey_is_enough_for_the_first_time_and_every_time_after()
    {
        var account = await app.AccountAsync();
        var client = app.Client();
        var browser = new Browser(client);
        await new Member(app, account, client, browser).ChoosePasswordAsync(account.Code);
        using var key = new SoftwareKey();
        var added = await AnswerAsync(client, "/access/enrol", key.Make, ("passkeyName", "Work laptop"));
        added.Text.ShouldContain("Keep these recovery codes");
        (await browser.OpenAsync("/access/mine")).Main.ShouldContain("Work laptop");

        var elsewhere = app.Client();
        (await AnswerAsync(elsewhere, "/access/sign-in", key.Prove)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await new Browser(elsewhere).OpenAsync("/access/mine")).Main.ShouldContain("with a passkey");
    }

    [Fact]
    public async Task A_passkey_is_a_second_factor_after_the_password()
    {
        var member = await app.MemberAsync();
        using var key = new SoftwareKey();
        (await AnswerAsync(member.Client, "/access/enrol", key.Make)).Location!.OriginalString.ShouldBe("/access/mine");
        var client = app.Client();
        await member.GivePasswordAsync(new Browser(client));
        (await AnswerAsync(client, "/access/second-factor", key.Prove)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await new Browser(client).OpenAsync("/access/mine")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_passkey_that_does_not_check_its_holder_or_comes_from_elsewhere_is_not_kept()
    {
        foreach (var (checks, origin) in ((bool, string)[])[(false, "https://localhost"), (true, "https://localhost.example.org"), (true, "http://example.org")])
        {
            var member = await app.MemberAsync();
            using var key = new SoftwareKey { ChecksHolder = checks, Origin = origin };
            (await AnswerAsync(member.Client, "/access/enrol", key.Make)).Status.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task An_answer_works_once_and_only_for_the_browser_that_was_asked()
    {
        var member = await app.MemberAsync();
        using var key = new SoftwareKey();
        await AnswerAsync(member.Client, "/access/enrol", key.Make);
        var answer = "";
        var first = app.Client();
        (await AnswerAsync(first, "/access/sign-in", asked => answer = key.Prove(asked))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await AnswerAsync(app.Client(), "/access/sign-in", _ => answer)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"id\":1,\"response\":null}")]
    public async Task Nonsense_is_refused_in_words(string nonsense)
    {
        var seen = await AnswerAsync(app.Client(), "/access/sign-in", _ => nonsense);
        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Errors.Single().ShouldStartWith("The passkey was not recognised.");
    }

    [Fact]
    public async Task An_answer_nobody_asked_for_is_refused_in_words()
    {
        var browser = app.Browser();
        var page = await browser.OpenAsync("/access/sign-in");
        var seen = await browser.SendAsync(page, "/access/sign-in", Member.Fields(("credential", "{}")), form: "form[data-passkey]");
        seen.Errors.Single().ShouldStartWith("The passkey was not recognised.");
    }

    // As the page's script does it: ask for the options, hand them to the key, send its answer with the form.
    private static async Task<Seen> AnswerAsync(HttpClient client, string address, Func<string, string> key, params IEnumerable<(string, string)> more)
    {
        var browser = new Browser(client);
        var page = await browser.OpenAsync(address);
        var form = page.Document.QuerySelector("form[data-passkey]")!;
        var token = form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var asking = new FormUrlEncodedContent(Member.Fields(("__RequestVerificationToken", token)));
        using var options = await client.PostAsync(new Uri(form.GetAttribute("data-options")!, UriKind.Relative), asking);
        options.StatusCode.ShouldBe(HttpStatusCode.OK);
        var credential = key(await options.Content.ReadAsStringAsync());
        return await browser.SendAsync(page, address, Member.Fields([("credential", credential), .. more]), form: "form[data-passkey]");
    }
}
