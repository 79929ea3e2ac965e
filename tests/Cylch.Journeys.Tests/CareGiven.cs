using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Cylch.Journeys.Tests;

/// <summary>Care that is given: visits by file, notes, a reading, a review, a claim, and somebody with nothing to gain who verifies it.</summary>
internal sealed class CareGiven(Cast cast, Someone someone, Someone other)
{
    private const int Days = 39;
    private const int Visits = Days * 2 * 2;
    private static readonly LocalDate Last = new(2027, 1, 10);
    private static readonly LocalDate ReadOn = new(2027, 1, 8);

    public async Task SendVisitsAsync()
    {
        var non = await cast.AsAsync("Non Bowen");
        await non.GoAsync("/");
        await cast.LookAsync(non, "work-provider-finance");
        await non.FollowAsync("delivery.imports.title");
        await non.FollowAsync("delivery.send.title");
        await SendAsync(non, VisitsFile.Of([someone, other], Someone.CareStartsOn, Last, wrongRows: 1));
        await cast.LookAsync(non, "visits-preview");
        var preview = await non.TextAsync();
        preview.ShouldContain("32/12/2026");
        await ConfirmAsync(non);
        await cast.LookAsync(non, "visits-taken");
        (await CellAsync(non, "delivery.tally.accepted")).ShouldBe(non.W.Say.Number(Visits - 1));
        (await CellAsync(non, "delivery.tally.refused")).ShouldBe("1");
    }

