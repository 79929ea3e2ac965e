using System.Net;
using Cylch.Web.Tests.TestData;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Access;

/// <summary>
/// Whoever has no part in a record learns nothing of it, wherever they ask: not in a page, a file, a heading or a log; and
/// nothing from outside can act or lead away.
/// </summary>
public sealed class LeakTests(AccessApp app) : IClassFixture<AccessApp>
{
    [Fact]
    public async Task Nothing_of_another_side_is_in_any_answer_to_any_address()
    {
        var leaks = new List<string>();
        foreach (var route in (await Routes.AllAsync(app.Services)).Where(r => r.Method == HttpMethod.Get))
        {
            foreach (var persona in (string[])["CareManager", "Auditor", "ProviderManager", "Commissioner", "FinanceOfficer", "Self", "Administrator"])
            {
                var visitor = await app.AsAsync(app.Other, persona);
                using var answer = await app.GetAsync(visitor, route.Address(app.Own.Ids));
                var all = await answer.Content.ReadAsStringAsync() + string.Join('\n', answer.Headers.Concat(answer.Content.Headers).SelectMany(h => h.Value));
                leaks.AddRange(app.Own.Secrets.Where(s => all.Contains(s, StringComparison.OrdinalIgnoreCase)).Select(s => $"{route} tells {persona} '{s}'"));
                if (route.Values.Any(v => app.Own.Ids.ContainsKey(v) && v != "zoneId") && answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
                {
                    leaks.Add($"{route} answers {persona} of another side with {(int)answer.StatusCode}");
                }
            }
        }

        leaks.ShouldBeEmpty();
    }

    [Fact]
    public async Task Looking_for_a_name_finds_only_what_is_theirs()
    {
        foreach (var persona in (string[])["CareManager", "ProviderManager", "Commissioner", "Administrator"])
        {
            using var answer = await app.GetAsync(await app.AsAsync(app.Other, persona), "/find?q=Seithenyn");
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldNotContain("Gwenhwyfar");
            text.ShouldNotContain("P-Arfon");
        }

        using var own = await app.GetAsync(await app.AsAsync(app.Own, "CareManager"), "/find?q=Seithenyn");
        (await own.Content.ReadAsStringAsync()).ShouldContain("Gwenhwyfar");
    }

    [Fact]
    public async Task Every_form_without_its_token_is_refused()
    {
        var visitor = await app.AsAsync(app.Own, "CareManager");
        foreach (var route in (await Routes.AllAsync(app.Services)).Where(r => r.Method == HttpMethod.Post && !r.Pattern.StartsWith("/problem", StringComparison.Ordinal)))
        {
            using var answer = await app.SendAsync(visitor, HttpMethod.Post, route.Address(app.Own.Ids), [], withToken: false);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, route.ToString());
        }
    }

