using System.Globalization;
using System.Net;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Contracts;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Settlement;

public sealed class IndependencePageTests
{
    private static readonly IReadOnlyList<PaymentTerm> Terms = [.. TermsForTests.Hold(), new IndependenceReward(5, 250_00)];

    [Fact]
    public async Task A_provider_says_it_and_somebody_with_nothing_to_gain_finds_whether_it_stands()
    {
        await using var desk = await MoneyDesk.OpenAsync(terms: Terms);
        var page = Page(desk);
        var provider = desk.App.As(desk.World.ProviderManagerId);
        (await provider.OpenAsync(page)).Main.ShouldContain("These terms reward it with £250.00, once for a person.");
        (await provider.OpenAsync(page)).Document.QuerySelector("#verify").ShouldBeNull();
        var since = (await desk.App.WithDbAsync(db => db.CarePackages.Select(k => k.StartsOn).FirstAsync())).PlusDays(30);

        var sent = await provider.SendAsync(page + "?handler=Claim", "#claim", [.. Typed(since), ("Words", "She cooks and shops.")]);

        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        (await provider.OpenAsync(page)).Document.QuerySelector("#claim").ShouldBeNull();
        var verifier = desk.App.As(desk.World.QualityOfficerId);
        (await verifier.OpenAsync("/settlement/independence")).Document.QuerySelector($"a[href='{page}']").ShouldNotBeNull();
        var running = await verifier.SendAsync(page + "?handler=Verify", "#verify", ("Stands", "yes"), ("Confirmation", "ByPerson"), ("Seen", "Seen at home."));
        running.Status.ShouldBe(HttpStatusCode.BadRequest);
        running.Main.ShouldContain("care goes on");
        running.Document.QuerySelector("textarea[name=Seen]")!.TextContent.Trim().ShouldBe("Seen at home.");

        await desk.App.WithDbAsync(db => db.CarePackages.ExecuteUpdateAsync(set => set.SetProperty(k => k.EndsOn, since.PlusDays(-1))));
        (await verifier.SendAsync(page + "?handler=Verify", "#verify", ("Stands", "yes"), ("Confirmation", "ByPerson"), ("Seen", "Seen at home."))).Status
            .ShouldBe(HttpStatusCode.Redirect);
        (await verifier.OpenAsync(page)).Main.ShouldContain("found that it stands");
        (await verifier.OpenAsync("/settlement/independence")).Main.ShouldContain("No claim of independence regained waits");
    }

    [Theory]
    [InlineData("en", "Enter the day since which they have needed no care", "Say what shows it")]
    [InlineData("cy", "Rhowch y diwrnod nad oes angen gofal arnynt ers hynny", "Dywedwch beth sy’n dangos hynny")]
    public async Task What_is_missing_is_asked_for_again_in_the_readers_language(string language, string since, string words)
    {
        await using var desk = await MoneyDesk.OpenAsync(terms: Terms);

        var seen = await desk.App.As(desk.World.ProviderManagerId, language).SendAsync(
            Page(desk) + "?handler=Claim", "#claim", ("Since.Day", "31"), ("Since.Month", "2"), ("Since.Year", "2026"), ("Words", " "));

        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Errors.ShouldBe([since, words]);
        (await desk.App.WithDbAsync(db => db.IndependenceClaims.CountAsync())).ShouldBe(0);
    }

    private static IEnumerable<(string, string)> Typed(LocalDate day) =>
    [
        ("Since.Day", day.Day.ToString(CultureInfo.InvariantCulture)), ("Since.Month", day.Month.ToString(CultureInfo.InvariantCulture)),
        ("Since.Year", day.Year.ToString(CultureInfo.InvariantCulture)),
    ];

    private static string Page(MoneyDesk desk) => string.Create(CultureInfo.InvariantCulture, $"/settlement/independence/{desk.World.PackageId}");
}
