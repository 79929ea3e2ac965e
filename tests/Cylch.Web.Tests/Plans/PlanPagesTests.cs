using System.Net;
using Cylch.Records.Tests.TestData;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Plans;

public class PlanPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private SmallWorld World => app.World;

    private string Plan => $"/plans/{World.PlanId}";

    private string Write => $"/plans/write/{World.PersonId}";

    private string Hold => $"/plans/reviews/hold/{World.PersonId}";

    [Fact]
    public async Task The_plan_shows_its_hours_and_who_does_what()
    {
        var seen = await app.As(World.CareManagerId).OpenAsync(Plan);

        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Errors.ShouldBeEmpty();
        seen.Main.ShouldContain("In force from 6 April 2026");
        seen.Main.ShouldContain("7 h a week: 3 h 30 min keep their time, and 3 h 30 min");
        seen.Main.ShouldContain("Ffonio bob nos");
        seen.Main.ShouldContain("Rhian Morgan, 25 March 2026");
        seen.Document.QuerySelector("#room ~ dl")!.TextContent.ShouldContain("6 h");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/easy-read")]
    public async Task The_plan_is_wholly_Welsh_in_Welsh(string part)
    {
        var seen = await app.As(World.CareManagerId, "cy").OpenAsync(Plan + part);

        seen.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var english in new[] { "Version", "Who does what", "The hours", "Review", "Plan", "every week" })
        {
            seen.Main.ShouldNotContain(english);
        }
    }

    [Fact]
    public async Task The_easy_read_copy_says_it_in_short_lines()
    {
        var seen = await app.As(World.PersonAccountId).OpenAsync(Plan + "/easy-read");

        seen.Main.ShouldContain("I have 7 hours of care every week.");
        seen.Main.ShouldContain("By 30 March 2027.");
    }

    [Fact]
    public async Task Nothing_of_a_plan_leaks_to_those_without_a_part_in_it()
    {
        foreach (var address in new[] { Plan, Plan + "/easy-read", Write, Hold })
        {
            foreach (var account in new[] { World.OtherCareManagerId, World.OtherProviderManagerId })
            {
                var seen = await app.As(account).OpenAsync(address);
                seen.Status.ShouldBe(HttpStatusCode.Forbidden, address);
                seen.Text.ShouldNotContain("Ellis");
            }
        }

        (await app.As(World.ProviderManagerId).OpenAsync(Write)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.As(World.BrokerId).OpenAsync(Hold)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.As(World.CareManagerId).OpenAsync("/plans/99999")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_step_is_added_and_everything_typed_stays()
    {
        var filled = new Dictionary<string, string> { ["Form.FixedFor"] = "Moddion am 8", ["Form.Steps[0].What"] = "Cerdded bob dydd", ["Form.ReviewDueOn.Day"] = "3" };

        var seen = await app.As(World.CareManagerId).SendAsync(Write, filled, $"add={World.OutcomeId}");

        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Errors.ShouldBeEmpty();
        seen.Value("Form.FixedFor").ShouldBe("Moddion am 8");
        seen.Value("Form.Steps[0].What").ShouldBe("Cerdded bob dydd");
        seen.Value("Form.ReviewDueOn.Day").ShouldBe("3");
        seen.Value("Form.Steps[2].What").ShouldBe("");
    }

    [Theory]
    [InlineData("en", "Enter the time in a week as whole hours and minutes", "Enter the first day of the plan as a real date")]
    [InlineData("cy", "Rhowch yr amser mewn wythnos fel oriau a munudau cyfan", "Rhowch ddiwrnod cyntaf y cynllun fel dyddiad go iawn")]
    public async Task What_cannot_be_read_is_named_field_by_field(string language, string envelope, string starts)
    {
        var filled = new Dictionary<string, string> { ["Form.Envelope.Hours"] = "seven", ["Form.StartsOn.Day"] = "31", ["Form.StartsOn.Month"] = "2", ["Form.StartsOn.Year"] = "2027" };

        var seen = await app.As(World.CareManagerId, language).SendAsync(Write, filled);

        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Errors.ShouldContain(envelope);
        seen.Errors.ShouldContain(starts);
        seen.Value("Form.Envelope.Hours").ShouldBe("seven");
        seen.Document.QuerySelectorAll(".govuk-error-summary__list a").ShouldAllBe(a => seen.Document.QuerySelector(a.GetAttribute("href")!) != null);
    }

    [Fact]
    public async Task A_plan_is_written_approved_by_another_and_compared_with_the_one_before()
    {
        // A new version replaces the one that the other tests read, so this one has a world of its own.
        await using var own = new TestApp();
        await own.InitializeAsync();
        var world = own.World;
        var write = $"/plans/write/{world.PersonId}";
        var refused = await own.As(world.CareManagerId).SendAsync(write, Dates(("StartsOn", "10 12 2026"), ("ReviewDueOn", "9 12 2026")));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Errors.ShouldHaveSingleItem().ShouldBe("The review comes after the plan starts, on 10 December 2026.");

        var filled = Dates(("StartsOn", "10 12 2026"), ("ReviewDueOn", "1 6 2027"));
        filled["Form.Envelope.Hours"] = "8";
        filled["Form.Steps[1].What"] = "Ffonio bob bore";
        var sent = await own.As(world.CareManagerId).SendAsync(write, filled);
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        var address = sent.Location!.ToString();

        var seen = await own.As(world.CareManagerId).OpenAsync(address);
        seen.Main.ShouldContain("Waiting to be approved");
        seen.Main.ShouldContain("What changed from version 1 to version 2");
        seen.Main.ShouldContain("8 h");
        seen.Main.ShouldContain("Nia: Ffonio bob nos");
        seen.Document.QuerySelector("main form").ShouldBeNull();

        var leader = own.As(world.TeamLeaderId);
        var without = await leader.SendAsync(address, new Dictionary<string, string>());
        without.Errors.ShouldHaveSingleItem().ShouldBe("Enter the day on which the person agreed to the plan");
        var early = await leader.SendAsync(address, Day("AgreedOn", "1 12 2026"));
        early.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await leader.SendAsync(address, Day("AgreedOn", "2 12 2026"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await leader.OpenAsync(address)).Main.ShouldContain("The plan is approved. It is in force from 10 December 2026.");
        (await own.WithDbAsync(db => db.CarePlans.SingleAsync(p => p.Id == world.PlanId))).ReplacedOn.ShouldBe(new NodaTime.LocalDate(2026, 12, 10));
    }

    private static Dictionary<string, string> Dates(params (string Field, string Day)[] dates) =>
        dates.SelectMany(d => Day("Form." + d.Field, d.Day)).ToDictionary();

    private static Dictionary<string, string> Day(string field, string day)
    {
        var parts = day.Split(' ');
        return new() { [field + ".Day"] = parts[0], [field + ".Month"] = parts[1], [field + ".Year"] = parts[2] };
    }
}
