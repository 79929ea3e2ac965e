using System.Globalization;
using System.Net;
using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Settlement;

/// <summary>What is done about a run before and after its approval: looked through, limited, held, released.</summary>
public sealed class RunPagesTests
{
    private const string Review = "form:has(button[formaction*=Review])";
    private const string Hold = "form:has(button[formaction*=Hold])";
    private const string Release = "form:has(button[formaction*=Release])";

    [Theory]
    [InlineData("en", "Say whether it is in order or goes back", "Write what you checked, or why it goes back", "Sent back")]
    [InlineData("cy", "Dywedwch a yw mewn trefn neu'n mynd yn ôl", "Ysgrifennwch beth a wiriwyd gennych, neu pam mae'n mynd yn ôl", "Anfonwyd yn ôl")]
    public async Task A_run_sent_back_cannot_be_approved_until_it_is_found_in_order(string language, string verdict, string words, string state)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var control = await PreparedAsync(desk);
        var officer = desk.App.As(desk.ContractOfficer, language);
        (await officer.SendAsync(control + "?handler=Review", Review)).Errors.ShouldBe([verdict, words]);

        (await officer.SendAsync(control + "?handler=Review", Review, ("verdict", "SentBack"), ("words", "The hours of half-term are missing."))).Status
            .ShouldBe(HttpStatusCode.Redirect);

        var approver = desk.App.As(desk.FinanceApprover, language);
        var refused = await approver.OpenAsync(control);
        refused.Main.ShouldContain("The hours of half-term are missing.");
        refused.Document.QuerySelector("form:has(button[formaction*=Approve])").ShouldBeNull();
        (await approver.OpenAsync("/settlement?year=2026&number=8")).Main.ShouldContain(state);
        (await approver.OpenAsync("/settlement?year=2026&number=8")).Document.QuerySelector("button[formaction*=Approve]").ShouldBeNull();
        (await approver.OpenAsync(control.Replace("/control", "", StringComparison.Ordinal))).Document.QuerySelector("button[formaction*=Approve]").ShouldBeNull();

