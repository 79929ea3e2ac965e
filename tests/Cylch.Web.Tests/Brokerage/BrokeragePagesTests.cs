using System.Globalization;
using System.Net;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Brokerage;

public sealed class BrokeragePagesTests(TestApp app) : IClassFixture<TestApp>, IAsyncLifetime
{
    private static readonly TimeAtRate Hourly = new(
        1, TimeBasis.Envelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
        [new HourlyRate(RateBand.Day, new LocalDate(2026, 3, 1), 32_50)], new LocalDate(2027, 4, 4), MinuteRounding.ToTheMinute);

    private SmallWorld World => app.World;

    private string Package => $"/brokerage/packages/{World.PackageId}";

    private string Arrange => $"/brokerage/arrange/{World.PersonId}";

    public async ValueTask InitializeAsync() => await app.WithDbAsync(async db =>
    {
        foreach (var contract in await db.Contracts.Where(c => !db.ContractSchemes.Any(s => s.ContractId == c.Id)).ToListAsync())
        {
            db.Add(new ContractScheme
            {
                ContractId = contract.Id, Number = 1, InForceFrom = new LocalDate(2026, 3, 1), SavedAt = SmallWorld.Now,
                Terms = SchemeText.Write(contract.Id == World.ContractId ? [Hourly] : [Hourly, new HoldForOutcomes(2, Share.Percent(6), 1)]),
            });
        }

        return await db.SaveChangesAsync();
    });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_package_shows_what_was_given_against_the_envelope()
    {
        var seen = await app.As(World.CareManagerId).OpenAsync(Package);

        seen.Status.ShouldBe(HttpStatusCode.OK, seen.Text[..300]);
        seen.Main.ShouldContain("Running since 7 April 2026");
        seen.Main.ShouldContain("6 h 25 min given, out of the 56 h");
        seen.Main.ShouldContain("7 visits");
        seen.Main.ShouldContain("Time bank: 30 min");
        seen.Main.ShouldContain("Maen nhw'n siarad Cymraeg.");
        seen.Main.ShouldNotContain("End this package");
    }

    [Fact]
    public async Task The_package_is_wholly_Welsh_in_Welsh()
    {
        foreach (var (account, address) in new[] { (World.CareManagerId, Package), (World.BrokerId, "/brokerage"), (World.BrokerId, Arrange) })
        {
            var seen = await app.As(account, "cy").OpenAsync(address);
            seen.Status.ShouldBe(HttpStatusCode.OK);
            foreach (var english in new[] { "Time bank", "Package", "Running", "Find", "Planned", "Week", "Weeks", "What it is", "Four weeks" })
            {
                seen.Main.ShouldNotContain(english, Case.Sensitive, address);
            }
        }
    }

