using Shouldly;
using Xunit;

namespace Cylch.Journeys.Tests;

/// <summary>Short walks over what the demonstration holds already: a zone contract, and a person's own view.</summary>
public sealed class ShortWalksTests(RunningCylch cylch)
{
    /// <summary>Model 3: two indicators beside their baseline, and one of thirteen equal payments.</summary>
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("cy", 320)]
    public async Task A_zone_contract_shows_its_indicators_and_one_of_thirteen_payments(string language, int width)
    {
        await using var gwilym = await cylch.VisitAsync(language, width);
        await gwilym.SignInAsAsync("Gwilym Tegid");
        await gwilym.GoAsync("/contracts");
        await gwilym.FollowWordsAsync(gwilym.Either("Living well in Meirionnydd", "Byw'n dda ym Meirionnydd"));
        await gwilym.ExamineAsync("zone-contract");
        (await gwilym.Page.Locator("#indicators h3").CountAsync()).ShouldBe(2);
        (await gwilym.Page.Locator("#periods tbody tr").CountAsync()).ShouldBe(13);
        await gwilym.LeaveByAsync(gwilym.Page.Locator("#periods a[href^='/settlement/runs/']").Last);
        await gwilym.ExamineAsync("zone-statement");
        (await gwilym.Page.Locator("details.st-line").CountAsync()).ShouldBe(1);

        // 40 people at £8,900 a year, in thirteen parts: £27,384.61 and eight thirteenths of a penny.
        (await gwilym.TextAsync()).ShouldContain("£27,384.6");
        await gwilym.Page.Locator("details.st-line summary").First.ClickAsync();
        await gwilym.LeaveByAsync(gwilym.Page.Locator("details.st-line .st-do a"));
        await gwilym.ExamineAsync("zone-line");
        (await gwilym.TextAsync()).ShouldContain("13");
    }

    /// <summary>Mair reads what she said, says how it is, and sees who has looked.</summary>
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("cy", 320)]
    public async Task A_person_sees_their_words_and_who_has_looked(string language, int width)
    {
        await using var elin = await cylch.VisitAsync(language, width);
        await elin.SignInAsAsync("Elin Prys");
        await elin.GoAsync("/assessment/people/1");
        await using var mair = await cylch.VisitAsync(language, width);
        await mair.SignInAsAsync("Mair Ellis");
        await mair.GoAsync("/mine/1");
        await mair.ExamineAsync("mine");
        (await mair.Page.Locator("#matters").InnerTextAsync()).ShouldContain("Dw i isio mynd lawr i’r siop ar ddydd Gwener");
        (await mair.Page.Locator("#looks").InnerTextAsync()).ShouldContain("Elin Prys");
        await mair.LeaveByAsync(mair.Page.Locator("#looks a.govuk-button"));
        await mair.ExamineAsync("mine-looks");
        (await mair.TextAsync()).ShouldContain("Elin Prys");
    }
}
