using Shouldly;
using Xunit;

namespace Cylch.Journeys.Tests;

/// <summary>From an empty draft to terms that a provider has read: composed, tried, proposed, asked about and acknowledged.</summary>
public sealed class TermsAgreedTests(RunningCylch cylch)
{
    // Two contracts that nothing else walks on: one for each language, so that each draws up terms of its own.
    [Theory]
    [InlineData("en", 1280, 22, "Gwenno Haf")]
    [InlineData("cy", 320, 18, "Gwenno Haf")]
    public async Task Terms_are_drafted_proposed_and_acknowledged(string language, int width, long contract, string provider)
    {
        await using var sara = await cylch.VisitAsync(language, width);
        await sara.SignInAsAsync("Sara Meredith");
        await sara.GoAsync($"/contracts/{contract}/versions");
        await sara.ExamineAsync("versions");
        await sara.FollowAsync("contracts.start.heading");
        await sara.ExamineAsync("draft-new");
        await sara.PressAsync("contracts.start.send");
        var draft = sara.Page.Url.Split('#')[0];
        await sara.FollowAsync("contracts.draft.add");
        await sara.ExamineAsync("draft-add");
        await sara.MarkAsync("kind", "missed-visits-deduction");
        await sara.PressAsync("contracts.add.send");
        await sara.ExamineAsync("draft-term");
        await sara.PressAsync("contracts.term-form.keep");
        await sara.ExamineAsync("draft-missing");
        (await sara.Page.Locator("#missing li").CountAsync()).ShouldBe(1);
        await sara.GoAsync(draft + "/term?term=" + (await LastAsync(sara, draft)));
        await sara.FillAsync("p.pence", "45");
        await sara.FillAsync("p.freePerThousand", "5");
        await sara.PressAsync("contracts.term-form.keep");
        await sara.ExamineAsync("draft");
        await sara.FollowAsync("contracts.draft.propose");
        await sara.ExamineAsync("draft-propose");
        await sara.FillAsync("why", sara.Either("Visits were missed in the summer", "Collwyd ymweliadau yn yr haf"));
        await sara.PressAsync("contracts.propose.send");

        await using var non = await cylch.VisitAsync(language, width);
        await non.SignInAsAsync(provider);
        await non.GoAsync($"/contracts/{contract}/terms");
        await non.ExamineAsync("terms-proposed");
        await non.FollowAsync("contracts.questions.ask");
        await non.FillAsync("question", non.Either("Which summer?", "Pa haf?"));
        await non.PressAsync("contracts.questions.send");
        await non.ExamineAsync("terms-questions");
        await non.GoAsync($"/contracts/{contract}/compare");
        await non.ExamineAsync("terms-compare");
        (await non.Page.Locator("ins").CountAsync()).ShouldBeGreaterThan(0);
        await non.GoAsync($"/contracts/{contract}/sign");
        await non.ExamineAsync("terms-sign");
        await non.GoAsync($"/contracts/{contract}/terms");
        await non.LeaveByAsync(non.Page.Locator("#acknowledge button"));
        (await non.Page.Locator("#acknowledge").CountAsync()).ShouldBe(0);
        (await non.TextAsync()).ShouldContain(non.W["contracts.version-state.Acknowledged"]);
    }

    private static async Task<string> LastAsync(Visitor visitor, string draft)
    {
        await visitor.GoAsync(draft);
        return (await visitor.Page.Locator(".sc-list > li").Last.GetAttributeAsync("id"))!["term-".Length..];
    }
}
