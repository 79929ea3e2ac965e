using System.Globalization;
using Microsoft.Playwright;
using Shouldly;

namespace Cylch.Journeys.Tests;

/// <summary>A period that closes: worked out by one, approved by another, read and questioned by the provider, and paid.</summary>
internal sealed class PeriodSettled(Cast cast, Someone someone, Someone other)
{
    private long _run;
    private long _line;

    /// <summary>Period 8 was worked out in the demonstration and waits; 9 and 10 are over by now.</summary>
    public async Task CloseAsync()
    {
        await ApproveAsync(8, someone.Contract);
        foreach (var period in new[] { 9, 10 })
        {
            foreach (var contract in new[] { someone.Contract, other.Contract })
            {
                await PrepareAsync(period, contract);
                if (period == 10 && contract == someone.Contract)
                {
                    await RefusePreparerAsync();
                }

                await ApproveAsync(period, contract);
            }
        }
    }

    /// <summary>The provider's finance clerk finds the person on the statement, and sees the sum, the sentence and the arithmetic.</summary>
    public async Task ReadStatementAsync()
    {
        var non = await cast.AsAsync("Non Bowen");
        await non.GoAsync($"/settlement/runs/{_run}");
        await cast.LookAsync(non, "statement");
        await non.FillAsync("q", someone.FamilyName);
        await non.PressAsync("settlement.lines.find");
        await cast.LookAsync(non, "statement-of-one-person");
        var line = non.Page.Locator("details.st-line", new PageLocatorOptions { HasTextString = non.W["settlement.line.Released"] });
        await line.Locator("summary").First.ClickAsync();
        await cast.LookAsync(non, "statement-line-open");
        await non.LeaveByAsync(line.Locator(".st-do a"));
        _line = non.IdInAddress();
        await cast.LookAsync(non, "line");
        var text = await non.TextAsync();

        // Held in period 9: 6% of 11 hours at £32.50; released whole, for the target was reached.
        text.ShouldContain(non.W.Say.Money(21_45));
        text.ShouldContain(someone.Says);
        await non.PressAsync("settlement.line.recompute");
        (await non.TextAsync()).ShouldContain(non.W["settlement.line.same", non.W.Say.Money(21_45)]);
    }

    public async Task AskAndAnswerAsync()
    {
        var non = await cast.AsAsync("Non Bowen");
        var question = non.Either("Is this for December or for January?", "Ai ar gyfer Rhagfyr ynteu Ionawr y mae hwn?");
        var answer = non.Either("For the days of December held back until the review.", "Ar gyfer dyddiau Rhagfyr, a ddaliwyd yn ôl tan yr adolygiad.");
        await non.FillAsync("Question", question);
        await non.PressAsync("settlement.query.send");
        await cast.LookAsync(non, "line-asked");
        var sara = await cast.AsAsync("Sara Meredith");
        await sara.GoAsync("/?kind=AnswerQuery");
        await cast.LookAsync(sara, "work-contract-officer");
        await sara.GoAsync($"/settlement/lines/{_line}");
        (await sara.TextAsync()).ShouldContain(question);
        await sara.FillAsync("Answer", answer);
        await cast.LookAsync(sara, "answer");
        await sara.PressAsync("settlement.query.answer-send");
        await non.GoAsync($"/settlement/lines/{_line}");
        (await non.TextAsync()).ShouldContain(answer);
        await cast.LookAsync(non, "line-answered");
        await non.PressAsync("settlement.query.accept");
        await cast.LookAsync(non, "line-accepted");
    }

    /// <summary>What the file pays the provider is what the statements in it come to.</summary>
    public async Task PayAsync()
    {
        var tomos = await cast.AsAsync("Tomos Bebb");
        await tomos.GoAsync("/settlement/payment-files");
        await cast.LookAsync(tomos, "payment-files-waiting");
        await tomos.PressAsync("settlement.files.make");
        await cast.LookAsync(tomos, "payment-files");
        var download = await tomos.Page.RunAndWaitForDownloadAsync(() => tomos.Page.Locator("main table a[download]").First.ClickAsync());
        var row = (await File.ReadAllLinesAsync(await download.PathAsync())).Single(l => l.Contains("\"TYG\"", StringComparison.Ordinal)).Split(',');
        var statements = row[4].Trim('"').Split(' ');
        statements.ShouldBe(["C-002/2026/8", "C-002/2026/9", "C-002/2026/10", "C-014/2026/8", "C-014/2026/9", "C-014/2026/10"], ignoreOrder: true);
        decimal.Parse(row[5], CultureInfo.InvariantCulture).ShouldBe(await TotalAsync(tomos));
    }