    [Fact]
    public async Task A_token_of_one_account_is_of_no_use_to_another()
    {
        var one = await app.AsAsync(app.Own, "CareManager");
        var other = await app.AsAsync(app.Own, "TeamLeader");
        using var answer = await app.PostAsync(one with { Token = other.Token }, "/access/mine?handler=Language", ("language", "en"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/language/cy?back=")]
    [InlineData("/access/personas?back=")]
    public async Task No_address_leads_anywhere_else(string address)
    {
        foreach (var away in (string[])["https://example.org", "//example.org", "/\\example.org", "\\\\example.org", "javascript:alert(1)", "/%09/example.org", "%2F%2Fexample.org", "/\t/example.org"])
        {
            using var answer = await app.GetAsync(Visitor.Stranger, address + Uri.EscapeDataString(away));
            var location = answer.Headers.Location;
            (location is null || !location.IsAbsoluteUri).ShouldBeTrue(away);
            location?.OriginalString.ShouldStartWith("/", Case.Sensitive, away);
            location?.OriginalString.ShouldNotStartWith("//", Case.Sensitive, away);
        }
    }

    [Theory]
    [InlineData("/access/mine?handler=Language", "language=cy", "IsDemonstration=false", "AccountId=1", "ClosedAt=2026-01-01")]
    [InlineData("/access/looks", "AccountId=1", "Looks=x", "HasRecord=true")]
    public async Task Fields_that_no_form_has_change_nothing(string address, params string[] fields)
    {
        var visitor = await app.AsAsync(app.Own, "Analyst");
        var before = await app.WithDbAsync(db => Task.FromResult(db.Users.Single(a => a.Id == app.Own.Accounts["Analyst"])));
        using var answer = await app.PostAsync(visitor, address, fields.Select(f => (f.Split('=')[0], f.Split('=')[1])));
        ((int)answer.StatusCode).ShouldBeLessThan(500);
        var after = await app.WithDbAsync(db => Task.FromResult(db.Users.Single(a => a.Id == app.Own.Accounts["Analyst"])));
        (after.IsDemonstration, after.ClosedAt, after.SecurityStamp, after.DisplayName).ShouldBe((before.IsDemonstration, before.ClosedAt, before.SecurityStamp, before.DisplayName));
    }

    [Fact]
    public async Task An_administrator_gives_nothing_in_another_organisation_whatever_the_form_says()
    {
        var visitor = await app.AsAsync(app.Own, "Administrator");
        var to = $"/access/accounts/{app.Own.Accounts["Analyst"]}";
        (string, string)[] role =
        [
            ("Giving.Role", "Auditor"), ("Giving.From.Day", "1"), ("Giving.From.Month", "12"), ("Giving.From.Year", "2026"), ("Giving.Reason", "x"),
        ];
        using var elsewhere = await app.PostAsync(visitor, to + "?handler=GiveRole", [.. role, ("Giving.OrganisationId", $"{app.Other.Ids["authority"]}")]);
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var self = $"/access/accounts/{app.Own.Accounts["Administrator"]}";
        using var own = await app.PostAsync(visitor, self + "?handler=GiveRole", [.. role, ("Giving.OrganisationId", $"{app.Own.Ids["authority"]}")]);
        (await own.Content.ReadAsStringAsync()).ShouldContain("Nobody gives themselves a role");
        using var linked = await app.PostAsync(
            visitor, to + "?handler=Link", ("Linking.AuthorityId", $"{app.Own.Ids["authority"]}"), ("Linking.Person", "P-Cemais"), ("Linking.Kind", "Carer"), ("Linking.Reason", "x"));
        (await linked.Content.ReadAsStringAsync()).ShouldContain("There is no person with the reference P-Cemais");
        await app.WithDbAsync(db => Task.FromResult(
            db.RoleAssignments.Count(r => r.AccountId == app.Own.Accounts["Analyst"]) + db.PersonLinks.Count(l => l.AccountId == app.Own.Accounts["Analyst"])))
            .ShouldBeAsync(1);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/access/personas")]
    [InlineData("/no/such/page")]
    [InlineData("/look/cylch.css")]
    [InlineData("/look/passkey.js")]
    [InlineData("/health")]
    [InlineData("/assessment/people/999999")]
    public async Task Every_answer_carries_the_headers_that_keep_it_safe(string address)
    {
        foreach (var visitor in (Visitor[])[Visitor.Stranger, await app.AsAsync(app.Own, "CareManager")])
        {
            using var answer = await app.GetAsync(visitor, address);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldNotContain("unsafe");
            policy.ShouldContain("frame-ancestors 'none'");
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin");
            answer.Headers.Contains("Server").ShouldBeFalse();
            if (!address.StartsWith("/look/", StringComparison.Ordinal))
            {
                answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task A_name_is_in_no_line_of_the_log()
    {
        var visitor = await app.AsAsync(app.Own, "CareManager");
        foreach (var route in (await Routes.AllAsync(app.Services)).Where(r => r.Method == HttpMethod.Get))
        {
            using var answer = await app.GetAsync(visitor, route.Address(app.Own.Ids));
        }

        using var found = await app.GetAsync(visitor, "/find?q=Gwenhwyfar");
        lock (app.LogLines)
        {
            app.LogLines.Where(line => app.Own.Secrets.Any(s => line.Contains(s, StringComparison.OrdinalIgnoreCase)) || line.Contains("Gwenhwyfar", StringComparison.Ordinal))
                .ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_parts_of_an_address_must_belong_together()
    {
        var visitor = await app.AsAsync(app.Own, "CareManager");
        var mixed = (await Routes.AllAsync(app.Services)).Where(r => r.Method == HttpMethod.Get && r.Values.Count() > 1 && r.Values.Contains("personId"));
        foreach (var route in mixed)
        {
            var ids = new Dictionary<string, long>(app.Other.Ids) { ["personId"] = app.Own.Ids["personId"] };
            using var answer = await app.GetAsync(visitor, route.Address(ids));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, route.ToString());
        }

        using var none = await app.GetAsync(visitor, "/assessment/people/999999999999999999999");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}

internal static class Awaited
{
    public static async Task ShouldBeAsync<T>(this Task<T> task, T expected) => (await task).ShouldBe(expected);
}
