using System.Net;
using Cylch.Records.Tests.TestData;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Assessment;

public class ConversationPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Register = "/assessment/people/register";

    private SmallWorld World => app.World;

    private string Matters => $"/assessment/people/{World.PersonId}/what-matters";

    [Fact]
    public async Task More_lines_come_by_a_round_trip_that_keeps_everything()
    {
        var browser = app.As(World.CareManagerId);
        var page = await browser.OpenAsync(Matters);
        page.Document.QuerySelectorAll("li.ln").Length.ShouldBe(4);

        var more = await browser.SendAsync(page, Matters + "?handler=More", new Dictionary<string, string>
        {
            ["Lines[0].Words"] = "Mae'r allt yn serth.", ["Lines[0].Element"] = "Barrier", ["Talk.Other"] = "Nia, merch",
        });

        more.Status.ShouldBe(HttpStatusCode.OK);
        more.Document.QuerySelectorAll("li.ln").Length.ShouldBe(6);
        (more.Value("Lines[0].Words"), more.Value("Lines[0].Element"), more.Value("Talk.Other")).ShouldBe(("Mae'r allt yn serth.", "Barrier", "Nia, merch"));
        more.Document.QuerySelector("option[value=other]")!.TextContent.ShouldBe("Nia, merch");
    }

    [Theory]
    [InlineData("en", "Line 2: choose what this is, for example a strength", "Line 3: write the words that were said")]
    [InlineData("cy", "Llinell 2: dewiswch beth yw hyn, er enghraifft cryfder", "Llinell 3: ysgrifennwch y geiriau a ddywedwyd")]
    public async Task Each_wrong_line_is_named_and_nothing_is_lost(string language, string noElement, string noWords)
    {
        var before = await app.WithDbAsync(db => db.Conversations.CountAsync());

        var seen = await app.As(World.CareManagerId, language).SendAsync(Matters, new Dictionary<string, string>
        {
            ["Lines[0].Words"] = "Iawn.", ["Lines[0].Element"] = "Circumstance", ["Lines[1].Words"] = "Heb ddewis.", ["Lines[2].Element"] = "Risk",
        });

        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Errors.ShouldBe([noElement, noWords]);
        seen.Document.QuerySelectorAll("li.ln--err").Length.ShouldBe(1);
        seen.Document.QuerySelectorAll("textarea.govuk-textarea--error").Length.ShouldBe(1);
        seen.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href").ShouldBe("#Lines_1__Element");
        seen.Document.QuerySelector("#Lines_1__Element").ShouldNotBeNull();
        seen.Value("Lines[1].Words").ShouldBe("Heb ddewis.");
        (await app.WithDbAsync(db => db.Conversations.CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task What_was_said_is_kept_line_by_line_and_then_agreed()
    {
        var browser = app.As(World.CareManagerId);
        var sent = await browser.SendAsync(Matters, new Dictionary<string, string>
        {
            ["Lines[0].Words"] = "Dw i isio gweld y môr.", ["Lines[0].Element"] = "Outcome", ["Lines[0].Translation"] = "I want to see the sea.",
            ["Lines[2].Words"] = "She tires easily.", ["Lines[2].Element"] = "Risk", ["Lines[2].SaidBy"] = "other", ["Lines[2].Language"] = "en",
            ["Talk.Other"] = "Nia",
        });
        sent.Status.ShouldBe(HttpStatusCode.Redirect);

        var words = await browser.OpenAsync(sent.Location!.ToString());
        words.Main.ShouldContain("Dw i isio gweld y môr.");
        words.Main.ShouldContain("Write the outcome from these words");
        words.Main.ShouldContain("Not read back yet");
        (await browser.SendAsync(words, sent.Location.ToString(), new Dictionary<string, string>())).Status.ShouldBe(HttpStatusCode.Redirect);

        var talk = await app.WithDbAsync(db => db.Conversations.Include(c => c.Lines).OrderByDescending(c => c.Id).FirstAsync());
        talk.AgreedOn.ShouldBe(SmallWorld.Today);
        talk.Lines.OrderBy(l => l.Number).Select(l => (l.Number, l.SaidBy, l.Language)).ShouldBe([(1, null, "cy"), (2, "Nia", "en")]);
    }

    [Fact]
    public async Task Only_those_who_may_write_open_the_form()
    {
        (await app.As(World.ProviderManagerId).OpenAsync(Matters)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.As(World.OtherCareManagerId).OpenAsync(Matters)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.As(World.BrokerId).OpenAsync(Register)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_likely_same_person_is_asked_about_before_anybody_is_registered()
    {
        var browser = app.As(World.CareManagerId, "cy");
        var filled = new Dictionary<string, string>
        {
            ["GivenName"] = "Mair", ["FamilyName"] = "Elis", ["BornOn.Day"] = "12", ["BornOn.Month"] = "5", ["BornOn.Year"] = "1942", ["Reference"] = "P-0100",
            ["Language"] = "cy",
        };

        var asked = await browser.SendAsync(Register, filled);
        asked.Status.ShouldBe(HttpStatusCode.BadRequest);
        asked.Errors.Single().ShouldContain("P-0001");
        asked.Errors.Single().ShouldNotContain("Ellis");
        asked.Value("FamilyName").ShouldBe("Elis");

        var sent = await browser.SendAsync(asked, Register, new Dictionary<string, string> { ["SomeoneElse"] = "yes" });
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.OpenAsync(sent.Location!.ToString())).Main.ShouldContain("Mair Elis");
    }

    [Fact]
    public async Task An_empty_registration_says_what_is_missing()
    {
        var seen = await app.As(World.CareManagerId).SendAsync(Register, new Dictionary<string, string> { ["BornOn.Day"] = "31", ["BornOn.Month"] = "2", ["BornOn.Year"] = "1942" });

        seen.Errors.ShouldBe(["Enter a real date of birth, like 12 5 1942", "Choose the language they prefer"]);
        seen.Value("BornOn.Day").ShouldBe("31");
    }
}
