using System.Globalization;
using System.Net;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Settlement;

public sealed class VerifyAuditPageTests
{
    [Theory]
    [InlineData("en", "Independent audits", "does not agree", "Choose an answer", "Too few to say")]
    [InlineData("cy", "Archwiliadau annibynnol", "Nid yw", "Dewiswch ateb", "Rhy ychydig i ddweud")]
    public async Task A_drawn_result_is_audited_by_somebody_without_a_part_and_both_sides_read_it(
        string language, string title, string disagrees, string empty, string few)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var address = await DrawnAsync(desk);
        var auditor = desk.App.As(desk.Auditor, language);

        var list = await auditor.OpenAsync("/settlement/audits");
        list.Main.ShouldContain(title);
        list.Main.ShouldContain("Mair Ellis");
        list.Main.ShouldContain(few);
        (await auditor.OpenAsync("/review")).Document.QuerySelector($"a[href='{address}']").ShouldNotBeNull();
        var nothing = await auditor.SendAsync(address, "#audit", ("Words", "The note speaks of another week."));
        nothing.Status.ShouldBe(HttpStatusCode.BadRequest);
        nothing.Errors.ShouldContain(empty);
        nothing.Document.QuerySelector("textarea[name=Words]")!.TextContent.Trim().ShouldBe("The note speaks of another week.");

        (await auditor.SendAsync(address, "#audit", ("Answer", nameof(AuditAnswer.DoesNotAgree)), ("Words", "The note speaks of another week."))).Status
            .ShouldBe(HttpStatusCode.Redirect);

        var id = address[(address.LastIndexOf('/') + 1)..];
        var seen = (await desk.App.As(desk.World.PersonAccountId, language).OpenAsync("/settlement/disputes/" + id)).Main;
        seen.ShouldContain("The note speaks of another week.");
        seen.ShouldContain(disagrees, Case.Insensitive);
        (await auditor.OpenAsync("/settlement/audits?show=does-not-agree")).Main.ShouldContain("Mair Ellis");
        (await auditor.OpenAsync("/settlement/audits?show=agrees")).Main.ShouldNotContain("Mair Ellis");
    }

    [Fact]
    public async Task Whoever_verified_it_is_told_by_name_and_nobody_agrees_unseen()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var address = await DrawnAsync(desk);

        var own = await desk.App.As(desk.World.QualityOfficerId).SendAsync(address, "#audit", ("Answer", nameof(AuditAnswer.CannotTell)), ("Words", "Mine."));
        own.Status.ShouldBe(HttpStatusCode.BadRequest);
        own.Main.ShouldContain("You verified this result, so somebody else has to audit it.");

        var unseen = await desk.App.As(desk.Auditor).SendAsync(address, "#audit", ("Answer", nameof(AuditAnswer.Agrees)), ("Words", "Fine."));
        unseen.Main.ShouldContain("You can agree only when you have looked at");
        (await desk.App.WithDbAsync(db => db.ResultAudits.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("en", "Not drawn for an independent audit", "How the result was checked", "What would have changed this?", "By the policy in force from")]
    [InlineData("cy", "Ni chafodd ei dynnu", "Sut y gwiriwyd y canlyniad", "Beth fyddai wedi newid hyn?", "Yn ôl y polisi sydd mewn grym")]
    public async Task A_line_shows_how_its_result_was_checked_and_what_would_have_changed_it(
        string language, string notDrawn, string chain, string changed, string policy)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var verification = await VerifiedAsync(desk, 1);
        var (run, line) = await LineAsync(desk, verification);
        var drawn = await desk.App.WithDbAsync(db => db.AuditDrawResults.SingleAsync());
        var address = Address($"/settlement/lines/{line}");

        var seen = await desk.App.As(desk.World.ProviderManagerId, language).OpenAsync(address);

        seen.Main.ShouldContain(chain);
        seen.Main.ShouldContain(changed);
        seen.Main.ShouldContain(policy);
        if (!drawn.IsDrawn)
        {
            seen.Main.ShouldContain(notDrawn);
        }

        var statement = await desk.App.As(desk.World.ProviderManagerId, language).OpenAsync(Address($"/settlement/runs/{run}"));
        statement.Document.QuerySelectorAll("#results").Length.ShouldBe(1);
        statement.Main.ShouldContain(changed);
        (await desk.App.As(desk.World.ProviderManagerId, language).OpenAsync(Address($"/settlement/runs/{run}?by=term"))).Main
            .ShouldContain(language == "en" ? "Term 1" : "Teler 1");

        // Finance sees money, and nobody's words.
        var finance = await desk.App.As(desk.FinanceOfficer, language).OpenAsync(address);
        finance.Main.ShouldContain(chain);
        finance.Main.ShouldNotContain("Asked her by phone.");
        seen.Main.ShouldContain("Asked her by phone.");
    }

    // A line of the prepared period 8 that rests on the verification.
    private static async Task<(long Run, long Line)> LineAsync(MoneyDesk desk, long verification)
    {
        await desk.App.As(desk.FinanceOfficer).SendAsync("/settlement?year=2026&number=8&handler=Prepare", "form:has(button[formaction*=Prepare])");
        var like = (await desk.LinesAsync())[0];
        return await desk.App.WithDbAsync(async db =>
        {
            var line = new Records.Settlement.StatementLine
            {
                RunId = like.RunId, Number = 99, TermNumber = like.TermNumber, Kind = like.Kind, PersonId = desk.World.PersonId, PackageId = desk.World.PackageId,
                OutcomeId = desk.World.OutcomeId, AmountPence = like.AmountPence, HeldChangePence = like.HeldChangePence, Inputs = like.Inputs, VerificationId = verification,
            };
            db.Add(line);
            await db.SaveChangesAsync();
            return (like.RunId, line.Id);
        });
    }

    internal static string Address(FormattableString address) => address.ToString(CultureInfo.InvariantCulture);

    internal static async Task<long> VerifiedAsync(MoneyDesk desk, int perThousand)
    {
        return await desk.App.WithDbAsync(async db =>
        {
            await TermsForTests.SetPolicyAsync(db, desk.World.AuthorityId, TermsForTests.Policy with { InForceFrom = new LocalDate(2026, 10, 1), AuditPerThousand = perThousand });
            var verification = new Verification
            {
                PackageId = desk.World.PackageId, OutcomeId = desk.World.OutcomeId, VerifiedByAccountId = desk.World.QualityOfficerId,
                ReadingId = await db.Readings.Where(r => r.Value == 6).OrderByDescending(r => r.TakenOn).Select(r => r.Id).FirstAsync(),
                VerifiedOn = new LocalDate(2026, 11, 12), Result = OutcomeResult.Partly, Confirmation = Records.Settlement.Confirmation.ByPerson, Words = "Asked her by phone.",
                RecordedAt = Instant.FromUtc(2026, 11, 12, 10, 0),
            };
            db.Add(verification);
            await db.SaveChangesAsync();
            return verification.Id;
        });
    }

    private static async Task<string> DrawnAsync(MoneyDesk desk)
    {
        var id = await VerifiedAsync(desk, 1_000);
        await desk.App.As(desk.FinanceOfficer).SendAsync("/settlement?year=2026&number=8&handler=Prepare", "form:has(button[formaction*=Prepare])");
        return Address($"/settlement/audits/{id}");
    }
}
