using Shouldly;
using Xunit;

namespace Cylch.Journeys.Tests;

/// <summary>The main pages as each role sees them, in both languages, on a phone and on a desk.</summary>
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
        ("Sara Meredith", "/settlement/figures/1", "figures"),
        ("Non Bowen", "/do", "do"),
        ("Non Bowen", "/delivery/imports/send", "send-visits"),
        ("Tomos Bebb", "/settlement", "settlement"),
        ("Huw Bowen", "/settlement/verify", "to-verify"),
        ("Huw Bowen", "/review", "review"),
    ];

    // Every other page with an address: in Welsh on a phone, where words are longest and room is least.
    private static readonly (string Persona, string Path, string Picture)[] Others =
    [
        ("Elin Prys", "/access/sign-in", "sign-in"),
        ("Elin Prys", "/access/personas", "personas"),
        ("Elin Prys", "/access/set-up", "set-up-spent"),
        ("Elin Prys", "/access/enrol", "enrol"),
        ("Elin Prys", "/access/sign-out", "sign-out"),
        ("Elin Prys", "/access/mine", "my-account"),
        ("Elin Prys", "/access/looks", "my-looks"),
        ("Menna Roberts", "/access/accounts", "accounts"),
        ("Menna Roberts", "/access/accounts/new", "account-new"),
        ("Menna Roberts", "/access/accounts/5", "account"),
        ("Elin Prys", "/assessment/people/register", "register"),
        ("Elin Prys", "/assessment/people/1/words", "words"),
        ("Elin Prys", "/assessment/people/1/looks", "looks"),
        ("Elin Prys", "/outcomes/write/1", "outcome-write"),
        ("Rhian Morgan", "/outcomes/1/check", "outcome-check"),
        ("Delyth Morris", "/outcomes/1/notes/new", "note-new"),
        ("Mair Ellis", "/outcomes/1/readings/new", "reading-new"),
        ("Elin Prys", "/plans/2", "care-plan"),
        ("Elin Prys", "/plans/2/easy-read", "care-plan-easy-read"),
        ("Elin Prys", "/plans/reviews/1", "plan-review"),
        ("Elin Prys", "/plans/reviews/hold/1", "plan-review-hold"),
        ("Lowri Jones", "/brokerage/packages/1", "package"),
        ("Sioned Tudor", "/brokerage/arrange/3", "package-arrange"),
        ("Sara Meredith", "/contracts/14", "contract"),
        ("Sara Meredith", "/contracts/12/terms", "terms"),
        ("Sara Meredith", "/contracts/14/compare?before=v1&after=v3", "terms-compared"),
        ("Sara Meredith", "/contracts/18/drafts/1", "draft-shown"),
        ("Non Bowen", "/contracts/2/terms", "terms-waiting"),
        ("Non Bowen", "/contracts/2/example", "terms-tried"),
        ("Gwenno Haf", "/contracts/18/questions", "terms-asked"),
        ("Lowri Jones", "/delivery/imports", "imports"),
        ("Dafydd Penri", "/population/zones/1", "zone"),
        ("Catrin Wyn", "/outcomes/cohorts", "cohorts"),
        ("Tomos Bebb", "/settlement/runs/1", "statement"),
        ("Tomos Bebb", "/settlement/lines/1", "line"),
        ("Tomos Bebb", "/settlement/payment-files", "payment-files"),
        ("Tomos Bebb", "/thread/lines/1", "thread-of-a-line"),
        ("Huw Bowen", "/settlement/verify/1", "verify"),
        ("Lowri Jones", "/settlement/disputes/1", "dispute"),
        ("Tomos Bebb", "/settlement/runs/78/control", "run-to-look-through"),
        ("Angharad Lewis", "/settlement/runs/73/control", "run-above-limit"),
        ("Tomos Bebb", "/settlement/runs/20/control", "run-given-back-and-late"),
        ("Tomos Bebb", "/settlement/payments", "payments"),
        ("Tomos Bebb", "/settlement/holds?which=all", "holds"),
        ("Sara Meredith", "/settlement/queries", "queries"),
        ("Angharad Lewis", "/settlement/queries/3", "query-passed-on"),
        ("Non Bowen", "/settlement/lines/3046/ask", "ask"),
        ("Tomos Bebb", "/settlement/lines/2756", "line-correction"),
        ("Tomos Bebb", "/settlement/lines/2757", "line-on-hold"),
        ("Tomos Bebb", "/settlement/ledger", "ledger"),
        ("Tomos Bebb", "/settlement/books", "books"),
        ("Tomos Bebb", "/settlement/corrections", "corrections"),
        ("Tomos Bebb", "/settlement/shadows", "shadows"),
        ("Tomos Bebb", "/settlement/shadows/1", "shadow"),
        ("Menna Roberts", "/settlement/policy", "settlement-policy"),
        ("Tomos Bebb", "/settlement/payment-files/6/payments", "file-payments"),
        ("Non Bowen", "/settlement/tries/1", "try"),
        ("Sara Meredith", "/settlement/what-if/14?try=1", "what-if"),
        ("Iwan Llwyd", "/settlement/verify", "to-verify-colleagues"),
        ("Sara Meredith", "/settlement/disputes/113", "dispute-set-aside"),
        ("Huw Bowen", "/settlement/independence", "independence-waiting"),
        ("Huw Bowen", "/settlement/independence/62", "independence"),
        ("Owain Pugh", "/settlement/audits", "audits"),
        ("Owain Pugh", "/settlement/audits/45", "audit"),
        ("Sara Meredith", "/settlement/verification-policy", "verification-policy"),
        ("Non Bowen", "/settlement/invoice-details", "invoice-details"),
        ("Tomos Bebb", "/settlement/runs/53/check", "statement-check"),
        ("Tomos Bebb", "/settlement/runs/53/invoice", "statement-invoice"),
        ("Sara Meredith", "/settlement/fairness", "fairness"),
        ("Sara Meredith", "/settlement/fairness/how", "fairness-how"),
        ("Sara Meredith", "/settlement/fairness/ask/11?question=Confirmation", "fairness-ask"),
        ("Eifion Puw", "/settlement/fairness/conversations/2", "fairness-conversation"),
        ("Sara Meredith", "/contracts/14/versions", "versions"),
        ("Sara Meredith", "/contracts/24", "contract-of-a-zone"),
        ("Non Bowen", "/contracts/14/sign", "terms-sign"),
        ("Sara Meredith", "/contracts/14/drafts/new", "draft-new"),
        ("Sara Meredith", "/contracts/18/drafts/1/add", "draft-add"),
        ("Sara Meredith", "/contracts/18/drafts/1/term?term=2", "draft-term"),
        ("Sara Meredith", "/contracts/18/drafts/1/remove?term=2", "draft-remove"),
        ("Sara Meredith", "/contracts/18/drafts/1/propose", "draft-propose"),
    ];

    public static TheoryData<string, string, string, string, int> Views()
    {
        var views = new TheoryData<string, string, string, string, int>();
        foreach (var (persona, path, picture) in Pages)
        {
            views.Add(persona, path, picture, "en", 1280);
            views.Add(persona, path, picture, "cy", 320);
        }

        foreach (var (persona, path, picture) in Others)
        {
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
