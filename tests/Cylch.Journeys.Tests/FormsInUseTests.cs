using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Cylch.Journeys.Tests;

/// <summary>Forms as hands use them: by keyboard alone, clicked twice, sent again after going back, sent when the session has ended.</summary>
public sealed class FormsInUseTests(RunningCylch cylch)
{
    private const int MostTabs = 80;

    [Fact]
    public async Task A_care_worker_writes_a_note_by_keyboard_alone()
    {
        await using var delyth = await cylch.VisitAsync();
        await delyth.SignInAsAsync("Delyth Morris");
        await delyth.GoAsync("/outcomes/1/notes/new");
        var keys = delyth.Page.Keyboard;
        await TabToAsync(delyth, "[name=Progress]");
        await keys.PressAsync("Space");
        await keys.PressAsync("ArrowDown");
        await TabToAsync(delyth, "textarea[name=Words]");
        await keys.TypeAsync("By keyboard alone, to the gate and back.");
        await TabToAsync(delyth, "main form[method=post] button");
        await delyth.LeaveByAsync(() => keys.PressAsync("Enter"));
        (await delyth.ProblemsAsync()).ShouldBeEmpty();
        (await delyth.TextAsync()).ShouldContain("By keyboard alone, to the gate and back.");
        (await delyth.TextAsync()).ShouldContain(delyth.W.Of("progress", Records.Delivery.NoteProgress.PartOfTheWay));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_button_clicked_twice_has_one_effect(bool withScript)
    {
        var said = withScript ? "Clicked twice, with script." : "Clicked twice, without script.";
        await using var delyth = await cylch.VisitAsync(withScript: withScript);
        await delyth.SignInAsAsync("Delyth Morris");
        await WriteNoteAsync(delyth, said);
        await delyth.Button(delyth.W["outcomes.note.keep"]).DblClickAsync();
        await delyth.Page.WaitForURLAsync("**/outcomes/1");
        (await CountAsync(delyth, said)).ShouldBe(1);
    }

    [Fact]
    public async Task Going_back_and_sending_the_same_form_again_has_one_effect()
    {
        const string said = "Sent, gone back to, and sent again.";
        await using var delyth = await cylch.VisitAsync();
        await delyth.SignInAsAsync("Delyth Morris");
        await WriteNoteAsync(delyth, said);
        var key = await delyth.Page.Locator("[name=form-key]").First.InputValueAsync();
        await delyth.PressAsync("outcomes.note.keep");
        await delyth.Page.GoBackAsync();
        var isSameForm = await delyth.Page.Locator("[name=form-key]").First.InputValueAsync() == key;

        // What comes back is either the form as it was sent, or an empty new one: never what was sent under a new key.
        (await delyth.Page.Locator("main textarea[name=Words]").InputValueAsync()).ShouldBe(isSameForm ? said : "");
        if (isSameForm)
        {
            await delyth.PressAsync("outcomes.note.keep");
        }

        await delyth.GoAsync("/outcomes/1");
        (await CountAsync(delyth, said)).ShouldBe(1);
    }

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("cy", 320)]
    public async Task What_was_typed_is_not_lost_with_the_session(string language, int width)
    {
        await using var elin = await cylch.VisitAsync(language, width);
        await elin.SignInByPageAsync("Elin Prys");
        await elin.GoAsync("/assessment/people");
        await elin.LeaveByAsync(elin.Page.Locator("main table th a").Nth(language == "cy" ? 2 : 1));
        await elin.FollowAsync("assessment.record-words");
        var said = elin.Either("I would like the radio within reach.", "Hoffwn gael y radio o fewn cyrraedd.");
        await elin.FillAsync("Lines[0].Words", said);
        await elin.ChooseAsync("Lines[0].Element", "Outcome");
        var other = await elin.Page.Context.NewPageAsync();
        await other.GotoAsync("/access/sign-out");
        await other.Locator("main form[method=post] button").ClickAsync();
        await other.WaitForURLAsync(url => !url.Contains("sign-out", StringComparison.Ordinal));
        await elin.PressAsync("assessment.matters.keep");
        (await elin.TextAsync()).ShouldContain(elin.W["problem.401.title"]);
        await elin.ExamineAsync("signed-out");

        // Not yet signed in, it is given back once more.
        await elin.PressAsync("problem.401.again");
        (await elin.TextAsync()).ShouldContain(elin.W["problem.401.title"]);
        await other.GotoAsync("/access/personas");
        await other.Locator("button[name=accountId]", new PageLocatorOptions { HasTextString = "Elin Prys" }).First.ClickAsync();
        await other.WaitForURLAsync(url => !url.Contains("personas", StringComparison.Ordinal));
        await elin.PressAsync("problem.401.again");
        (await elin.TextAsync()).ShouldContain(elin.W["assessment.matters.done"]);
        (await elin.TextAsync()).ShouldContain(said);
    }

    private static async Task WriteNoteAsync(Visitor delyth, string said)
    {
        await delyth.GoAsync("/outcomes/1/notes/new");
        await delyth.MarkAsync("Progress", "AllTheWay");
        await delyth.FillAsync("Words", said);
    }

    private static Task<int> CountAsync(Visitor visitor, string said) =>
        visitor.Page.Locator("#notes td", new PageLocatorOptions { HasTextString = said }).CountAsync();

    private static async Task TabToAsync(Visitor visitor, string selector)
    {
        for (var tab = 0; tab < MostTabs; tab++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.Locator(selector).EvaluateAllAsync<bool>("them => them.includes(document.activeElement)"))
            {
                return;
            }
        }

        throw new ShouldAssertException($"{selector} is not reached by {MostTabs} tabs.");
    }
}
