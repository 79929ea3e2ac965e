using System.Globalization;
using System.Net;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Settlement;

/// <summary>Questions, shadow runs, ledger, books, corrections and the rules of settlement; and who verifies for a colleague.</summary>
public sealed class RunBooksPagesTests
{
    [Theory]
    [InlineData("en", "You can still ask; say why you ask now.", "Write why you ask after the days to ask", "Asked after the days to ask")]
    [InlineData("cy", "Gallwch ofyn o hyd; dywedwch pam yr ydych yn gofyn nawr.", "Ysgrifennwch pam yr ydych yn gofyn ar ôl y diwrnodau i ofyn", "Gofynnwyd ar ôl y diwrnodau i ofyn")]
    public async Task A_late_question_is_asked_with_its_reason_answered_and_accepted(string language, string late, string missing, string marked)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await desk.App.WithDbAsync(db => RunPagesTests.RulesAsync(db, desk, reviewRequired: false, queryDays: 1));
        await desk.App.WithDbAsync(db => new PreparePeriod(db, new Recorder(db)).RunAsync(
            new Doing(desk.FinanceOfficer, Instant.FromUtc(2026, 11, 17, 9, 0)), new PreparePeriodInput(desk.World.ContractId, new PaymentPeriod(new LocalDate(2026, 4, 6), 8)),
            "Two weeks ago", CancellationToken.None));
        var line = RunPagesTests.Address($"/settlement/lines/{(await desk.LinesAsync())[0].Id}");
        var provider = desk.App.As(desk.ProviderFinance, language);
        var seen = await provider.OpenAsync(line);
        seen.Main.ShouldContain(late);
        seen.Document.QuerySelector("textarea[name=Question]").ShouldBeNull();
        seen.Document.QuerySelector($"a[href='{line}/ask']").ShouldNotBeNull();

        var refused = await provider.SendAsync(line + "/ask", new Dictionary<string, string> { ["question"] = "Which hours?" });
        refused.Errors.ShouldBe([missing]);
        refused.Value("question").ShouldBe("Which hours?");
        var asked = await provider.SendAsync(line + "/ask", new Dictionary<string, string> { ["question"] = "Which hours?", ["late-reason"] = "On leave." });

