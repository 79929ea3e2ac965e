using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Outcomes;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Plans;

public class ReviewPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private SmallWorld World => app.World;

    private string Hold => $"/plans/reviews/hold/{World.PersonId}";

    [Fact]
    public async Task Each_voice_has_its_newest_answer_and_nothing_is_chosen()
    {
        var seen = await app.As(World.CareManagerId).OpenAsync(Hold);

        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Main.ShouldContain("the person: 6, on 20 November 2026");
        seen.Main.ShouldContain("care worker: 8, on 21 November 2026");
        seen.Document.QuerySelectorAll("main input[type=radio]").OfType<IHtmlInputElement>()
            .Where(r => r.IsChecked && r.Name != "Form.Language").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", "Enter the day of the review as a real date", "Choose what happens to the plan")]
    [InlineData("cy", "Rhowch ddiwrnod yr adolygiad fel dyddiad go iawn", "Dewiswch beth sy'n digwydd i'r cynllun")]
    public async Task An_empty_review_is_asked_again(string language, string held, string decision)
    {
        var seen = await app.As(World.CareManagerId, language).SendAsync(Hold, new Dictionary<string, string>());

        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Errors.ShouldBe([held, decision]);
    }

    [Fact]
    public async Task A_review_is_kept_and_read_in_both_languages()
    {
        var reading = await app.WithDbAsync(db => db.Readings
            .Where(r => r.OutcomeId == World.OutcomeId && r.Voice == Voice.Person).OrderByDescending(r => r.TakenOn).Select(r => r.Id).FirstAsync());
        var filled = new Dictionary<string, string>
        {
            ["Form.HeldOn.Day"] = "1", ["Form.HeldOn.Month"] = "12", ["Form.HeldOn.Year"] = "2026", ["Form.WithWhom"] = "Nia",
            ["Form.Findings[0].ReadingId"] = reading.ToString(CultureInfo.InvariantCulture), ["Form.Findings[0].Result"] = "Achieved",
            ["Form.Decision"] = "Confirm", ["Form.Reasons"] = "Mae hi'n cerdded eto",
            ["Form.NextOn.Day"] = "1", ["Form.NextOn.Month"] = "6", ["Form.NextOn.Year"] = "2027",
        };
        var refused = await app.As(World.CareManagerId).SendAsync(Hold, filled);
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Errors.ShouldHaveSingleItem().ShouldContain("is not what its answer alone says");
        refused.Value("Form.WithWhom").ShouldBe("Nia");

        filled["Form.Findings[0].Result"] = "Partly";
        var sent = await app.As(World.CareManagerId).SendAsync(Hold, filled);
        sent.Status.ShouldBe(HttpStatusCode.Redirect, string.Join(" / ", sent.Errors));

        var english = await app.As(World.CareManagerId).OpenAsync(sent.Location!.ToString());
        english.Main.ShouldContain("Review on 1 December 2026");
        english.Main.ShouldContain("Partly achieved");
        english.Main.ShouldContain("the person: 6, on 20 November 2026");
        english.Main.ShouldContain("1 June 2027");
        var welsh = await app.As(World.PersonAccountId, "cy").OpenAsync(sent.Location!.ToString());
        welsh.Main.ShouldContain("Adolygiad ar 1 Rhagfyr 2026");
        welsh.Main.ShouldNotContain("Review");
        (await app.As(World.OtherCareManagerId).OpenAsync(sent.Location!.ToString())).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.As(World.CareManagerId).OpenAsync($"/plans/{World.PlanId}")).Main.ShouldContain("Review on 1 December 2026");
    }
}
