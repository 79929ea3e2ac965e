using System.Net;
using Cylch.Records.Population;
using Cylch.Records.Tests.TestData;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Pages;

public class CyclePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private SmallWorld World => app.World;

    [Theory]
    [InlineData("/analyse")]
    [InlineData("/plan")]
    [InlineData("/do")]
    [InlineData("/review")]
    [InlineData("/together")]
    public async Task Every_quarter_opens_for_everybody_in_both_languages_with_what_is_theirs_alone(string address)
    {
        foreach (var account in new[] { World.CareManagerId, World.BrokerId, World.QualityOfficerId, World.ProviderManagerId, World.PersonAccountId })
        {
            foreach (var language in new[] { "en", "cy" })
            {
                var seen = await app.As(account, language).OpenAsync(address);
                seen.Status.ShouldBe(HttpStatusCode.OK, seen.Text[..Math.Min(400, seen.Text.Length)]);
                seen.Document.DocumentElement.GetAttribute("lang").ShouldBe(language);
            }
        }

        (await app.As(World.OtherCareManagerId).OpenAsync(address)).Main.ShouldNotContain("Ellis");
    }

    [Fact]
    public async Task The_quarters_count_what_waits_and_lead_to_it()
    {
        (await app.As(World.OtherCareManagerId).OpenAsync("/analyse")).Main.ShouldContain("Olwen Bevan not asked yet what matters");
        (await app.As(World.CareManagerId).OpenAsync("/do")).Document.QuerySelector($"a[href='/brokerage/packages/{World.PackageId}']").ShouldNotBeNull();
        (await app.As(World.CareManagerId).OpenAsync("/review")).Main.ShouldContain("No review is due within four weeks.");
        (await app.As(World.CareManagerId).OpenAsync("/together")).Main.ShouldContain("The person says 6, the care worker 8.");
    }

    [Fact]
    public async Task A_meeting_is_written_by_a_team_leader_and_read_by_all()
    {
        var filled = new Dictionary<string, string> { ["Met.WhoEn"] = "Residents' panel", ["Met.AboutEn"] = "The hill" };
        var empty = await app.As(World.TeamLeaderId).SendAsync("/together", filled, form: "#met-form");
        empty.Status.ShouldBe(HttpStatusCode.BadRequest);
        empty.Errors.ShouldHaveSingleItem().ShouldBe("Enter the day as a real date");
        (filled["Met.On.Day"], filled["Met.On.Month"], filled["Met.On.Year"]) = ("26", "11", "2026");
        (await app.As(World.TeamLeaderId, "cy").SendAsync("/together", filled, form: "#met-form")).Errors.ShouldHaveSingleItem().ShouldContain("yn Gymraeg");
        (filled["Met.WhoCy"], filled["Met.AboutCy"]) = ("Panel y trigolion", "Yr allt");
        (await app.As(World.TeamLeaderId).SendAsync("/together", filled, form: "#met-form")).Status.ShouldBe(HttpStatusCode.Redirect);

        (await app.As(World.PersonAccountId, "cy").OpenAsync("/together")).Main.ShouldContain("Yr allt");
        (await app.As(World.CareManagerId).OpenAsync("/together")).Document.QuerySelector("#met-form").ShouldBeNull();
    }

    [Fact]
    public async Task A_zone_shows_its_indicators_and_hides_what_is_too_few()
    {
        var zone = await app.WithDbAsync(async db =>
        {
            var id = await db.Zones.OrderBy(z => z.Id).Select(z => z.Id).FirstAsync();
            if (!await db.PopulationIndicators.AnyAsync())
            {
                db.Add(new PopulationIndicator
                {
                    ZoneId = id, Key = "falls", NameEn = "Falls", NameCy = "Codymau", SourceEn = "Invented", SourceCy = "Dychmygol", PerResidents = 1000,
                    LowerIsBetter = true, IsDemonstration = true,
                    Values = [Value(2026, 3, 31, 30, true), Value(2026, 6, 30, 3, false), Value(2026, 9, 30, 27, false)],
                });
                await db.SaveChangesAsync();
            }

            return id;
        });

        var seen = await app.As(World.CareManagerId).OpenAsync($"/population/zones/{zone}");
        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Main.ShouldContain("90 in the year to 30 September 2026, against 100 at the start: better.");
        seen.Main.ShouldContain("fewer than 5");
        seen.Main.ShouldContain("Invented counts");
        (await app.As(World.CareManagerId, "cy").OpenAsync($"/population/zones/{zone}")).Main.ShouldContain("Cyfrifon dychmygol");
        (await app.As(World.CareManagerId).OpenAsync("/population")).Main.ShouldContain("North zone");
        (await app.As(World.CareManagerId).FetchAsync($"/population/zones/{zone}?handler=Csv")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.As(World.PersonAccountId).OpenAsync("/population")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static IndicatorValue Value(int year, int month, int day, int count, bool isBaseline) => new()
    {
        IndicatorId = 0, FromOn = new LocalDate(year, month, day).PlusDays(1).PlusYears(-1), UntilOn = new LocalDate(year, month, day), Numerator = count,
        Denominator = 300, IsBaseline = isBaseline,
    };
}
