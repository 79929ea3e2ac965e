using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Govuk;

/// <summary>
/// Each tag helper, given the options of each fixture of govuk-frontend 6.6, writes what the fixture says. A fixture that cannot be met
/// stands in <see cref="UnsupportedFixtures"/> with its reason: one that fails without standing there fails the test, and so does one that
/// stands there and would pass.
/// </summary>
public sealed class TagHelpersAgainstFixturesTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Func<FixtureOptions, Task<string>>> Helpers = new()
    {
        ["back-link"] = DrawnParts.BackLink,
        ["breadcrumbs"] = DrawnParts.Breadcrumbs,
        ["button"] = DrawnParts.Button,
        ["checkboxes"] = DrawnFields.Checkboxes,
        ["date-input"] = DrawnFields.DateInput,
        ["details"] = DrawnParts.Details,
        ["error-message"] = DrawnFields.ErrorMessage,
        ["error-summary"] = DrawnParts.ErrorSummary,
        ["fieldset"] = DrawnFields.Fieldset,
        ["file-upload"] = DrawnFields.FileUpload,
        ["hint"] = DrawnFields.Hint,
        ["input"] = DrawnFields.Input,
        ["inset-text"] = DrawnParts.InsetText,
        ["label"] = DrawnFields.Label,
        ["notification-banner"] = DrawnParts.NotificationBanner,
        ["pagination"] = DrawnParts.Pagination,
        ["panel"] = DrawnParts.Panel,
        ["radios"] = DrawnFields.Radios,
        ["select"] = DrawnFields.Select,
        ["skip-link"] = DrawnParts.SkipLink,
        ["summary-list"] = DrawnParts.SummaryList,
        ["table"] = DrawnParts.Table,
        ["tag"] = DrawnParts.Tag,
        ["textarea"] = DrawnFields.Textarea,
        ["warning-text"] = DrawnParts.WarningText,
    };

    public static TheoryData<string> Components => [.. Helpers.Keys];

    [Theory]
    [MemberData(nameof(Components))]
    public async Task A_helper_writes_what_each_fixture_says_or_says_why_not(string component)
    {
        var reasons = UnsupportedFixtures.Of(component);
        var fixtures = Fixture.Of(component);
        var wrong = new List<string>();
        var met = 0;
        foreach (var fixture in fixtures)
        {
            var trouble = await Trouble(component, fixture);
            if (reasons.TryGetValue(fixture.Name, out var reason))
            {
                output.WriteLine($"not supported: {fixture.Name}: {reason}");
                if (trouble is null)
                {
                    wrong.Add($"{fixture.Name}: named as unsupported, yet it passes");
                }
            }
            else if (trouble is null)
            {
                met++;
            }
            else
            {
                wrong.Add($"{fixture.Name}: {trouble}");
            }
        }

        output.WriteLine($"{component}: {met} of {fixtures.Count} fixtures met, {reasons.Count} not supported and named");
        wrong.ShouldBeEmpty(string.Join('\n', wrong));
        reasons.Keys.Except(fixtures.Select(f => f.Name)).ShouldBeEmpty("a reason without a fixture");
        (met + reasons.Count).ShouldBe(fixtures.Count);
    }

    [Fact]
    public void Every_fixture_is_met_or_named()
    {
        var all = Helpers.Keys.Sum(c => Fixture.Of(c).Count);
        var named = Helpers.Keys.Sum(c => UnsupportedFixtures.Of(c).Count);
        output.WriteLine($"{Helpers.Count} helpers, {all} fixtures: {all - named} met, {named} not supported and named");
        (all, named).ShouldBe((516, 54));
    }

    private static async Task<string?> Trouble(string component, Fixture fixture)
    {
        var options = new FixtureOptions(fixture.Options);
        var written = await Helpers[component](options);
        var unread = options.Unread();
        return unread.Count > 0 ? $"the helper does not know {string.Join(", ", unread)}" : SameMarkup.Difference(fixture.Html, written);
    }
}