    [Fact]
    public async Task Nothing_of_a_package_leaks_to_those_without_a_part_in_it()
    {
        foreach (var account in new[] { World.OtherCareManagerId, World.OtherProviderManagerId })
        {
            foreach (var address in new[] { Package, Package + "?handler=Csv" })
            {
                var seen = await app.As(account).OpenAsync(address);
                seen.Status.ShouldBe(HttpStatusCode.Forbidden);
                seen.Text.ShouldNotContain("Ellis");
            }

            (await app.As(account).OpenAsync("/brokerage")).Main.ShouldNotContain("Ellis");
        }

        (await app.As(World.CareManagerId).OpenAsync(Arrange)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.As(World.ProviderManagerId).OpenAsync(Arrange)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_provider_who_also_cares_for_the_person_does_not_open_anothers_package()
    {
        var other = await app.WithDbAsync(async db =>
        {
            var package = new CarePackage
            {
                Reference = "PK-9", PersonId = World.PersonId, PlanId = World.PlanId, ContractId = World.Model2ContractId, StartsOn = new LocalDate(2026, 9, 7),
                ComplexityBand = "A", OffersReceived = 1,
            };
            db.Add(package);
            await db.SaveChangesAsync();
            return package.Id;
        });

        (await app.As(World.OtherProviderManagerId).OpenAsync($"/brokerage/packages/{other}")).Status.ShouldBe(HttpStatusCode.OK);
        (await app.As(World.OtherProviderManagerId).OpenAsync(Package)).Status.ShouldBe(HttpStatusCode.Forbidden);

        await app.WithDbAsync(async db => await db.CarePackages.Where(k => k.Id == other).ExecuteDeleteAsync());
    }

    [Theory]
    [InlineData("?q=mair", true)]
    [InlineData("?q=p-0001", true)]
    [InlineData("?q=olwen", false)]
    [InlineData("?state=Ended", false)]
    [InlineData("?state=Running", true)]
    public async Task The_list_finds_and_narrows(string query, bool isFound)
    {
        var seen = await app.As(World.CareManagerId).OpenAsync("/brokerage" + query);

        seen.Main.Contains("P-0001-1", StringComparison.Ordinal).ShouldBe(isFound);
        seen.Main.Contains("No package matches", StringComparison.Ordinal).ShouldBe(!isFound);
    }

    [Fact]
    public async Task Lists_are_files_too()
    {
        var packages = await (await app.As(World.CareManagerId).FetchAsync("/brokerage?handler=Csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        packages.ShouldContain("P-0001-1,Mair Ellis,C-001,");
        var visits = await (await app.As(World.ProviderManagerId, "cy").FetchAsync(Package + "?handler=Csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        visits.ShouldContain("2026-11-29,");
        visits.ShouldContain("Diwrnod");
    }

    [Fact]
    public async Task Time_goes_into_the_bank_as_agreed_and_no_further_than_the_cap()
    {
        var filled = new Dictionary<string, string>
        {
            ["Bank.Way"] = "in", ["Bank.Time.Hours"] = "6", ["Bank.On.Day"] = "1", ["Bank.On.Month"] = "12", ["Bank.On.Year"] = "2026",
            ["Bank.Reason"] = "Diwrnod ym Mangor", ["Bank.AgreedBy"] = "Mair",
        };
        var full = await app.As(World.CareManagerId).SendAsync(Package, filled, form: "#bank-form");
        full.Status.ShouldBe(HttpStatusCode.BadRequest);
        full.Errors.ShouldHaveSingleItem().ShouldContain("may hold 360");
        full.Value("Bank.Reason").ShouldBe("Diwrnod ym Mangor");

        filled["Bank.Time.Hours"] = "";
        var empty = await app.As(World.CareManagerId, "cy").SendAsync(Package, filled, form: "#bank-form");
        empty.Errors.ShouldHaveSingleItem().ShouldBe("Rhowch yr amser fel oriau a munudau cyfan");

        filled["Bank.Time.Minutes"] = "45";
        (await app.As(World.ProviderManagerId).SendAsync(Package, filled, form: "#bank-form")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await app.As(World.PersonAccountId).OpenAsync(Package)).Main.ShouldContain("Diwrnod ym Mangor. Agreed by Mair");
        await app.WithDbAsync(async db => await db.TimeBankEntries.Where(e => e.Minutes == 45).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task A_provider_says_what_came_of_an_outcome_once_at_a_time()
    {
        var filled = new Dictionary<string, string>
        {
            ["Claim.OutcomeId"] = World.OutcomeId.ToString(CultureInfo.InvariantCulture), ["Claim.Result"] = "Partly", ["Claim.Words"] = "To the chapel and back",
        };
        (await app.As(World.ProviderManagerId).SendAsync(Package, filled, form: "#claim-form")).Status.ShouldBe(HttpStatusCode.Redirect);

        var again = await app.As(World.ProviderManagerId).SendAsync(Package, filled, form: "#claim-form");
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.As(World.CareManagerId).OpenAsync(Package)).Main.ShouldContain("Partly achieved, 2 December 2026");
    }

    [Fact]
    public async Task A_broker_ends_a_package_and_arranges_another_as_the_person_chose()
    {
        var broker = app.As(World.BrokerId);
        var offers = await broker.OpenAsync(Arrange);
        offers.Main.ShouldContain("Four weeks: £910.00, of which £54.60 waits for results.");
        offers.Main.ShouldContain("Model 1: paid for time within an envelope");

        var empty = await app.As(World.BrokerId, "cy").SendAsync(Arrange, new Dictionary<string, string>());
        empty.Status.ShouldBe(HttpStatusCode.BadRequest);
        empty.Errors.ShouldContain("Dewiswch y contract sy'n cymryd y gofal");

        var filled = new Dictionary<string, string>
        {
            ["Form.ContractId"] = World.Model2ContractId.ToString(CultureInfo.InvariantCulture), ["Form.Band"] = "B", ["Form.Offers"] = "2",
            ["Form.StartsOn.Day"] = "7", ["Form.StartsOn.Month"] = "12", ["Form.StartsOn.Year"] = "2026", ["Form.Weights[0].Weight"] = "2",
            ["Form.ChoiceWords"] = "Mae ganddyn nhw amser",
        };
        var notChecked = await broker.SendAsync(Arrange, filled);
        notChecked.Status.ShouldBe(HttpStatusCode.BadRequest);
        notChecked.Errors.ShouldHaveSingleItem().ShouldContain("Outcome 1 has not been found to stand up");
        notChecked.Value("Form.ChoiceWords").ShouldBe("Mae ganddyn nhw amser");

        filled["Form.ContractId"] = World.ContractId.ToString(CultureInfo.InvariantCulture);
        filled["Form.Weights[0].Weight"] = "0";
        (await broker.SendAsync(Arrange, filled)).Errors.ShouldHaveSingleItem().ShouldContain("already has a package under this contract");

        var ending = new Dictionary<string, string> { ["End.On.Day"] = "6", ["End.On.Month"] = "12", ["End.On.Year"] = "2026", ["End.Neutral"] = "MovedAway", ["End.Reason"] = "" };
        (await broker.SendAsync(Package, ending, form: "#end-form")).Errors.ShouldHaveSingleItem().ShouldBe("Say in words why the package ends");
        ending["End.Reason"] = "To her sister";
        (await broker.SendAsync(Package, ending, form: "#end-form")).Status.ShouldBe(HttpStatusCode.Redirect);

        var arranged = await broker.SendAsync(Arrange, filled);
        arranged.Status.ShouldBe(HttpStatusCode.Redirect, string.Join(" / ", arranged.Errors));
        var seen = await broker.OpenAsync(arranged.Location!.ToString());
        seen.Main.ShouldContain("PK-");
        seen.Main.ShouldContain("To start");

        // As it was, for the other tests of this world.
        await app.WithDbAsync(async db =>
        {
            await db.PackageOutcomes.Where(w => w.PackageId != World.PackageId).ExecuteDeleteAsync();
            await db.CarePackages.Where(k => k.Id != World.PackageId).ExecuteDeleteAsync();
            return await db.CarePackages.ExecuteUpdateAsync(k => k.SetProperty(p => p.EndsOn, (LocalDate?)null).SetProperty(p => p.EndReason, (Cylch.Rules.Outcomes.NeutralReason?)null));
        });
    }
}
