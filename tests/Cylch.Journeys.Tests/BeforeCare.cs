using Microsoft.Playwright;
using Shouldly;

namespace Cylch.Journeys.Tests;

/// <summary>From a person's words to care that is bought: each step by whoever takes it, form by form.</summary>
/// <param name="looks">Whether each page is examined and its picture kept.</param>
internal sealed class BeforeCare(Cast cast, Someone someone, bool looks)
{
    public async Task RegisterAsync()
    {
        var elin = await cast.AsAsync("Elin Prys");
        await elin.GoAsync("/assessment/people");
        await elin.FollowAsync("assessment.people.register");
        await elin.FillAsync("GivenName", someone.GivenName);
        await elin.FillAsync("FamilyName", someone.FamilyName);
        await elin.FillDayAsync("BornOn", new(1942, 4, 17));
        await elin.FillAsync("Reference", someone.Reference);
        await elin.MarkAsync("Language", someone.Language);
        await elin.Page.Locator("select[name=AreaId]").SelectOptionAsync(new SelectOptionValue { Label = "Bethesda, Gwynedd 003B" });
        await elin.MarkAsync("LivesAlone", "yes");
        await LookAsync(elin, "register");
        await elin.PressAsync("assessment.register.keep");
        someone.PersonId = elin.IdInAddress();
        await LookAsync(elin, "new-person");
        (await elin.TextAsync()).ShouldContain(someone.FullName);
    }

    public async Task WriteWordsAsync()
    {
        var elin = await cast.AsAsync("Elin Prys");
        await elin.FollowAsync("assessment.record-words");
        await elin.FillAsync("Lines[0].Words", someone.Says);
        await elin.ChooseAsync("Lines[0].Element", "Outcome");
        await elin.FillAsync("Lines[1].Words", elin.Either("My neighbour looks in most days.", "Mae fy nghymydog yn galw y rhan fwyaf o ddyddiau."));
        await elin.ChooseAsync("Lines[1].Element", "WhoCanHelp");
        await elin.MarkAsync("Talk.Agreed", "yes");
        await LookAsync(elin, "what-matters");
        await elin.PressAsync("assessment.matters.keep");
        await LookAsync(elin, "words");
        (await elin.TextAsync()).ShouldContain(someone.Says);
    }

    public async Task WriteOutcomeAsync()
    {
        var elin = await cast.AsAsync("Elin Prys");
        await elin.FollowAsync("assessment.next.write-outcome");
        await elin.FillAsync("Form.TitleEn", someone.TitleEn);
        await elin.FillAsync("Form.TitleCy", someone.TitleCy);
        await elin.MarkAsync("Form.Area", "DomesticFamilyAndPersonalRelationships");
        await elin.MarkAsync("Form.Kind", "Change");
        await elin.MarkAsync("Form.Measure", "OwnScale0To10");
        await elin.FillAsync("Form.Baseline", "3");
        await elin.FillAsync("Form.Target", "7");
        await elin.FillDayAsync("Form.ReviewDueOn", new(2027, 1, 15));
        await LookAsync(elin, "write-outcome");
        await elin.PressAsync("outcomes.write.keep");
        someone.OutcomeId = elin.IdInAddress();
        await LookAsync(elin, "new-outcome");
        (await elin.TextAsync()).ShouldContain(someone.Says);
    }

    /// <summary>Somebody who did not write the outcome says whether it would stand up, and fixes its start.</summary>
    public async Task CheckOutcomeAsync()
    {
        var rhian = await cast.AsAsync("Rhian Morgan");
        await rhian.GoAsync($"/outcomes/{someone.OutcomeId}");
        await rhian.FollowAsync("outcomes.check.do");
        foreach (var question in new[] { "real", "relevant", "achievable", "service-related" })
        {
            await rhian.MarkAsync("Holds", question);
        }

        await rhian.FillAsync("CheckWords", rhian.Either("Her own wish, and she walked there until the summer.", "Ei dymuniad hi ei hun, ac roedd hi'n cerdded yno tan yr haf."));
        await LookAsync(rhian, "check-outcome");
        await rhian.PressAsync("outcomes.check.keep");
        (await rhian.TextAsync()).ShouldContain(rhian.W["outcomes.check.may-pay"]);
        await rhian.PressAsync("outcomes.lock");
        await LookAsync(rhian, "checked-outcome");
        (await rhian.Button(rhian.W["outcomes.lock"]).CountAsync()).ShouldBe(0);
    }

