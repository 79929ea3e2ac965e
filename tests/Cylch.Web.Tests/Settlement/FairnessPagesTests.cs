using System.Globalization;
using System.Net;
using Cylch.Records;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules.Contracts;
using Cylch.Rules.Fairness;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Settlement;

public sealed class FairnessPagesTests
{
    private const string Watch = "/settlement/fairness";
    private static readonly LocalDate Began = new(2026, 9, 1);

    [Theory]
    [InlineData("en", "A finding is a question, not a judgement.", "Worth a conversation", "White House Care: fewer than 5 of 60.")]
    [InlineData("cy", "Cwestiwn yw canfyddiad, nid barn.", "Gwerth sgwrs", "Gofal Tŷ Gwyn: llai na 5 o 60.")]
    public async Task The_authority_sees_a_finding_by_name_with_how_sure_it_is_and_may_ask(string language, string rule, string worth, string finding)
    {
        await using var desk = await OpenAsync();
        var page = await desk.App.As(desk.ContractOfficer, language).OpenAsync(Watch);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Main.ShouldContain(rule);
        page.Document.QuerySelector("#complexity")!.TextContent.ShouldContain(worth);
        page.Main.ShouldContain(finding);
        page.Document.QuerySelectorAll("#complexity figure").Length.ShouldBeGreaterThan(0);
        page.Document.QuerySelector($"#complexity a[href^='/settlement/fairness/ask/{desk.World.ProviderId}']").ShouldNotBeNull();
        page.Document.QuerySelectorAll("section.fw-f").Length.ShouldBe(6);
        page.Document.QuerySelectorAll("[style]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", "Too few to say")]
    [InlineData("cy", "Rhy ychydig i ddweud")]
    public async Task In_its_first_year_it_says_that_there_are_too_few(string language, string says)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var page = await desk.App.As(desk.ContractOfficer, language).OpenAsync(Watch);

        page.Document.QuerySelectorAll("section.fw-f > .fw-st").Select(tag => tag.TextContent.Trim()).ShouldAllBe(tag => tag == says);
        page.Document.QuerySelectorAll("figure").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_provider_sees_itself_by_name_the_others_without_and_nobody_elses_conversation()
    {
        await using var desk = await OpenAsync();
        var talk = await TalkAsync(desk);

        var own = await desk.App.As(desk.World.ProviderManagerId).OpenAsync(Watch);
        own.Main.ShouldContain("White House Care");
        own.Text.ShouldNotContain("Bridge Care");
        own.Text.ShouldNotContain("River Care");
        own.Main.ShouldContain("Another provider");
        own.Document.QuerySelector($"a[href='{talk}']").ShouldNotBeNull();
        own.Document.QuerySelector("a[href*='/ask/']").ShouldBeNull();

        var other = await desk.App.As(desk.World.OtherProviderManagerId).OpenAsync(Watch);
        other.Text.ShouldNotContain("White House Care");
        other.Document.QuerySelector($"a[href='{talk}']").ShouldBeNull();
        (await desk.App.As(desk.World.OtherProviderManagerId).OpenAsync(talk)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("en", "You see the findings in words.")]
    [InlineData("cy", "Rydych yn gweld y canfyddiadau mewn geiriau.")]
    public async Task People_and_carers_see_words_without_figures_of_single_providers(string language, string says)
    {
        await using var desk = await OpenAsync();
        var talk = await TalkAsync(desk);
        var panel = desk.App.As(desk.World.PersonAccountId, language);

        var page = await panel.OpenAsync(Watch);
        page.Main.ShouldContain(says);
        foreach (var name in (string[])["White House Care", "Gofal Tŷ Gwyn", "Bridge Care", "Gofal y Bont"])
        {
            page.Text.ShouldNotContain(name);
        }

        page.Document.QuerySelectorAll("figure, .fw-ans").ShouldBeEmpty();
        (await panel.FetchAsync(Watch + "?handler=MainCsv&question=Complexity")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await panel.OpenAsync(talk)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await panel.FetchAsync(Watch + "?handler=Csv")).Content.ReadAsStringAsync()).ShouldNotContain("White House");
    }