        await officer.SendAsync(control + "?handler=Review", Review, ("verdict", "InOrder"), ("words", "They came."));
        await approver.SendAsync(control + "?handler=Approve", "form:has(button[formaction*=Approve])");
        (await desk.App.WithDbAsync(db => db.SettlementRuns.SingleAsync())).ApprovedByAccountId.ShouldBe(desk.FinanceApprover);
        (await desk.App.As(desk.ProviderFinance, language).OpenAsync(control)).Main.ShouldContain("They came.");
    }

    [Fact]
    public async Task Whoever_prepared_a_run_is_offered_no_form_to_look_it_through_and_another_provider_no_page()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var control = await PreparedAsync(desk);

        (await desk.App.As(desk.FinanceOfficer).OpenAsync(control)).Document.QuerySelector(Review).ShouldBeNull();
        (await desk.App.As(desk.World.OtherProviderManagerId).OpenAsync(control)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await desk.App.As(desk.Auditor).OpenAsync(control)).Document.QuerySelector("main form[method=post]").ShouldBeNull();
    }

    [Theory]
    [InlineData("en", "Waits to be looked through", "You may approve up to £1.00 in one statement.", "Above what you may approve (£1.00)")]
    [InlineData("cy", "Yn aros i rywun edrych drwyddo", "Cewch gymeradwyo hyd at £1.00 mewn un datganiad.", "Uwchlaw'r hyn y cewch ei gymeradwyo (£1.00)")]
    public async Task A_policy_and_a_limit_show_on_the_list_and_on_the_run_and_no_button_that_would_be_refused(
        string language, string state, string limit, string above)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await desk.App.WithDbAsync(db => RulesAsync(db, desk, reviewRequired: true, queryDays: 28));
        var control = await PreparedAsync(desk);
        var approver = desk.App.As(desk.FinanceApprover, language);

        var list = await approver.OpenAsync("/settlement?year=2026&number=8");
        list.Main.ShouldContain(state);
        list.Main.ShouldContain(above);
        list.Document.QuerySelector("button[formaction*=Approve]").ShouldBeNull();
        (await approver.OpenAsync(control)).Main.ShouldContain(limit);
        await desk.App.As(desk.ContractOfficer).SendAsync(control + "?handler=Review", Review, ("verdict", "InOrder"), ("words", "In order."));
        var refused = await approver.OpenAsync(control);
        refused.Document.QuerySelector("button[formaction*=Approve]").ShouldBeNull();
        (await approver.SendAsync(refused, control + "?handler=Approve", new Dictionary<string, string>(), null, Review)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await desk.App.WithDbAsync(db => db.SettlementRuns.SingleAsync())).ApprovedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("en", "Choose why it is on hold", "Write why it is on hold", "This line is on hold; the rest is paid.", "Line 1 was on hold.")]
    [InlineData("cy", "Dewiswch pam mae ar ataliad", "Ysgrifennwch pam mae ar ataliad", "Mae'r llinell hon ar ataliad; telir y gweddill.", "Bu llinell 1 ar ataliad.")]
    public async Task A_line_is_put_on_hold_from_its_own_page_and_released_with_its_reason_kept(string language, string why, string words, string held, string was)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var run = await desk.CloseAsync();
        var line = (await desk.LinesAsync())[0];
        var page = Address($"/settlement/lines/{line.Id}");
        var officer = desk.App.As(desk.FinanceOfficer, language);
        var hold = (await officer.OpenAsync(page)).Document.QuerySelector("a[href$='#hold']")!.GetAttribute("href")!.Split('#')[0];
        hold.ShouldBe(Address($"/settlement/runs/{run}/control?line={line.Id}"));
        (await officer.SendAsync(hold + "&handler=Hold", Hold)).Errors.ShouldBe([why, words]);

        var sent = await officer.SendAsync(hold + "&handler=Hold", Hold, ("why", "PossibleError"), ("hold-words", "Asked the care worker."), ("until", "2026-12-09"));

        sent.Status.ShouldBe(HttpStatusCode.Redirect, string.Join("; ", sent.Errors));
        var seen = await desk.App.As(desk.ProviderFinance, language).OpenAsync(page);
        seen.Main.ShouldContain(held);
        seen.Main.ShouldContain("Asked the care worker.");
        (await officer.OpenAsync(page)).Document.QuerySelector("a[href$='#hold']").ShouldBeNull();
        (await desk.App.As(desk.ProviderFinance).OpenAsync("/settlement/payments")).Main.ShouldContain("On hold: It may be wrong.");
        (await desk.App.As(desk.World.OtherProviderManagerId).OpenAsync("/settlement/holds?which=all")).Main.ShouldNotContain("Asked the care worker.");

        var control = Address($"/settlement/runs/{run}/control");
        (await officer.SendAsync(control + "?handler=Release", Release)).Errors.Count.ShouldBe(1);
        (await officer.SendAsync(control + "?handler=Release", Release, ("release-words", "It was right."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var after = (await officer.OpenAsync(control)).Main;
        after.ShouldContain(was);
        after.ShouldContain("It was right.");
        (await desk.App.WithDbAsync(db => db.PaymentHolds.SingleAsync())).ReleasedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Everything_to_a_provider_is_held_from_the_list_and_no_payment_file_takes_it()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        await desk.CloseAsync();
        var officer = desk.App.As(desk.FinanceOfficer);
        const string form = "#provider form";

        (await officer.SendAsync("/settlement/holds?handler=Hold", form, ("until", "soon"))).Errors.Count.ShouldBe(4);
        var sent = await officer.SendAsync(
            "/settlement/holds?handler=Hold", form, ("contract", desk.World.ContractId.ToString(CultureInfo.InvariantCulture)), ("why", "BankDetails"),
            ("hold-words", "A new account, not proven yet."), ("until", "2026-12-09"));

        sent.Status.ShouldBe(HttpStatusCode.Redirect, string.Join("; ", sent.Errors));
        var listed = await officer.OpenAsync("/settlement/holds");
        listed.Main.ShouldContain("Everything to the provider");
        (await officer.OpenAsync("/settlement/payment-files")).Document.QuerySelector("main form[method=post]").ShouldBeNull();
        (await desk.App.As(desk.Auditor).OpenAsync("/settlement/holds")).Document.QuerySelector("main form[method=post]").ShouldBeNull();
        (await (await officer.FetchAsync("/settlement/holds?handler=Csv")).Content.ReadAsStringAsync()).ShouldContain("A new account, not proven yet.");
    }

    internal static async Task<int> RulesAsync(CylchDb db, MoneyDesk desk, bool reviewRequired, int queryDays)
    {
        db.Add(new SettlementPolicy
        {
            OrganisationId = desk.World.AuthorityId, InForceFrom = new LocalDate(2026, 4, 1), ReviewRequired = reviewRequired, ReviewerMayApprove = false, QueryDays = queryDays,
            AnswerDays = 5, EscalatesTo = Role.FinanceApprover, PaymentDays = RunPolicy.LongestPaymentDays, VerifyDays = 14, SetAt = Instant.FromUtc(2026, 3, 1, 9, 0),
            Reason = "For the tests",
        });
        db.Add(new ApprovalLimit
        {
            OrganisationId = desk.World.AuthorityId, Role = Role.FinanceApprover, InForceFrom = new LocalDate(2026, 4, 1), LimitPence = 1_00,
            SetAt = Instant.FromUtc(2026, 3, 1, 9, 0), Reason = "For the tests",
        });
        return await db.SaveChangesAsync();
    }

    internal static string Address(FormattableString address) => address.ToString(CultureInfo.InvariantCulture);

    private static async Task<string> PreparedAsync(MoneyDesk desk)
    {
        await desk.App.As(desk.FinanceOfficer).SendAsync("/settlement?year=2026&number=8&handler=Prepare", "form:has(button[formaction*=Prepare])");
        return Address($"/settlement/runs/{await desk.RunAsync()}/control");
    }
}
