using System.Globalization;
using System.Net;
using Cylch.Records.Settlement;
using Cylch.Rules.Outcomes;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Settlement;

public sealed class DisputePageTests
{
    private const string Why = "She walked it on her own on Friday.";
    private const string Shown = "Delyth's note of 27 November.";

    [Fact]
    public async Task The_provider_disputes_the_verifier_may_not_end_it_and_both_sides_read_both_views()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var address = await VerifiedAsync(desk);
        var provider = desk.App.As(desk.World.ProviderManagerId);
        (await provider.OpenAsync(address)).Main.ShouldContain("Nobody has disputed this result.");

        var empty = await provider.SendAsync(address + "?handler=Dispute", "#dispute", ("Why", Why), ("Evidence", " "));
        empty.Status.ShouldBe(HttpStatusCode.BadRequest);
        empty.Errors.ShouldBe(["Say what shows it"]);
        empty.Document.QuerySelector("textarea[name=Why]")!.TextContent.Trim().ShouldBe(Why);
        (await provider.SendAsync(address + "?handler=Dispute", "#dispute", ("Why", Why), ("Evidence", Shown))).Status.ShouldBe(HttpStatusCode.Redirect);

        var verifier = await desk.App.As(desk.World.QualityOfficerId).OpenAsync(address);
        verifier.Main.ShouldContain("somebody else says how it ends");
        verifier.Document.QuerySelector("#resolve").ShouldBeNull();
        (await desk.App.As(desk.World.QualityOfficerId).OpenAsync("/settlement/verify")).Main.ShouldContain("You took part");
        (await desk.App.As(desk.ContractOfficer).OpenAsync("/")).Document.QuerySelector($"a[href='{address}']").ShouldNotBeNull();