    [Fact]
    public async Task Figures_can_be_had_as_a_file_without_small_numbers_and_as_on_an_earlier_day()
    {
        await using var desk = await OpenAsync();
        var officer = desk.App.As(desk.ContractOfficer);

        var csv = await (await officer.FetchAsync(Watch + "?handler=MainCsv&question=Complexity")).Content.ReadAsStringAsync();
        csv.ShouldContain("White House Care,60,fewer than 5");
        csv.ShouldNotContain("White House Care,60,2");
        (await officer.OpenAsync(Watch + "?on=2026-08-31")).Document.QuerySelectorAll("figure").ShouldBeEmpty();
        (await officer.OpenAsync(Watch + "?authority=999999")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Asked_answered_with_a_next_step_done_and_closed_and_what_was_typed_wrong_is_kept()
    {
        await using var desk = await OpenAsync();
        var (officer, provider) = (desk.App.As(desk.ContractOfficer), desk.App.As(desk.World.ProviderManagerId));
        var ask = string.Create(CultureInfo.InvariantCulture, $"/settlement/fairness/ask/{desk.World.ProviderId}?authority={desk.World.AuthorityId}&question=Complexity");

        var empty = await officer.SendAsync(ask, new Dictionary<string, string> { ["Words"] = " ", ["Due.Day"] = "40" });
        empty.Status.ShouldBe(HttpStatusCode.BadRequest);
        empty.Errors.ShouldBe(["Write your question", "Enter a real day, such as 14 12 2026"], ignoreOrder: true);
        empty.Value("Due.Day").ShouldBe("40");
        var sent = await officer.SendAsync(ask, new Dictionary<string, string> { ["Words"] = "What stands in the way?" });
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        var talk = sent.Location!.ToString();

        (await provider.OpenAsync("/")).Document.QuerySelector($"a[href='{talk}']").ShouldNotBeNull();
        (await provider.OpenAsync(talk)).Main.ShouldContain("fewer than 5 of 60");
        (await SayAsync(provider, talk, "Answer", ("Words", "No second car."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await officer.OpenAsync("/")).Document.QuerySelector($"a[href='{talk}']").ShouldNotBeNull();
        var wrong = await SayAsync(officer, talk, "Step", ("Words", "Look again."), ("Due.Day", "1"), ("Due.Month", "2"), ("Due.Year", "2027"));
        wrong.Errors.ShouldBe(["Choose who sees to it"]);
        wrong.Document.QuerySelector("#step textarea")!.TextContent.Trim().ShouldBe("Look again.");
        (await SayAsync(
            officer, talk, "Step", ("Words", "Look again."), ("Owner", desk.ContractOfficer.ToString(CultureInfo.InvariantCulture)), ("Due.Day", "1"), ("Due.Month", "2"), ("Due.Year", "2027")))
            .Status.ShouldBe(HttpStatusCode.Redirect);
        (await provider.OpenAsync(talk)).Main.ShouldContain("Next step: Sara Meredith, by 1 February 2027.");
        (await officer.OpenAsync(talk)).Document.QuerySelector("#close").ShouldBeNull();
        await SayAsync(officer, talk, "Done", ("Words", "Looked."));
        await SayAsync(officer, talk, "Close", ("Words", "The reason is known."));
        var closed = await provider.OpenAsync(talk);
        closed.Main.ShouldContain("Closed");
        closed.Main.ShouldContain("The reason is known.");
        closed.Document.QuerySelector("#answer").ShouldBeNull();
        await SayAsync(officer, talk, "Reopen", ("Words", "Again."), ("Due.Day", "20"), ("Due.Month", "12"), ("Due.Year", "2026"));
        (await provider.OpenAsync(talk)).Main.ShouldContain("Waits for the provider's answer.");
    }

    [Theory]
    [InlineData("en", "Whoever looks often enough finds something.")]
    [InlineData("cy", "Mae pwy bynnag sy'n edrych yn ddigon aml yn dod o hyd i rywbeth.")]
    public async Task How_each_check_works_is_said_in_words(string language, string says)
    {
        await using var desk = await MoneyDesk.OpenAsync();
        var page = await desk.App.As(desk.World.ProviderManagerId, language).OpenAsync(Watch + "/how");
        page.Main.ShouldContain(says);
        page.Document.QuerySelectorAll("h2[id]").Length.ShouldBe(Enum.GetValues<FairnessQuestion>().Length);
    }

    private static Task<Seen> SayAsync(Browser browser, string talk, string handler, params (string Name, string Value)[] filled) =>
        browser.SendAsync(talk + "?handler=" + handler, "#" + handler.ToLowerInvariant(), filled);

    private static async Task<string> TalkAsync(MoneyDesk desk)
    {
        var id = await desk.App.WithDbAsync(async db =>
        {
            var talk = new FairnessConversation
            {
                AuthorityId = desk.World.AuthorityId, ProviderId = desk.World.ProviderId, Question = FairnessQuestion.Complexity,
                Entries =
                [
                    new FairnessEntry
                    {
                        ConversationId = 0, Kind = FairnessEntryKind.Asked, Words = "Why?", Language = "en", WrittenByAccountId = desk.ContractOfficer,
                        WrittenAt = Instant.FromUtc(2026, 11, 30, 9, 0), DueOn = new LocalDate(2026, 12, 14),
                    },
                ],
            };
            db.Add(talk);
            await db.SaveChangesAsync();
            return talk.Id;
        });
        return string.Create(CultureInfo.InvariantCulture, $"/settlement/fairness/conversations/{id}");
    }

    // Three providers with sixty packages each, the first with the one it had: two of its people are in band C, of the others' twenty.
    private static async Task<MoneyDesk> OpenAsync()
    {
        var desk = await MoneyDesk.OpenAsync();
        await desk.App.WithDbAsync(async db =>
        {
            var third = new Cylch.Records.Access.Organisation { Kind = Cylch.Records.Access.OrganisationKind.Provider, Reference = "PR3", NameEn = "River Care", NameCy = "Gofal yr Afon" };
            db.Add(third);
            await db.SaveChangesAsync();
            foreach (var (provider, complex, number) in new[] { (desk.World.ProviderId, 2, "F-1"), (desk.World.OtherProviderId, 20, "F-2"), (third.Id, 20, "F-3") })
            {
                await PackagesAsync(db, desk, provider, complex, number);
            }

            return 0;
        });
        return desk;
    }

    private static async Task PackagesAsync(CylchDb db, MoneyDesk desk, long provider, int complex, string number)
    {
        var contract = new Contract
        {
            Number = number, TitleEn = "Home care", TitleCy = "Gofal cartref", AuthorityId = desk.World.AuthorityId, ProviderId = provider, Model = CommissioningModel.Model1,
            StartsOn = new LocalDate(2026, 4, 6), EndsOn = new LocalDate(2029, 4, 5), YearStartsOn = new LocalDate(2026, 4, 6),
        };
        db.Add(contract);
        await db.SaveChangesAsync();
        var plan = await db.CarePlans.Select(p => p.Id).FirstAsync();
        db.AddRange(Enumerable.Range(0, provider == desk.World.ProviderId ? 59 : 60).Select(i => new CarePackage
        {
            Reference = string.Create(CultureInfo.InvariantCulture, $"{number}-{i}"), PersonId = desk.World.OtherPersonId, PlanId = plan, ContractId = contract.Id, StartsOn = Began,
            ComplexityBand = i < complex ? "C" : "A", OffersReceived = 1,
        }));
        await db.SaveChangesAsync();
    }
}
