using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Cylch.Web.Govuk;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Govuk;

public sealed class FieldsBoundToAPageTests
{
    private static readonly GovukTexts Words = GovukTexts.English with { ErrorPrefix = "Gwall", ErrorSummaryTitle = "Mae problem wedi codi", Month = "Mis" };

    [Fact]
    public async Task A_bound_input_takes_name_id_and_value_from_the_page()
    {
        var page = new Typed(new Form { Zone = "Tŷ \"Gwyn\" & <co>" });

        var input = (await Draw(page.Bound(new GovukInput(Words) { Label = "Zone", Width = 20 }, nameof(Form.Zone)))).QuerySelector("input")!;

        input.Id.ShouldBe("Zone");
        input.GetAttribute("name").ShouldBe("Zone");
        input.GetAttribute("value").ShouldBe("Tŷ \"Gwyn\" & <co>");
        input.ClassList.ShouldContain("govuk-input--width-20");
    }

    [Fact]
    public async Task What_was_typed_is_kept_and_the_error_stands_with_it_in_the_language_of_the_request()
    {
        var page = new Typed(new Form { Hours = 7 }).With("Hours", "seven", "Rhowch rif");

        var group = await Draw(page.Bound(new GovukInput(Words) { Label = "Hours", Hint = "A number" }, nameof(Form.Hours)));

        var input = group.QuerySelector("input")!;
        input.GetAttribute("value").ShouldBe("seven");
        input.GetAttribute("aria-describedby").ShouldBe("Hours-hint Hours-error");
        group.QuerySelector("#Hours-error")!.TextContent.ShouldBe("Gwall: Rhowch rif");
        group.QuerySelector(".govuk-form-group--error").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_password_is_never_sent_back()
    {
        var page = new Typed(new Form()).With("Zone", "hunter2", "Wrong");

        var input = (await Draw(page.Bound(new GovukInput(Words), nameof(Form.Zone)), new() { ["type"] = "password" })).QuerySelector("input")!;

        input.GetAttribute("type").ShouldBe("password");
        input.HasAttribute("value").ShouldBeFalse();
    }

    [Fact]
    public async Task A_text_that_begins_with_a_line_break_keeps_it()
    {
        var page = new Typed(new Form { Zone = "\nsecond line" });

        var area = (await Draw(page.Bound(new GovukTextarea(Words), nameof(Form.Zone)))).QuerySelector("textarea")!;

        area.TextContent.ShouldBe("\nsecond line");
    }

    [Fact]
    public async Task Radios_and_checkboxes_choose_what_the_page_holds()
    {
        var page = new Typed(new Form { Agreed = true, Days = ["mon", "wed"] });

        var radios = await Draw(page.Bound(new GovukRadios(Words) { Legend = "?", Items = [new("true", "Yes"), new("false", "No")] }, nameof(Form.Agreed)));
        var days = await Draw(page.Bound(new GovukCheckboxes(Words) { Legend = "?", Items = [new("mon", "M"), new("tue", "T"), new("wed", "W")] }, nameof(Form.Days)));

        radios.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value")).ShouldBe(["true"]);
        days.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value")).ShouldBe(["mon", "wed"]);
    }

    [Fact]
    public async Task A_date_posts_three_parts_and_an_error_in_one_marks_that_one()
    {
        var page = new Typed(new Form { DueOn = new DateParts { Day = "31", Month = "13", Year = "2026" } }).With("DueOn.Month", "13", "Mis rhwng 1 ac 12");

        var group = await Draw(page.Bound(new GovukDateInput(Words) { Legend = "When" }, nameof(Form.DueOn)));

        var boxes = group.QuerySelectorAll("input");
        boxes.Select(b => b.Id).ShouldBe(["DueOn", "DueOn_Month", "DueOn_Year"]);
        boxes.Select(b => b.GetAttribute("name")).ShouldBe(["DueOn.Day", "DueOn.Month", "DueOn.Year"]);
        boxes.Select(b => b.GetAttribute("value")).ShouldBe(["31", "13", "2026"]);
        boxes.Select(b => b.ClassList.Contains("govuk-input--error")).ShouldBe([false, true, false]);
        group.QuerySelector("label[for=DueOn_Month]")!.TextContent.ShouldBe("Mis");
        group.QuerySelector("#DueOn-error")!.TextContent.ShouldBe("Gwall: Mis rhwng 1 ac 12");
    }

    [Fact]
    public async Task Every_error_in_the_summary_leads_to_a_control_that_is_there_in_the_order_of_the_page()
    {
        var page = new Typed(new Form())
            .With("Zone", "", "Say which zone").With("DueOn.Day", "40", "There is no such day").With("Hours", "x", "Give a number")
            .Wrong("DueOn.Year", "Give the year").Wrong("", "Somebody else changed this");

        var summary = await Drawn.AsHtml(new GovukErrorSummary(Words) { ViewContext = page.View });
        var fields = await Drawn.AsHtml(page.Bound(new GovukInput(Words), nameof(Form.Hours)))
            + await Drawn.AsHtml(page.Bound(new GovukInput(Words), nameof(Form.Zone)))
            + await Drawn.AsHtml(page.Bound(new GovukDateInput(Words), nameof(Form.DueOn)));
        var document = new HtmlParser().ParseDocument(summary + fields);

        document.QuerySelector("h2")!.TextContent.ShouldBe("Mae problem wedi codi");
        document.QuerySelectorAll("li").Select(l => l.TextContent).ShouldBe(
            ["Somebody else changed this", "Give a number", "Say which zone", "There is no such day", "Give the year"]);
        var links = document.QuerySelectorAll("li a").Select(a => a.GetAttribute("href")!).ToList();
        links.ShouldBe(["#Hours", "#Zone", "#DueOn", "#DueOn_Year"]);
        links.ShouldAllBe(l => document.QuerySelector("input" + l) != null);
    }

    [Fact]
    public async Task A_page_without_errors_has_no_summary()
    {
        var written = await Drawn.AsHtml(new GovukErrorSummary(Words) { ViewContext = new Typed(new Form()).View });

        written.ShouldBeEmpty();
    }

    private static async Task<IElement> Draw(GovukField field, Dictionary<string, string>? attributes = null) =>
        new HtmlParser().ParseDocument(await Drawn.AsHtml(field, null, attributes)).Body!;

    private sealed class Form
    {
        public int Hours { get; set; }

        public string? Zone { get; set; }

        public bool Agreed { get; set; }

        public IReadOnlyList<string> Days { get; set; } = [];

        public DateParts DueOn { get; set; } = new();
    }
}
