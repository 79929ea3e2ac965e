namespace Cylch.Web.Tests.Govuk;

/// <summary>The fixtures the tag helpers do not meet, each by name with its reason.</summary>
public static class UnsupportedFixtures
{
    private const string Conditional = "Nothing is revealed by a choice: what depends on an answer is asked on the next page, which works without script.";
    private const string Gaps = "Lists hold no empty items, so numbers never skip.";
    private const string PartAttributes = "Attributes go onto the control; its label, fieldset, prefix and wrapper take classes only.";
    private const string Interruption = "There are no interruption panels; a panel confirms what was done.";
    private const string Card = "There are no summary cards; cy-card with a heading does the same.";
    private const string Enhanced = "The browser's own file control is used: it speaks the reader's language and needs no script.";
    private const string NoErrors = "An error summary without errors is not written.";

    private static readonly Dictionary<string, Dictionary<string, string>> All = new()
    {
        ["button"] = Named("What stands inside a tag is markup already; a page that wants a span writes it.", "start link with html"),
        ["checkboxes"] = Merged(
            Named(
                Conditional,
                "with pre-checked values",
                "with divider, None and conditional items",
                "with conditional items",
                "with optional form-group classes showing group error",
                "small with conditional reveal",
                "with conditional items with special characters",
                "with conditional item checked",
                "textarea in conditional"),
            Named(Gaps, "with falsy values"),
            Named(PartAttributes, "label with attributes", "fieldset params")),
        ["date-input"] = Named(
            "Values come with the boxes; there is no second place to give them.",
            "with field value and items"),
        ["error-summary"] = Named(NoErrors, "autofocus disabled", "autofocus explicitly enabled"),
        ["file-upload"] = Named(
            Enhanced,
            "enhanced",
            "enhanced, with error message and hint",
            "enhanced, multiple files",
            "enhanced, custom wrapper classes and attributes",
            "translated, no javascript enhancement",
            "translated"),
        ["input"] = Named(
            PartAttributes, "with prefix with attributes", "with suffix with attributes", "with customised input wrapper"),
        ["pagination"] = Named(Gaps, "with empty items"),
        ["panel"] = Named(
            Interruption,
            "interruption",
            "interruption-with-content-with-long-line-length",
            "interruption-with-headings-content-and-lists",
            "interruption with custom classes",
            "confirmation, with actions",
            "interruption, with actions classes and attributes",
            "interruption, submit action",
            "interruption, button link",
            "interruption, no actions",
            "interruption, no actions items"),
        ["radios"] = Merged(
            Named(
                Conditional,
                "with conditional items",
                "with conditional item checked",
                "with optional form-group classes showing group error",
                "small with conditional reveal",
                "textarea in conditional",
                "with conditional items with special characters",
                "with conditional items and pre-checked value"),
            Named(Gaps, "with falsy items"),
            Named(PartAttributes, "label with attributes", "fieldset params")),
        ["summary-list"] = Named(
            Card,
            "as a summary card with a text header",
            "as a summary card with a html header",
            "as a summary card with actions",
            "as a summary card with actions plus summary list actions",
            "as a summary card extreme",
            "summary card with custom classes",
            "summary card with custom attributes",
            "summary card with only 1 action",
            "as a summary card with a custom header level"),
    };

    public static IReadOnlyDictionary<string, string> Of(string component) =>
        All.TryGetValue(component, out var named) ? named : new Dictionary<string, string>();

    private static Dictionary<string, string> Named(string reason, params ReadOnlySpan<string> fixtures)
    {
        var named = new Dictionary<string, string>();
        foreach (var fixture in fixtures)
        {
            named.Add(fixture, reason);
        }

        return named;
    }

    private static Dictionary<string, string> Merged(params IEnumerable<Dictionary<string, string>> parts) =>
        parts.SelectMany(p => p).ToDictionary();
}