    /// <summary>Time within the envelope, under Model 1: what was given is paid, as far as the envelope goes.</summary>
    public async Task ReadTimeLineAsync()
    {
        var non = await cast.AsAsync("Non Bowen");
        await FindRunAsync(non, 10, other.Contract);
        await non.FillAsync("q", other.FamilyName);
        await non.PressAsync("settlement.lines.find");
        await non.Page.Locator("details.st-line summary").First.ClickAsync();
        await cast.LookAsync(non, "statement-of-time");
        (await non.TextAsync()).ShouldContain(non.W["settlement.line.Time"]);
    }

    public async Task WalkBackFromLineAsync()
    {
        var non = await cast.AsAsync("Non Bowen");
        await non.GoAsync($"/settlement/lines/{_line}");
        await non.FollowAsync("settlement.line.thread-money");
        await cast.LookAsync(non, "thread-of-line");
        await non.Page.Locator("a[href='#back']").First.ClickAsync();
        var because = non.Page.Locator("ol.because li");
        (await because.CountAsync()).ShouldBeGreaterThan(4);
        await because.Last.Locator("a").ClickAsync();
        non.Page.Url.ShouldEndWith("#words");
        (await non.Page.Locator("#words").InnerTextAsync()).ShouldContain(someone.Says);
    }

    private async Task PrepareAsync(int period, string contract)
    {
        var tomos = await cast.AsAsync("Tomos Bebb");
        await tomos.GoAsync($"/settlement?year=2026&number={period}&q={contract}");
        await tomos.PressAsync("settlement.periods.prepare", contract);
        if (period == 10)
        {
            await cast.LookAsync(tomos, "worked-out-" + contract);
        }
    }

    /// <summary>Whoever worked a period out sees no way to approve it, and is refused when asking for it all the same.</summary>
    private async Task RefusePreparerAsync()
    {
        var tomos = await cast.AsAsync("Tomos Bebb");
        var token = await tomos.Page.Locator("[name=__RequestVerificationToken]").First.InputValueAsync();
        await FindRunAsync(tomos, 10, someone.Contract);
        _run = tomos.IdInAddress();
        await cast.LookAsync(tomos, "statement-to-approve");
        (await tomos.Button(tomos.W["settlement.approve"]).CountAsync()).ShouldBe(0);
        var form = tomos.Page.APIRequest.CreateFormData().Append("__RequestVerificationToken", token).Append("version", "1");
        var answer = await tomos.Page.APIRequest.PostAsync($"/settlement/runs/{_run}?handler=Approve", new APIRequestContextOptions { Form = form });
        answer.Status.ShouldBe(403);
    }

    private async Task ApproveAsync(int period, string contract)
    {
        var angharad = await cast.AsAsync("Angharad Lewis");
        await FindRunAsync(angharad, period, contract);
        await angharad.PressAsync("settlement.approve");
        if (period == 10)
        {
            await cast.LookAsync(angharad, "approved-" + contract);
        }

        (await angharad.TextAsync()).ShouldContain(angharad.W["settlement.approved-notice"]);
    }

    private static async Task FindRunAsync(Visitor visitor, int period, string contract)
    {
        await visitor.GoAsync($"/settlement?year=2026&number={period}&q={contract}");
        await visitor.LeaveByAsync(visitor.Page.Locator("table.runs td a[href^='/settlement/runs/']").First);
    }

    private async Task<decimal> TotalAsync(Visitor visitor)
    {
        var total = 0m;
        foreach (var contract in new[] { someone.Contract, other.Contract })
        {
            foreach (var period in new[] { 8, 9, 10 })
            {
                await FindRunAsync(visitor, period, contract);
                var text = await visitor.Page.Locator(".st-total").InnerTextAsync();
                total += decimal.Parse(text, NumberStyles.Currency, CultureInfo.GetCultureInfo("en-GB"));
            }
        }

        return total;
    }
}