        (await desk.App.As(desk.ContractOfficer).SendAsync(address + "?handler=Resolve", "#resolve", ("Resolution", "Stands"), ("Ending", "The reading of 10 November stands."))).Status
            .ShouldBe(HttpStatusCode.Redirect);
        foreach (var reader in new[] { desk.World.ProviderManagerId, desk.World.QualityOfficerId, desk.World.PersonAccountId })
        {
            var seen = (await desk.App.As(reader).OpenAsync(address)).Main;
            seen.ShouldContain(Why);
            seen.ShouldContain(Shown);
            seen.ShouldContain("The reading of 10 November stands.");
            seen.ShouldContain("Sara Meredith said how it ends.");
        }
    }

    [Fact]
    public async Task Whoever_verified_is_refused_by_name_when_they_end_it_all_the_same()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var address = await VerifiedAsync(desk);
        await DisputeAsync(desk, address);
        var quality = desk.App.As(desk.World.QualityOfficerId);
        var page = await quality.OpenAsync(Address($"/settlement/verify/{desk.World.OutcomeId}?package={desk.World.PackageId}"));

        var refused = await quality.SendAsync(page, address + "?handler=Resolve", new Dictionary<string, string> { ["Resolution"] = "Stands", ["Ending"] = "It stands." });

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Main.ShouldContain("Somebody who neither verified nor disputed it has to say how this ends.");
    }

    [Fact]
    public async Task Of_two_who_dispute_from_the_same_page_the_second_is_told_and_what_they_wrote_is_kept()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var address = await VerifiedAsync(desk);
        var person = desk.App.As(desk.World.PersonAccountId);
        var opened = await person.OpenAsync(address);
        await DisputeAsync(desk, address);

        var second = await person.SendAsync(
            opened, address + "?handler=Dispute", new Dictionary<string, string> { ["Why"] = "I had a fall.", ["Evidence"] = "The doctor." }, null, "#dispute");

        second.Status.ShouldBe(HttpStatusCode.BadRequest);
        second.Main.ShouldContain("has been disputed before");
        (await desk.App.WithDbAsync(db => db.Verifications.AsNoTracking().SingleAsync())).DisputeWords.ShouldBe(Why);
    }

    [Fact]
    public async Task The_same_form_sent_twice_has_one_effect()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var address = await VerifiedAsync(desk);
        var provider = desk.App.As(desk.World.ProviderManagerId);
        var page = await provider.OpenAsync(address);
        var filled = new Dictionary<string, string> { ["Why"] = Why, ["Evidence"] = Shown };

        (await provider.SendAsync(page, address + "?handler=Dispute", filled, null, "#dispute")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await provider.SendAsync(page, address + "?handler=Dispute", filled, null, "#dispute")).Status.ShouldBe(HttpStatusCode.Redirect);

        (await desk.App.WithDbAsync(db => db.ChangeEvents.CountAsync(e => e.Action == nameof(DisputeVerification)))).ShouldBe(1);
    }

    [Fact]
    public async Task The_thread_the_package_and_the_outcome_say_that_it_is_disputed_and_a_stranger_reads_nothing()
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var address = await VerifiedAsync(desk);
        await DisputeAsync(desk, address);
        var provider = desk.App.As(desk.World.ProviderManagerId);

        (await provider.OpenAsync(Address($"/thread/outcomes/{desk.World.OutcomeId}"))).Main.ShouldContain(Why);
        (await provider.OpenAsync(Address($"/brokerage/packages/{desk.World.PackageId}"))).Document.QuerySelector($"a[href='{address}']").ShouldNotBeNull();
        (await provider.OpenAsync(Address($"/outcomes/{desk.World.OutcomeId}"))).Main.ShouldContain("Disputed");
        var stranger = await desk.App.As(desk.World.OtherProviderManagerId).OpenAsync(address);
        stranger.Status.ShouldBe(HttpStatusCode.Forbidden);
        stranger.Text.ShouldNotContain(Why);
    }

    [Theory]
    [InlineData("en", "The result behind this line has been disputed since")]
    [InlineData("cy", "Mae anghydfod ynghylch y canlyniad y tu ôl i'r llinell hon")]
    public async Task A_line_of_a_disputed_result_says_so(string language, string says)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var address = await VerifiedAsync(desk);
        await DisputeAsync(desk, address);
        var line = await LineAsync(desk);

        (await desk.App.As(desk.World.ProviderManagerId, language).OpenAsync(Address($"/settlement/lines/{line}"))).Main.ShouldContain(says);
    }

    private static string Address(FormattableString address) => address.ToString(CultureInfo.InvariantCulture);

    private static Task<Seen> DisputeAsync(MoneyDesk desk, string address) =>
        desk.App.As(desk.World.ProviderManagerId).SendAsync(address + "?handler=Dispute", "#dispute", ("Why", Why), ("Evidence", Shown));

    // A line of period 8 that rests on the verification.
    private static async Task<long> LineAsync(MoneyDesk desk)
    {
        await desk.App.As(desk.FinanceOfficer).SendAsync("/settlement?year=2026&number=8&handler=Prepare", "form:has(button[formaction*=Prepare])");
        var like = (await desk.LinesAsync())[0];
        return await desk.App.WithDbAsync(async db =>
        {
            var line = new StatementLine
            {
                RunId = like.RunId, Number = 99, TermNumber = like.TermNumber, Kind = like.Kind, PersonId = desk.World.PersonId, PackageId = desk.World.PackageId,
                OutcomeId = desk.World.OutcomeId, AmountPence = like.AmountPence, HeldChangePence = like.HeldChangePence, Inputs = like.Inputs,
                VerificationId = await db.Verifications.Select(v => v.Id).SingleAsync(),
            };
            db.Add(line);
            await db.SaveChangesAsync();
            return line.Id;
        });
    }

    // Verified within period 8, by the quality officer, on the person's own reading.
    private static async Task<string> VerifiedAsync(MoneyDesk desk)
    {
        var id = await desk.App.WithDbAsync(async db =>
        {
            var verification = new Verification
            {
                PackageId = desk.World.PackageId, OutcomeId = desk.World.OutcomeId, VerifiedByAccountId = desk.World.QualityOfficerId,
                ReadingId = await db.Readings.Where(r => r.Value == 6).OrderByDescending(r => r.TakenOn).Select(r => r.Id).FirstAsync(),
                VerifiedOn = new LocalDate(2026, 11, 12), Result = OutcomeResult.Partly, Confirmation = Confirmation.ByPerson, Words = "Asked her by phone.",
                RecordedAt = Instant.FromUtc(2026, 11, 12, 10, 0),
            };
            db.Add(verification);
            await db.SaveChangesAsync();
            return verification.Id;
        });
        return Address($"/settlement/disputes/{id}");
    }
}