    public async Task WritePlanAsync()
    {
        var elin = await cast.AsAsync("Elin Prys");
        await elin.GoAsync($"/assessment/people/{someone.PersonId}");
        await elin.FollowAsync("assessment.plan.start");
        await elin.ChooseAsync("Form.Steps[0].By", "Provider");
        await elin.FillAsync("Form.Steps[0].What", elin.Either(
            "Be there while it is done, and do a little less each week.", "Bod yno wrth ei wneud, a gwneud ychydig yn llai bob wythnos."));
        await elin.FillAsync("Form.Envelope.Hours", "7");
        await elin.FillAsync("Form.Envelope.Minutes", "0");
        await elin.FillAsync("Form.Fixed.Hours", "0");
        await elin.FillAsync("Form.Fixed.Minutes", "0");
        await elin.FillAsync("Form.Bank.Hours", "2");
        await elin.FillAsync("Form.Bank.Minutes", "0");
        await elin.FillDayAsync("Form.StartsOn", Someone.PlanStartsOn);
        await elin.FillDayAsync("Form.ReviewDueOn", new(2027, 1, 15));
        await LookAsync(elin, "write-plan");
        await elin.PressAsync("plans.write.do");
        await LookAsync(elin, "plan-waits");
        (await elin.TextAsync()).ShouldContain(elin.W["plans.standing.waiting"]);
    }

    /// <summary>The plan is approved by somebody who did not write it, from the list of what waits for her.</summary>
    public async Task ApprovePlanAsync()
    {
        var rhian = await cast.AsAsync("Rhian Morgan");
        await rhian.GoAsync("/?kind=ApprovePlan");
        await LookAsync(rhian, "work-team-leader");
        await rhian.FollowWordsAsync(someone.FullName);
        await rhian.FillDayAsync("AgreedOn", Someone.PlanStartsOn);
        await LookAsync(rhian, "approve-plan");
        await rhian.PressAsync("plans.approve.do", 1);
        (await rhian.TextAsync()).ShouldContain(rhian.W["plans.standing.in-force", rhian.W.Say.Date(Someone.PlanStartsOn)]);
        await rhian.FollowAsync("plans.easy-read");
        await LookAsync(rhian, "easy-read");
        (await rhian.TextAsync()).ShouldContain(rhian.Either(someone.TitleEn, someone.TitleCy));
    }

    public async Task ArrangeAsync()
    {
        var sioned = await cast.AsAsync("Sioned Tudor");
        await sioned.GoAsync("/brokerage");
        await sioned.FollowAsync("layout.page.next");
        await LookAsync(sioned, "waiting-for-provider");
        await sioned.FollowAsync("brokerage.arrange-for", someone.FullName);
        await sioned.Page.Locator(".govuk-radios__item", new PageLocatorOptions { HasTextString = someone.Contract }).Locator("input").CheckAsync();
        await sioned.FillDayAsync("Form.StartsOn", Someone.CareStartsOn);
        await sioned.MarkAsync("Form.Band", "B");
        await sioned.FillAsync("Form.Weights[0].Weight", someone.IsChecked ? "1" : "0");
        await sioned.FillAsync("Form.Offers", "2");
        await sioned.FillDayAsync("Form.ChosenOn", Someone.PlanStartsOn);
        await sioned.FillAsync("Form.ChoiceWords", sioned.Either("They are from here, and I know two of them.", "Maen nhw o'r ardal, a dw i'n nabod dwy ohonyn nhw."));
        await LookAsync(sioned, "arrange");
        await sioned.PressAsync("brokerage.arrange.do");
        someone.PackageId = sioned.IdInAddress();
        await LookAsync(sioned, "package");
        (await sioned.TextAsync()).ShouldContain(someone.Contract);
    }

    private Task LookAsync(Visitor visitor, string picture) => looks ? cast.LookAsync(visitor, picture) : Task.CompletedTask;
}
