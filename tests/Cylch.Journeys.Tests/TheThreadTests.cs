using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Journeys.Tests;

/// <summary>English on a desk.</summary>
public sealed class TheThreadInEnglishTests(RunningCylch cylch)
{
    [Fact]
    public Task A_persons_words_are_walked_to_a_paid_statement_and_back() => TheThread.WalkAsync(cylch, "en");
}

/// <summary>Welsh on a phone. A class of its own, so that it goes on beside the other.</summary>
public sealed class TheThreadInWelshTests(RunningCylch cylch)
{
    [Fact]
    public Task A_persons_words_are_walked_to_a_paid_statement_and_back() => TheThread.WalkAsync(cylch, "cy");
}

/// <summary>
/// The whole thread by the people who hold it, form by form: from one person's words, through plan, package, visits, review and
/// verification, to a paid statement and back again.
/// </summary>
internal static class TheThread
{
    // Two payment periods after the day the demonstration is set on, both over.
    private static readonly LocalDate Later = new(2027, 1, 12);

    public static async Task WalkAsync(RunningCylch cylch, string language)
    {
        await using var program = cylch.OfItsOwn();
        await using var cast = new Cast(cylch.Chromium, language);
        var (someone, other) = (Someone.ByResults(language), Someone.ByTime(language));
        await program.StartAsync();
        await cast.MoveToAsync(program.Address);
        await BuyAsync(cast, someone, looks: true);
        await BuyAsync(cast, other, looks: false);

        // Six weeks go by, and the machine is switched off on the way: what was written is still there.
        await program.CutOffAsync();
        await program.StartAsync(Later);
        await cast.MoveToAsync(program.Address);
        await GiveAsync(new CareGiven(cast, someone, other));
        await SettleAsync(new PeriodSettled(cast, someone, other));
        await ReadForwardAsync(cast, someone);
        cast.ShouldHaveNoFaults();
    }

    private static async Task BuyAsync(Cast cast, Someone someone, bool looks)
    {
        var before = new BeforeCare(cast, someone, looks);
        await before.RegisterAsync();
        await before.WriteWordsAsync();
        await before.WriteOutcomeAsync();
        if (someone.IsChecked)
        {
            await before.CheckOutcomeAsync();
        }

        await before.WritePlanAsync();
        await before.ApprovePlanAsync();
        await before.ArrangeAsync();
    }

    private static async Task GiveAsync(CareGiven given)
    {
        await given.SendVisitsAsync();
        await given.CorrectVisitsAsync();
        await given.SeeVisitsAsync();
        await given.WriteNoteAsync();
        await given.RecordReadingAsync();
        await given.HoldReviewAsync();
        await given.ClaimAsync();
        await given.VerifyAsync();
    }

    private static async Task SettleAsync(PeriodSettled settled)
    {
        await settled.CloseAsync();
        await settled.ReadStatementAsync();
        await settled.AskAndAnswerAsync();
        await settled.PayAsync();
        await settled.ReadTimeLineAsync();
        await settled.WalkBackFromLineAsync();
    }

    private static async Task ReadForwardAsync(Cast cast, Someone someone)
    {
        var elin = await cast.AsAsync("Elin Prys");
        await elin.GoAsync($"/thread/people/{someone.PersonId}");
        await cast.LookAsync(elin, "threads-of-person");
        await elin.FollowWordsAsync(elin.Either(someone.TitleEn, someone.TitleCy));
        await cast.LookAsync(elin, "thread-of-outcome");

        // Every knot is tied, but for what was learned: nobody has written that down yet.
        (await elin.Page.Locator("nav ol.idx a:has(.govuk-visually-hidden)").EvaluateAllAsync<string[]>("links => links.map(link => link.hash)"))
            .ShouldBe(["#learned"]);
        (await elin.TextAsync()).ShouldContain(elin.W.Say.Money(21_45));
        await elin.GoAsync($"/assessment/people/{someone.PersonId}");
        await cast.LookAsync(elin, "person-after");
    }
}
