using System.Globalization;
using System.Net;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Settlement;

public sealed class MoneyPagesTests
{
    [Fact]
    public async Task A_period_is_worked_out_by_one_person_and_closed_by_another()
    {
        await using var desk = await MoneyDesk.OpenAsync();

        (await desk.App.As(desk.FinanceOfficer).OpenAsync("/settlement?year=2026&number=8")).Main.ShouldContain("One contract is not worked out");
        var run = await desk.CloseAsync();

        var seen = await desk.App.As(desk.FinanceOfficer).OpenAsync("/settlement?year=2026&number=8");
        seen.Main.ShouldContain("by Angharad Lewis");
        (await desk.App.As(desk.FinanceApprover).OpenAsync($"/settlement/runs/{run}")).Document.QuerySelector("button[formaction*=Approve]").ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_worked_a_period_out_is_offered_no_button_to_approve_it()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await desk.App.As(desk.FinanceOfficer).SendAsync("/settlement?year=2026&number=8&handler=Prepare", "form:has(button[formaction*=Prepare])");

        var seen = await desk.App.As(desk.FinanceOfficer).OpenAsync("/settlement?year=2026&number=8");

        seen.Main.ShouldContain("You worked it out, so somebody else approves it.");
        seen.Document.QuerySelector("button[formaction*=Approve]").ShouldBeNull();
    }

    [Theory]
    [InlineData("en", "has not acknowledged version 1", "Terms not acknowledged")]
    [InlineData("cy", "wedi cydnabod fersiwn 1", "Telerau heb eu cydnabod")]
    public async Task Terms_nobody_acknowledged_are_refused_by_name(string language, string why, string state)
    {
        await using var desk = await MoneyDesk.OpenAsync(acknowledged: false);

        var seen = await desk.App.As(desk.FinanceOfficer, language).SendAsync(
            "/settlement?year=2026&number=8&handler=Prepare", "form:has(button[formaction*=Prepare])");

        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Main.ShouldContain(why);
        seen.Main.ShouldContain(state);
    }

    [Theory]
    [InlineData("en", "How the total is made up", "We pay the whole of each person’s envelope", "Step by step")]
    [InlineData("cy", "Sut mae'r cyfanswm wedi'i wneud", "Rydym yn talu am y cyfan", "Cam wrth gam")]
    public async Task A_statement_explains_each_line_in_the_readers_language(string language, string made, string rule, string steps)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var run = await desk.CloseAsync();

        var seen = await desk.App.As(desk.ProviderFinance, language).OpenAsync($"/settlement/runs/{run}");

        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Main.ShouldContain(made);
        seen.Main.ShouldContain(rule);
        seen.Main.ShouldContain(steps);
        seen.Document.QuerySelectorAll(".st-line").Length.ShouldBe((await desk.LinesAsync()).Count);
        seen.Document.DocumentElement.GetAttribute("lang").ShouldBe(language);
    }

    [Fact]
    public async Task Finance_sees_a_reference_and_the_provider_a_name_which_is_written_down()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var run = await desk.CloseAsync();

        var finance = await desk.App.As(desk.FinanceOfficer).OpenAsync($"/settlement/runs/{run}");
        finance.Main.ShouldContain("P-0001");
        finance.Main.ShouldNotContain("Mair");
        (await desk.App.As(desk.ProviderFinance).OpenAsync($"/settlement/runs/{run}")).Main.ShouldContain("Mair Ellis");

        var looks = await desk.App.WithDbAsync(db => db.RecordLooks.Where(l => l.Page == "/Settlement/Statement").ToListAsync());
        looks.ShouldAllBe(l => l.AccountId == desk.ProviderFinance && l.Reason == "provider-of-package");
        looks.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_provider_cannot_open_a_statement()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var run = await desk.CloseAsync();

        (await desk.App.As(desk.World.OtherProviderManagerId).OpenAsync($"/settlement/runs/{run}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_line_is_worked_out_again_queried_answered_and_accepted()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await desk.CloseAsync();
        var first = (await desk.LinesAsync())[0].Id;
        var line = string.Create(CultureInfo.InvariantCulture, $"/settlement/lines/{first}");
        var provider = desk.App.As(desk.ProviderFinance);

        (await provider.SendAsync(line + "?handler=Recompute", "form:has(button[formaction*=Recompute])")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await provider.OpenAsync(line)).Text.ShouldContain("the same to the penny");
        var empty = await provider.SendAsync(line + "?handler=Ask", "#ask", ("Question", " "));
        empty.Status.ShouldBe(HttpStatusCode.BadRequest);
        empty.Errors.ShouldBe(["Enter your question"]);
        await provider.SendAsync(line + "?handler=Ask", "#ask", ("Question", "Why not in full?"));
        await desk.App.As(desk.ContractOfficer).SendAsync(line + "?handler=Answer", "#answer", ("Answer", "By the person's own reading."));
        await provider.SendAsync(line + "?handler=Accept", "form:has(button[formaction*=Accept])");

        var seen = await provider.OpenAsync(line);
        seen.Main.ShouldContain("Why not in full?");
        seen.Main.ShouldContain("By the person's own reading.");
        seen.Main.ShouldContain("Accepted");
    }

    [Fact]
    public async Task A_payment_file_is_made_once_and_downloaded_as_it_was_made()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await desk.CloseAsync();
        var finance = desk.App.As(desk.FinanceOfficer);

        await finance.SendAsync("/settlement/payment-files", new Dictionary<string, string> { ["pay-on"] = "2026-12-11" });

        var seen = await finance.OpenAsync("/settlement/payment-files");
        seen.Main.ShouldContain("PAY-20261202-1");
        seen.Main.ShouldContain("No approved statement waits to be paid.");
        var file = await finance.FetchAsync(seen.Document.QuerySelector("tbody a")!.GetAttribute("href")!);
        (await file.Content.ReadAsStringAsync()).ShouldContain("\"PAY-20261202-1\",2026-12-11,\"PR1\"");
        (await desk.App.As(desk.ProviderFinance).OpenAsync("/settlement/payment-files")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_result_is_verified_on_a_reading_and_an_empty_form_is_told_what_is_missing()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var address = string.Create(CultureInfo.InvariantCulture, $"/settlement/verify/{desk.World.OutcomeId}?package={desk.World.PackageId}");
        var quality = desk.App.As(desk.World.QualityOfficerId);

        var empty = await quality.SendAsync(address, new Dictionary<string, string>());
        empty.Status.ShouldBe(HttpStatusCode.BadRequest);
        empty.Errors.Count.ShouldBe(3);
        var reading = await desk.App.WithDbAsync(db => db.Readings.Where(r => r.Value == 6).OrderByDescending(r => r.TakenOn).Select(r => r.Id).FirstAsync());
        var sent = await quality.SendAsync(address, new Dictionary<string, string>
        {
            ["ReadingId"] = reading.ToString(CultureInfo.InvariantCulture), ["Confirmation"] = "ByPerson", ["Words"] = "Asked her by phone.",
        });

        sent.Status.ShouldBe(HttpStatusCode.Redirect, string.Join("; ", sent.Errors));
        (await desk.App.WithDbAsync(db => db.Verifications.SingleAsync(v => v.ReadingId == reading))).VerifiedByAccountId.ShouldBe(desk.World.QualityOfficerId);
        (await desk.App.As(desk.ProviderFinance).OpenAsync("/settlement/verify")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
