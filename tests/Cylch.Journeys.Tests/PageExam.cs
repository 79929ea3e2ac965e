using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Cylch.Journeys.Tests;

/// <summary>What can be found wrong with a page as it stands in a browser.</summary>
internal static class PageExam
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>No violation that axe can find, nothing wider than the window, the right language, and one main heading.</summary>
    /// <remarks>
    /// axe is run in the page itself, which holds no other: to join the findings of many frames costs a second page and a second
    /// reading of half a megabyte of script each time. Of what is well it tells nothing.
    /// </remarks>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string language)
    {
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'"))
        {
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async ([language, ...tags]) => {
              const page = document.documentElement, wider = page.scrollWidth - window.innerWidth, faults = [];
              if (page.lang !== language) faults.push('is in another language');
              if (document.querySelectorAll('h1').length !== 1) faults.push('does not have one main heading');
              if (wider > 0) faults.push(`is ${wider} px wider than its window`);
              if (document.querySelector('iframe, frame')) faults.push('holds another page, which is not looked into');
              const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
              if (found.passes.length < 10) faults.push('was not looked at: axe ran next to no rule');
              return [...faults, ...found.violations.map(violation => `${violation.id}: ${violation.nodes[0].html}`)];
            }
            """,
            (string[])[language, .. Tags]);
    }

    /// <summary>What can be seen where no script runs: the right language, and one main heading.</summary>
    public static async Task<IReadOnlyList<string>> FaultsWithoutScriptAsync(IPage page, string language)
    {
        var faults = new List<string>();
        if (await page.Locator("html").GetAttributeAsync("lang") != language)
        {
            faults.Add("is in another language");
        }

        if (await page.Locator("h1").CountAsync() != 1)
        {
            faults.Add("does not have one main heading");
        }

        return faults;
    }
}
