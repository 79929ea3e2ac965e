using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Cylch.Web.Wording;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;

namespace Cylch.Journeys.Tests;

/// <summary>Somebody at the screen: signs in, goes, reads, fills, sends; and looks at each page as an examiner would.</summary>
public sealed partial class Visitor(IPage page, string address, string language, int width, bool withScript) : IAsyncDisposable
{
    private static readonly string Pictures = Path.Combine(CylchProgram.Root, "artifacts", "pictures");

    // A picture of a long page takes longer than to look for its faults: all are kept when somebody means to look at them.
    private static readonly bool KeepsPictures = Environment.GetEnvironmentVariable("CYLCH_TEST_PICTURES") == "all";

    private static readonly WordBook Book = WordBook.Load();

    // Everyday words that are of one language alone: where one stands in text of the other, something was not put into words twice.
    private static readonly Dictionary<string, string> WordsOfTheOther = new()
    {
        ["cy"] = @"\b(the|and|with|from|this|was|that|have|your|which|when|nobody|each)\b",
        ["en"] = @"\b(yw|gyda|wedi|oedd|ddim|chi|gan|nid|mae|sydd)\b",
    };

    // Signing in once is enough for a persona on one program: what comes after carries the same cookies.
    private static readonly ConcurrentDictionary<(string Address, string Persona), IReadOnlyList<Cookie>> SignedIn = new();

    public IPage Page => page;

    public string Language => language;

    public bool IsWelsh => language == "cy";

    /// <summary>The words of the visitor's language.</summary>
    public string Either(string english, string welsh) => IsWelsh ? welsh : english;

    /// <summary>The program's wording in the visitor's language.</summary>
    public W W { get; } = new(Book, Cylch.Web.Wording.Language.OfCode(language));

    /// <summary>Signs in at the page of personas, or with what an earlier visit of the same persona was given.</summary>
    public async Task<Visitor> SignInAsAsync(string persona)
    {
        if (SignedIn.TryGetValue((address, persona), out var cookies))
        {
            await page.Context.AddCookiesAsync(cookies);
            return this;
        }

        await SignInByPageAsync(persona);
        SignedIn[(address, persona)] = [.. (await page.Context.CookiesAsync()).Where(c => c.Name != "cylch-language").Select(Kept)];
        return this;
    }

    /// <summary>Signs in at the page of personas, with a session of its own.</summary>
    public async Task SignInByPageAsync(string persona)
    {
        await page.GotoAsync("/access/personas");
        await page.Locator("button[name=accountId]", new PageLocatorOptions { HasTextString = persona }).First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("personas", StringComparison.Ordinal));
    }

    public async Task GoAsync(string path)
    {
        var response = await page.GotoAsync(path);
        response.ShouldNotBeNull();
        response.Status.ShouldBe(200, $"{path} as {language} at {width}");
    }

    public async Task<int> StatusOfAsync(string path) => (await page.GotoAsync(path))!.Status;

    public Task FillAsync(string name, string text) => page.Locator($"main [name='{name}']:not([type=hidden])").FillAsync(text);

    public async Task FillDayAsync(string name, LocalDate day)
    {
        await FillAsync(name + ".Day", day.Day.ToString(CultureInfo.InvariantCulture));
        await FillAsync(name + ".Month", day.Month.ToString(CultureInfo.InvariantCulture));
        await FillAsync(name + ".Year", day.Year.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Marks a radio or a checkbox.</summary>
    public Task MarkAsync(string name, string value) => page.Locator($"main input[name='{name}'][value='{value}']").CheckAsync();

    public Task ChooseAsync(string name, string value) => page.Locator($"main select[name='{name}']").SelectOptionAsync(value);

    /// <summary>Presses the button that says these words, and waits for the page that answers; it has nothing to put right.</summary>
    public async Task PressAsync(string key, params object?[] facts)
    {
        await LeaveByAsync(Button(W[key, facts]));
        (await ProblemsAsync()).ShouldBeEmpty();
    }

    /// <summary>What the page says is to be put right.</summary>
    public Task<IReadOnlyList<string>> ProblemsAsync() => page.Locator(".govuk-error-summary__list li").AllInnerTextsAsync();

    public ILocator Button(string words) =>
        page.Locator("main").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = words, Exact = true });

    /// <summary>Follows the link that says these words, among the main content; it may look like a button.</summary>
    public Task FollowAsync(string key, params object?[] facts) => FollowWordsAsync(W[key, facts]);

    public Task FollowWordsAsync(string words) => LeaveByAsync(page.Locator("main a", new PageLocatorOptions { HasTextString = words }).First);

    /// <summary>Clicks what leads to another page, and waits until that page is there.</summary>
    public Task LeaveByAsync(ILocator way) => LeaveByAsync(() => way.ClickAsync());

    /// <summary>Does what leads to another page, and waits until that page is there.</summary>
    public async Task LeaveByAsync(Func<Task> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        await page.Locator("html").EvaluateAsync("page => page.dataset.left = 'yes'");
        await step();
        await page.Locator("html:not([data-left])").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }

    /// <summary>The text of the main content, with every fold open.</summary>
    public async Task<string> TextAsync() => Spaces().Replace(await page.Locator("main").TextContentAsync() ?? "", " ");

    /// <summary>No violation that axe can find, nothing wider than the window, the right language, and a heading.</summary>
    public async Task ExamineAsync(string pictureName) => (await FaultsAsync(pictureName)).ShouldBeEmpty();

    /// <summary>What an examiner has to say against the page as it stands; of one with a fault a picture is kept.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(string pictureName)
    {
        var faults = withScript ? await PageExam.FaultsAsync(page, language) : await PageExam.FaultsWithoutScriptAsync(page, language);
        if (faults.Count > 0 || KeepsPictures)
        {
            await PictureAsync(pictureName);
        }

        return [.. faults.Select(fault => $"{pictureName}-{language}-{width} {fault}")];
    }

    /// <summary>Texts of the page that stand in the other language without saying so.</summary>
    public async Task<IReadOnlyList<string>> TextsOfTheOtherLanguageAsync() => await page.EvaluateAsync<string[]>(
        """
        ([language, words]) => {
          const other = new RegExp(words, 'i'), found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const text = walker.currentNode.textContent.trim(), holder = walker.currentNode.parentElement;
            if (other.test(text) && !holder.closest('script, style, [translate=no]') && holder.closest('[lang]').lang === language) {
              found.push(text.replace(/\s+/g, ' ').slice(0, 160));
            }
          }
          return [...new Set(found)].slice(0, 8);
        }
        """,
        new[] { language, WordsOfTheOther[language] });

    public async Task PictureAsync(string name)
    {
        Directory.CreateDirectory(Pictures);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}-{language}-{width}.png"), FullPage = true });
    }

    /// <summary>The last number in the address of the page: the identifier of what was just made.</summary>
    public long IdInAddress() => long.Parse(LastNumber().Match(new Uri(page.Url).AbsolutePath).Value, CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();

    private static Cookie Kept(BrowserContextCookiesResult cookie) => new()
    {
        Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly, SameSite = cookie.SameSite,
    };

    [GeneratedRegex(@"\d+(?=\D*$)")]
    private static partial Regex LastNumber();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
