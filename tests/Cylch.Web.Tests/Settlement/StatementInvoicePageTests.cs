using System.Net;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Settlement;

public sealed class StatementInvoicePageTests
{
    private static readonly (string, string)[] Party =
        [("From", "2026-04-01"), ("Street", "1 Stryd Fawr"), ("Town", "Bangor"), ("Postcode", "LL57 1AA")];

    [Theory]
    [InlineData("en", "is not known", "E-invoice")]
    [InlineData("cy", "Ni wyddys", "E-anfoneb")]
    public async Task An_e_invoice_is_made_once_both_parties_have_said_who_they_are_and_downloads_as_it_is_kept(string language, string missing, string open)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await VerifyAuditPageTests.VerifiedAsync(desk, 1_000);
        var run = await desk.CloseAsync();
        var address = VerifyAuditPageTests.Address($"/settlement/runs/{run}/invoice");
        var finance = desk.App.As(desk.FinanceOfficer, language);
        (await finance.OpenAsync(VerifyAuditPageTests.Address($"/settlement/runs/{run}"))).Main.ShouldContain(open);
        var refused = await finance.SendAsync(address, "main form");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Main.ShouldContain(missing);

        await DetailsAsync(finance, ("LegalName", "Test County Council"));
        await DetailsAsync(desk.App.As(desk.ProviderFinance, language), ("LegalName", "Gofal Cyf"), ("VatNumber", "GB123456789"), ("ExemptionReason", "Welfare"));
        (await finance.SendAsync(address, "main form")).Status.ShouldBe(HttpStatusCode.Redirect);

        var kept = await desk.App.WithDbAsync(db => db.RunInvoices.AsNoTracking().SingleAsync());
        var seen = await desk.App.As(desk.ProviderFinance, language).OpenAsync(address);
        seen.Main.ShouldContain(Convert.ToHexStringLower(kept.ContentHash));
        seen.Document.QuerySelector("form[method=post]").ShouldBeNull();
        foreach (var secret in new[] { "Mair", "Ellis", "Asked her" })
        {
            System.Text.Encoding.UTF8.GetString(kept.Content).ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task Details_that_lack_something_are_refused_by_field_and_a_wrong_VAT_number_by_name()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var provider = desk.App.As(desk.ProviderFinance);

        var empty = await provider.SendAsync("/settlement/invoice-details", "main form", ("From", "yesterday"));
        empty.Status.ShouldBe(HttpStatusCode.BadRequest);
        empty.Errors.Count.ShouldBe(5);

        var wrong = await provider.SendAsync("/settlement/invoice-details", "main form", [.. Party, ("LegalName", "Gofal Cyf"), ("VatNumber", "123")]);
        wrong.Main.ShouldContain("123 is not a VAT number.");
        wrong.Document.QuerySelector("input[name=Street]")!.GetAttribute("value").ShouldBe("1 Stryd Fawr");
    }

    [Theory]
    [InlineData("en", "Equal to the penny", "Drawn again: the same")]
    [InlineData("cy", "Yn gyfartal i’r geiniog", "Tynnwyd eto: yr un fath")]
    public async Task An_auditor_settles_the_whole_statement_again_and_that_is_noted(string language, string equal, string same)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await VerifyAuditPageTests.VerifiedAsync(desk, 1_000);
        var run = await desk.CloseAsync();
        var auditor = desk.App.As(desk.Auditor, language);
        var address = VerifyAuditPageTests.Address($"/settlement/runs/{run}/check");

        var seen = await auditor.OpenAsync(address);
        seen.Main.ShouldContain(equal);
        seen.Main.ShouldContain(same);
        seen.Main.ShouldContain(await desk.App.WithDbAsync(async db => Convert.ToHexStringLower((await db.RunFacts.SingleAsync()).ContentHash)));
        (await auditor.SendAsync(address, "main form")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.App.WithDbAsync(db => db.ChangeEvents.CountAsync(e => e.Action == "RecomputeRun"))).ShouldBe(1);
    }

    [Theory]
    [InlineData("en", "In force now.", "has passed")]
    [InlineData("cy", "Mewn grym yn awr.", "wedi mynd heibio")]
    public async Task A_policy_is_set_for_a_day_to_come_and_never_for_one_that_has_passed(string language, string now, string passed)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var officer = desk.App.As(desk.ContractOfficer, language);
        (string, string)[] policy = [("Weeks", "13"), ("Days", "14"), ("Share", "20"), ("Meanwhile", "Wait"), ("Words", "Agreed with the panel.")];
        (await officer.OpenAsync("/settlement/verification-policy")).Main.ShouldContain(now);

        var late = await officer.SendAsync("/settlement/verification-policy", "main form", [("From", "2026-11-01"), .. policy]);
        late.Status.ShouldBe(HttpStatusCode.BadRequest);
        late.Main.ShouldContain(passed);
        (await officer.SendAsync("/settlement/verification-policy", "main form", [("From", "2027-01-04"), .. policy])).Status.ShouldBe(HttpStatusCode.Redirect);

        var kept = await desk.App.WithDbAsync(db => db.VerificationPolicyVersions.AsNoTracking().OrderByDescending(p => p.Id).FirstAsync());
        (kept.InForceFrom, kept.AuditPerThousand, kept.SavedByAccountId).ShouldBe((new LocalDate(2027, 1, 4), 200, desk.ContractOfficer));
    }

    private static async Task DetailsAsync(Browser browser, params (string, string)[] more) =>
        (await browser.SendAsync("/settlement/invoice-details", "main form", [.. Party, .. more])).Status.ShouldBe(HttpStatusCode.Redirect);
}
