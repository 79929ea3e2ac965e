using Shouldly;
using Xunit;

namespace Cylch.Journeys.Tests;

/// <summary>The main pages as each role sees them, in both languages, on a phone and on a desk.</summary>
[Collection(Journeys.Name)]
public sealed class PagesTests(RunningCylch cylch)
{
    private static readonly (string Persona, string Path, string Picture)[] Pages =
    [
        ("Elin Prys", "/", "my-work-care-manager"),
        ("Elin Prys", "/thread/outcomes/1", "thread"),
        ("Elin Prys", "/thread/people/1", "threads-of-a-person"),
        ("Elin Prys", "/assessment/people", "people"),
        ("Elin Prys", "/assessment/people/1", "person"),
        ("Elin Prys", "/find?q=mair", "find"),
        ("Tomos Bebb", "/", "my-work-finance"),
        ("Non Bowen", "/", "my-work-provider"),
        ("Mair Ellis", "/mine/1", "my-plan"),
        ("Elin Prys", "/analyse", "analyse"),
        ("Elin Prys", "/outcomes/1", "outcome"),
        ("Elin Prys", "/assessment/people/1/what-matters", "what-matters"),
        ("Elin Prys", "/plans/write/1", "plan-write"),
        ("Dafydd Penri", "/plan", "plan"),
        ("Dafydd Penri", "/together", "together"),
        ("Dafydd Penri", "/population", "population"),
        ("Sioned Tudor", "/brokerage", "packages"),
        ("Sara Meredith", "/contracts", "contracts"),
        ("Non Bowen", "/do", "do"),
        ("Non Bowen", "/delivery/imports/send", "send-visits"),
        ("Tomos Bebb", "/settlement", "settlement"),
        ("Huw Bowen", "/settlement/verify", "to-verify"),
        ("Huw Bowen", "/review", "review"),
    ];

    public static TheoryData<string, string, string, string, int> Views()
    {
        var views = new TheoryData<string, string, string, string, int>();
        foreach (var (persona, path, picture) in Pages)
        {
            views.Add(persona, path, picture, "en", 1280);
            views.Add(persona, path, picture, "cy", 320);
        }

        return views;
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_page_is_whole_and_open_to_all_in_each_language(string persona, string path, string picture, string language, int width)
    {
        await using var visitor = await cylch.VisitAsync(language, width);
        await visitor.SignInAsAsync(persona);
        await visitor.GoAsync(path);
        await visitor.ExamineAsync(picture);
    }

    [Fact]
    public async Task The_other_language_shows_the_same_page_with_its_query()
    {
        await using var visitor = await cylch.VisitAsync();
        await visitor.SignInAsAsync("Elin Prys");
        await visitor.GoAsync("/find?q=ellis");
        await visitor.Page.Locator("a[hreflang=cy]").ClickAsync();
        visitor.Page.Url.ShouldEndWith("/find?q=ellis");
        (await visitor.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("cy");
        (await visitor.Page.Locator("#find-text").InputValueAsync()).ShouldBe("ellis");
    }

    [Fact]
    public async Task The_thread_can_be_walked_without_script()
    {
        await using var visitor = await cylch.VisitAsync(withScript: false);
        await visitor.SignInAsAsync("Elin Prys");
        await visitor.GoAsync("/thread/outcomes/1");
        await visitor.Page.Locator("a[href='#back']").ClickAsync();
        visitor.Page.Url.ShouldEndWith("#back");
        (await visitor.Page.Locator("#payment").InnerTextAsync()).ShouldContain("£98.28");
        await visitor.ExamineAsync("thread-without-script");
    }

    [Fact]
    public async Task The_first_key_skips_to_the_content_and_the_next_walk_the_page()
    {
        await using var visitor = await cylch.VisitAsync();
        await visitor.SignInAsAsync("Elin Prys");
        await visitor.GoAsync("/thread/outcomes/1");
        await visitor.Page.Keyboard.PressAsync("Tab");
        (await visitor.Page.EvaluateAsync<string>("document.activeElement.className")).ShouldContain("govuk-skip-link");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");
        (await visitor.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_stranger_to_a_person_is_refused_and_told_why()
    {
        await using var visitor = await cylch.VisitAsync("cy");
        await visitor.SignInAsAsync("Tomos Bebb");
        (await visitor.StatusOfAsync("/assessment/people/1")).ShouldBe(403);
        (await visitor.Page.ContentAsync()).ShouldNotContain("Mair");
        await visitor.ExamineAsync("refused");
    }
}
