using System.Net;
using Cylch.Web.Tests.TestData;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Access;

public sealed class SignedOutFilterTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Dictionary<string, string> Typed = new() { ["Talk.Other"] = "\"Nia\" <merch>", ["Lines[0].Words"] = "Y radio o fewn cyrraedd" };

    private string Form => $"/assessment/people/{app.World.PersonId}/what-matters";

    [Fact]
    public async Task A_form_sent_after_the_session_has_ended_is_given_back_whole()
    {
        var shown = await app.As(app.World.CareManagerId).OpenAsync(Form);

        var back = await app.As(null, "cy").SendAsync(shown, Form, Typed);

        back.Status.ShouldBe(HttpStatusCode.Unauthorized);
        back.Main.ShouldContain("Rydych wedi'ch allgofnodi");
        back.Value("Talk.Other").ShouldBe("\"Nia\" <merch>");
        back.Value("Lines[0].Words").ShouldBe("Y radio o fewn cyrraedd");
        back.Value("form-key").ShouldBe(shown.Value("form-key"));
        back.Document.QuerySelector("main form[method=post]")!.GetAttribute("action").ShouldBe(Form);
    }

    [Fact]
    public async Task Nothing_of_it_is_kept()
    {
        var shown = await app.As(app.World.CareManagerId).OpenAsync(Form);

        await app.As(null).SendAsync(shown, Form, new Dictionary<string, string> { ["Lines[0].Words"] = "Said to nobody", ["Lines[0].Element"] = "Outcome" });

        (await app.As(app.World.CareManagerId).OpenAsync($"/assessment/people/{app.World.PersonId}/words")).Main.ShouldNotContain("Said to nobody");
    }
}
