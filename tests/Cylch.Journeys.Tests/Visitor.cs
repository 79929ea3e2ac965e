using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Cylch.Journeys.Tests;

/// <summary>Somebody at the screen: signs in, goes, reads, fills, sends; and looks at each page as an examiner would.</summary>
public sealed partial class Visitor(IPage page, string language, int width, bool withScript) : IAsyncDisposable
{
    private static readonly string Pictures = Path.Combine(RunningCylch.Root, "artifacts", "pictures");

    public IPage Page => page;

    public string Language => language;

    public bool IsWelsh => language == "cy";

    /// <summary>The words of the page in the visitor's language.</summary>
    public string Either(string english, string welsh) => IsWelsh ? welsh : english;

    public async Task<Visitor> SignInAsAsync(string persona)
    {
        await page.GotoAsync("/access/personas");
        await page.Locator("button[name=accountId]", new PageLocatorOptions { HasTextString = persona }).First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("personas", StringComparison.Ordinal));
        return this;
    }

    public async Task GoAsync(string path)
    {
        var response = await page.GotoAsync(path);
        response.ShouldNotBeNull();
        response.Status.ShouldBe(200, $"{path} as {language} at {width}");
    }

    public async Task<int> StatusOfAsync(string path) => (await page.GotoAsync(path))!.Status;

    /// <summary>Sends the form that holds the button with these words.</summary>
    public Task SendAsync(string english, string welsh) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = Either(english, welsh), Exact = true }).First.ClickAsync();

    public Task FollowAsync(string english, string welsh) =>
        page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = Either(english, welsh) }).First.ClickAsync();

    /// <summary>No violation that axe can find, nothing wider than the window, the right language, and a heading.</summary>
    public async Task ExamineAsync(string pictureName)
    {
        Directory.CreateDirectory(Pictures);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{pictureName}-{language}-{width}.png"), FullPage = true });
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
        (await page.Locator("h1").CountAsync()).ShouldBe(1, $"{pictureName} has one main heading");
        if (!withScript)
        {
            return;
        }

        var wider = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
        wider.ShouldBeLessThanOrEqualTo(0, $"{pictureName} fits a window {width} px wide");
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        result.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}").ShouldBeEmpty($"{pictureName} as {language} at {width}");
    }

    /// <summary>The last number in the address of the page: the identifier of what was just made.</summary>
    public long IdInAddress() => long.Parse(LastNumber().Match(new Uri(page.Url).AbsolutePath).Value, System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();

    [GeneratedRegex(@"\d+(?=\D*$)")]
    private static partial Regex LastNumber();
}