    /// <summary>The refused row comes back as a file, is put right, and is sent again.</summary>
    public async Task CorrectVisitsAsync()
    {
        var non = await cast.AsAsync("Non Bowen");
        var download = await non.Page.RunAndWaitForDownloadAsync(
            () => non.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = non.W["delivery.correction.download"] }).ClickAsync());
        var correction = await File.ReadAllTextAsync(await download.PathAsync());
        correction.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        await non.GoAsync("/delivery/imports/send");
        await SendAsync(non, VisitsFile.Mended(correction, Someone.CareStartsOn));
        await ConfirmAsync(non);
        (await CellAsync(non, "delivery.tally.accepted")).ShouldBe("1");
        (await CellAsync(non, "delivery.tally.refused")).ShouldBe("0");
        await non.GoAsync("/delivery/imports");
        await cast.LookAsync(non, "visit-files");
    }

    public async Task SeeVisitsAsync()
    {
        var lowri = await cast.AsAsync("Lowri Jones");
        await lowri.GoAsync($"/brokerage/packages/{someone.PackageId}");
        await cast.LookAsync(lowri, "package-with-visits");
        (await lowri.TextAsync()).ShouldContain(lowri.W.Count("brokerage.visits.count", Visits / 2));
    }

    public async Task WriteNoteAsync()
    {
        var delyth = await cast.AsAsync("Delyth Morris");
        await delyth.GoAsync($"/outcomes/{someone.OutcomeId}");
        await delyth.FollowAsync("outcomes.note.title");
        await delyth.MarkAsync("Progress", "AllTheWay");
        await delyth.FillAsync("Words", Note(delyth));
        await delyth.MarkAsync("Language", delyth.Language);
        await delyth.FillDayAsync("NotedOn", ReadOn);
        await cast.LookAsync(delyth, "write-note");
        await delyth.PressAsync("outcomes.note.keep");
        await cast.LookAsync(delyth, "note-kept");
        (await delyth.TextAsync()).ShouldContain(Note(delyth));
    }

    public async Task RecordReadingAsync()
    {
        var elin = await cast.AsAsync("Elin Prys");
        await elin.GoAsync($"/assessment/people/{someone.PersonId}");
        await elin.FollowAsync("assessment.record-reading");
        await elin.MarkAsync("Voice", "Person");
        await elin.MarkAsync("Value", "7");
        await elin.FillAsync("Words", elin.Either("I went and came back, and sat on the wall half way.", "Mi es i a dod yn ôl, ac eistedd ar y wal hanner ffordd."));
        await elin.FillDayAsync("TakenOn", ReadOn);
        await cast.LookAsync(elin, "record-reading");
        await elin.PressAsync("outcomes.reading.keep");
        await cast.LookAsync(elin, "reading-kept");
    }

    public async Task HoldReviewAsync()
    {
        var elin = await cast.AsAsync("Elin Prys");
        await elin.GoAsync($"/assessment/people/{someone.PersonId}");
        await elin.FollowAsync("assessment.start-review");
        await elin.FillDayAsync("Form.HeldOn", ReadOn);
        await elin.Page.Locator("input[name='Form.Findings[0].ReadingId']").First.CheckAsync();
        await elin.MarkAsync("Form.Findings[0].Result", "Achieved");
        await elin.MarkAsync("Form.Decision", "Confirm");
        await elin.FillAsync("Form.Reasons", elin.Either("She walks to the shop most days now.", "Mae hi'n cerdded i'r siop y rhan fwyaf o ddyddiau erbyn hyn."));
        await elin.FillDayAsync("Form.NextOn", new(2027, 7, 8));
        await cast.LookAsync(elin, "hold-review");
        await elin.PressAsync("plans.hold.do");
        await cast.LookAsync(elin, "review-held");
        (await elin.TextAsync()).ShouldContain(elin.W.Of("result", Rules.Outcomes.OutcomeResult.Achieved));
    }

    public async Task ClaimAsync()
    {
        var lowri = await cast.AsAsync("Lowri Jones");
        await lowri.GoAsync($"/brokerage/packages/{someone.PackageId}");
        await lowri.Page.Locator("summary", new PageLocatorOptions { HasTextString = lowri.W["brokerage.claim.say"] }).ClickAsync();
        await lowri.MarkAsync("Claim.OutcomeId", $"{someone.OutcomeId}");
        await lowri.MarkAsync("Claim.Result", "Achieved");
        await lowri.FillAsync("Claim.Words", lowri.Either("To the shop and back on five days of seven.", "I'r siop ac yn ôl ar bum diwrnod o saith."));
        await cast.LookAsync(lowri, "claim");
        await lowri.PressAsync("brokerage.claim.do");
        await cast.LookAsync(lowri, "claimed");
    }

    /// <summary>Whoever verifies is not the provider: the provider's people have no such page.</summary>
    public async Task VerifyAsync()
    {
        var lowri = await cast.AsAsync("Lowri Jones");
        (await lowri.StatusOfAsync($"/settlement/verify/{someone.OutcomeId}")).ShouldBe(403);
        var huw = await cast.AsAsync("Huw Bowen");
        await huw.GoAsync($"/settlement/verify?q={someone.FamilyName}");
        await cast.LookAsync(huw, "to-verify");
        await huw.FollowWordsAsync(someone.FullName);
        await huw.Page.Locator("input[name=ReadingId]").First.CheckAsync();
        await huw.MarkAsync("Confirmation", "ByPerson");
        await huw.FillAsync("ConfirmationWords", huw.Either("Yes, that is right. I am pleased with myself.", "Ie, mae hynny'n iawn. Dw i'n falch ohonof fy hun."));
        await huw.MarkAsync("ConfirmationLanguage", huw.Language);
        await huw.FillAsync("Words", huw.Either("Spoke with her by telephone; the notes agree.", "Siaradwyd â hi dros y ffôn; mae'r nodiadau'n cytuno."));
        await cast.LookAsync(huw, "verify");
        await huw.PressAsync("settlement.verify.send");
        await cast.LookAsync(huw, "verified");
        (await huw.TextAsync()).ShouldContain(huw.W["settlement.verify.done", someone.FullName]);
    }

    private static string Note(Visitor visitor) =>
        visitor.Either("All the way to the shop today, with one rest.", "Yr holl ffordd i'r siop heddiw, gydag un hoe.");

    private static async Task SendAsync(Visitor visitor, FilePayload file)
    {
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(file);
        await visitor.PressAsync("delivery.send.read");
    }

    // The page comes again by itself until the import has ended.
    private static async Task ConfirmAsync(Visitor visitor)
    {
        await visitor.PressAsync("delivery.import.confirm");
        await Expect(visitor.Page.Locator("main .govuk-tag").First).ToHaveTextAsync(
            visitor.W["delivery.import-state.Finished"], new LocatorAssertionsToHaveTextOptions { Timeout = 30_000 });
    }

    private static async Task<string> CellAsync(Visitor visitor, string rowKey) =>
        (await visitor.Page.Locator("#reconciliation tr", new PageLocatorOptions { HasTextString = visitor.W[rowKey] }).Locator("td").InnerTextAsync()).Trim();
}