        asked.Status.ShouldBe(HttpStatusCode.Redirect, string.Join("; ", asked.Errors));
        var question = asked.Location!.OriginalString;
        (await provider.OpenAsync("/settlement/queries")).Main.ShouldContain(marked);
        var approver = desk.App.As(desk.FinanceApprover, language);
        (await approver.SendAsync(question + "?handler=Answer", "#reply")).Errors.Count.ShouldBe(2);
        (await approver.SendAsync(question + "?handler=Answer", "#reply", ("result", "Explained"), ("answer", "Those of November."))).Status.ShouldBe(HttpStatusCode.Redirect);
        await provider.SendAsync(question + "?handler=Accept", "form:has(button[formaction*=Accept])");
        (await desk.App.WithDbAsync(db => db.LineQueries.SingleAsync())).AcceptedAt.ShouldNotBeNull();
        (await desk.App.As(desk.World.OtherProviderManagerId).OpenAsync(question)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await desk.App.As(desk.World.OtherProviderManagerId).OpenAsync("/settlement/queries")).Main.ShouldNotContain("Which hours?");
    }

    [Theory]
    [InlineData("en", "Shadow run: no effect", "Choose a version of a contract's terms")]
    [InlineData("cy", "Rhediad cysgodol: dim effaith", "Dewiswch fersiwn o delerau contract")]
    public async Task A_shadow_run_says_what_a_period_would_come_to_and_leaves_no_trace_in_the_money(string language, string tag, string missing)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var officer = desk.App.As(desk.ContractOfficer, language);
        const string form = "#try form";
        (await officer.SendAsync("/settlement/shadows", form, ("number", "8"), ("reason", "To see."))).Errors.ShouldContain(missing);
        var scheme = await desk.App.WithDbAsync(db => db.ContractSchemes.Where(s => s.ContractId == desk.World.ContractId).Select(s => s.Id).SingleAsync());

        var sent = await officer.SendAsync(
            "/settlement/shadows", form, ("scheme", scheme.ToString(CultureInfo.InvariantCulture)), ("year", "2026"), ("number", "8"), ("reason", "To see."));

        sent.Status.ShouldBe(HttpStatusCode.Redirect, string.Join("; ", sent.Errors));
        var shadow = await officer.OpenAsync(sent.Location!.OriginalString);
        shadow.Main.ShouldContain(tag);
        shadow.Main.ShouldContain("To see.");
        (await desk.App.WithDbAsync(db => db.SettlementRuns.CountAsync())).ShouldBe(0);
        (await desk.App.WithDbAsync(db => db.LedgerEntries.CountAsync())).ShouldBe(0);
        (await desk.App.As(desk.ProviderFinance).OpenAsync(sent.Location.OriginalString)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("en", "Nobody has checked the books yet.", "Everything holds", "There is no correction.", "however late it comes")]
    [InlineData("cy", "Nid oes neb wedi gwirio'r llyfrau eto.", "Mae popeth yn dal", "Nid oes cywiriad.", "pa mor hwyr bynnag y daw")]
    public async Task The_books_are_checked_the_ledger_has_both_sides_and_corrections_say_what_holds_for_late_visits(
        string language, string unchecked_, string holds, string none, string window)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await desk.CloseAsync();
        var officer = desk.App.As(desk.FinanceOfficer, language);
        (await officer.OpenAsync("/settlement/books")).Main.ShouldContain(unchecked_);
        (await officer.SendAsync("/settlement/books", new Dictionary<string, string>())).Status.ShouldBe(HttpStatusCode.Redirect);
        (await officer.OpenAsync("/settlement/books")).Main.ShouldContain(holds);

        var total = (await desk.App.WithDbAsync(db => db.SettlementRuns.SingleAsync())).TotalPence;
        var ledger = await (await officer.FetchAsync("/settlement/ledger?handler=Csv")).Content.ReadAsStringAsync();
        ledger.ShouldContain((total / 100).ToString(CultureInfo.InvariantCulture));
        var entries = await desk.App.WithDbAsync(db => db.LedgerEntries.SumAsync(e => e.AmountPence));
        entries.ShouldBe(0);
        (await desk.App.As(desk.World.OtherProviderManagerId).OpenAsync("/settlement/ledger")).Document.QuerySelectorAll("main a[href^='/settlement/lines/']").Length.ShouldBe(0);
        (await desk.App.As(desk.ProviderFinance).OpenAsync("/settlement/ledger")).Document.QuerySelectorAll("main a[href^='/settlement/lines/']").Length.ShouldBeGreaterThan(0);
        var corrections = (await officer.OpenAsync("/settlement/corrections")).Main;
        corrections.ShouldContain(none);
        corrections.ShouldContain(window);
    }

    [Theory]
    [InlineData("en", "It need not be looked through before approval.", "11.75%")]
    [InlineData("cy", "Nid oes rhaid edrych drwyddo cyn cymeradwyo.", "11.75%")]
    public async Task How_settlement_is_run_is_read_by_finance_and_written_by_the_administrator_alone(string language, string says, string rate)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await desk.App.WithDbAsync(db => RunPagesTests.RulesAsync(db, desk, reviewRequired: false, queryDays: 28));
        var admin = await AccountAsync(desk, Role.Administrator);
        const string form = "form:has(button[formaction*=Rate])";
        (await desk.App.As(admin, language).SendAsync("/settlement/policy?handler=Rate", form, ("kind", "BankRate"), ("rate", "much"), ("from", "2026-12-02"))).Status
            .ShouldBe(HttpStatusCode.BadRequest);
        var sent = await desk.App.As(admin, language).SendAsync(
            "/settlement/policy?handler=Rate", form, ("kind", "BankRate"), ("rate", "11.75"), ("from", "2026-12-02"), ("source", "Invented for this test"));

        sent.Status.ShouldBe(HttpStatusCode.Redirect, string.Join("; ", sent.Errors));
        var seen = await desk.App.As(desk.FinanceOfficer, language).OpenAsync("/settlement/policy");
        seen.Main.ShouldContain(says);
        seen.Main.ShouldContain(rate);
        seen.Document.QuerySelector("main form[method=post]").ShouldBeNull();
        (await desk.App.As(admin, language).OpenAsync("/settlement/policy")).Document.QuerySelectorAll("#escalates option").Select(o => o.GetAttribute("value"))
            .ShouldBe(["", nameof(Role.ContractOfficer), nameof(Role.FinanceApprover)], ignoreOrder: true);
        (await desk.App.As(desk.ProviderFinance).OpenAsync("/settlement/policy")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_care_manager_verifies_what_a_colleague_of_the_team_wrote_and_never_their_own()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var address = RunPagesTests.Address($"/settlement/verify/{desk.World.OutcomeId}?package={desk.World.PackageId}");
        var reading = await desk.App.WithDbAsync(db => db.Readings.Where(r => r.Value == 6).OrderByDescending(r => r.TakenOn).Select(r => r.Id).FirstAsync());
        var own = await desk.App.As(desk.World.CareManagerId).OpenAsync(address);
        own.Main.ShouldContain("Nobody verifies their own work");
        own.Document.QuerySelector("main form[method=post]").ShouldBeNull();
        (await desk.App.As(desk.World.OtherCareManagerId).OpenAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden);

        var colleague = await AccountAsync(desk, Role.CareManager, desk.World.TeamId);
        var sent = await desk.App.As(colleague).SendAsync(address, new Dictionary<string, string>
        {
            ["ReadingId"] = reading.ToString(CultureInfo.InvariantCulture), ["Confirmation"] = "ByPerson", ["Words"] = "Asked her by phone.",
        });

        sent.Status.ShouldBe(HttpStatusCode.Redirect, string.Join("; ", sent.Errors));
        (await desk.App.WithDbAsync(db => db.Verifications.SingleAsync(v => v.ReadingId == reading))).VerifiedByAccountId.ShouldBe(colleague);
        (await desk.App.As(colleague).OpenAsync("/settlement/verify")).Document.QuerySelector("a[href='/settlement/audits'], #disputes").ShouldBeNull();
    }

    private static Task<long> AccountAsync(MoneyDesk desk, Role role, long? team = null) => desk.App.WithDbAsync(async db =>
    {
        var account = new Account { DisplayName = "Ifan " + role, Language = "en", UserName = "ifan", NormalizedUserName = "IFAN", SecurityStamp = "ifan" };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        db.RoleAssignments.Add(new RoleAssignment
        {
            AccountId = account.Id, OrganisationId = desk.World.AuthorityId, Role = role, TeamId = team, FromOn = new LocalDate(2026, 1, 1),
        });
        await db.SaveChangesAsync();
        return account.Id;
    });
}
