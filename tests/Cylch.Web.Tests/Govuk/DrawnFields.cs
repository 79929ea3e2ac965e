using Cylch.Web.Govuk;

namespace Cylch.Web.Tests.Govuk;

/// <summary>Fixture options turned into tag helpers: the form fields and their pieces.</summary>
public static class DrawnFields
{
    private static readonly GovukTexts Texts = GovukTexts.English;

    public static Task<string> ErrorMessage(FixtureOptions o) => Drawn.AsHtml(
        new GovukErrorMessage(Texts) { Prefix = Prefix(o) }, DrawnParts.Words(o), DrawnParts.WithId(o), o.Text("classes"));

    public static Task<string> Hint(FixtureOptions o) =>
        Drawn.AsHtml(new GovukHint(), DrawnParts.Words(o), DrawnParts.WithId(o), o.Text("classes"));

    public static Task<string> Label(FixtureOptions o) => Drawn.AsHtml(
        new GovukLabel { For = o.Text("for"), IsPageHeading = o.Flag("isPageHeading") ?? false },
        DrawnParts.Words(o),
        o.Attributes(),
        o.Text("classes"));

    public static Task<string> Fieldset(FixtureOptions o)
    {
        var legend = o.Part("legend");
        var attributes = o.Attributes();
        if (o.Text("role") is { } role)
        {
            attributes["role"] = role;
        }

        return Drawn.AsHtml(
            new GovukFieldset
            {
                Legend = legend.Text("text"),
                LegendHtml = legend.Html(),
                LegendClass = legend.Text("classes"),
                LegendIsPageHeading = legend.Flag("isPageHeading") ?? false,
                DescribedBy = o.Text("describedBy"),
            },
            o.Html(),
            attributes,
            o.Text("classes"));
    }

    public static Task<string> Input(FixtureOptions o)
    {
        var (prefix, suffix) = (o.Part("prefix"), o.Part("suffix"));
        var field = new GovukInput(Texts)
        {
            Value = o.Text("value"),
            Prefix = prefix.Text("text"),
            PrefixHtml = prefix.Html(),
            PrefixClass = prefix.Text("classes"),
            Suffix = suffix.Text("text"),
            SuffixHtml = suffix.Html(),
            SuffixClass = suffix.Text("classes"),
            WrapperClass = o.Part("inputWrapper").Text("classes"),
        };
        return Labelled(field, o, Passed(o, "type", "autocomplete", "autocapitalize", "inputmode", "pattern"));
    }

    public static Task<string> Textarea(FixtureOptions o) =>
        Labelled(new GovukTextarea(Texts) { Value = o.Text("value"), Rows = o.Number("rows") ?? 5 }, o, Passed(o, "autocomplete"));

    public static Task<string> Select(FixtureOptions o) =>
        Labelled(new GovukSelect(Texts) { Value = o.Text("value"), Items = [.. o.List("items").Select(Choice)] }, o, Passed(o));

    public static Task<string> FileUpload(FixtureOptions o)
    {
        // A file control cannot be given a value; the template ignores one, and so does the helper.
        _ = o.Text("value");
        return Labelled(new GovukFileUpload(Texts) { Multiple = o.Flag("multiple") ?? false }, o, Passed(o));
    }

    public static Task<string> Radios(FixtureOptions o) =>
        Grouped(new GovukRadios(Texts) { Value = o.Text("value"), Items = [.. o.List("items").Select(Choice)] }, o, o.Text("idPrefix"), o.Attributes());

    public static Task<string> Checkboxes(FixtureOptions o)
    {
        var field = new GovukCheckboxes(Texts)
        {
            Values = o.Has("values") ? o.Texts("values") : null,
            Items = [.. o.List("items").Select(Choice)],
        };
        return Grouped(field, o, o.Text("idPrefix"), o.Attributes());
    }

    public static Task<string> DateInput(FixtureOptions o)
    {
        var values = o.Part("values");
        var prefix = o.Text("namePrefix");
        GovukDatePart[] standard = [.. ((string[])["day", "month", "year"]).Where(n => o.Flag(n) != false)
            .Select(n => DatePart(o.Part(n), n, values, prefix))];
        var field = new GovukDateInput(Texts)
        {
            NamePrefix = prefix,
            Parts = o.Has("items") ? [.. o.List("items").Select(i => DatePart(i, "", values, prefix))] : standard,
        };
        return Grouped(field, o, o.Text("id"), o.Attributes());
    }

    private static GovukDatePart DatePart(FixtureOptions o, string name, FixtureOptions values, string? prefix)
    {
        var own = o.Text("name") ?? name;
        var posted = string.IsNullOrEmpty(prefix) ? own : $"{prefix}-{own}";
        var (sent, kept) = (values.Text(posted), values.Text(own));
        var attributes = Passed(o, "autocomplete", "inputmode", "pattern");
        var classes = o.Text("classes");
        return new GovukDatePart(own, o.Text("value") ?? sent ?? kept)
        {
            Label = o.Text("label"),
            Id = o.Text("id"),
            Class = name == "year" && classes?.Contains("width", StringComparison.Ordinal) != true ? $"govuk-input--width-4 {classes}".Trim() : classes,
            HasError = o.Flag("error"),
            Attributes = attributes,
        };
    }

    private static Dictionary<string, string> Passed(FixtureOptions o, params ReadOnlySpan<string> names)
    {
        var attributes = o.Attributes();
        foreach (var name in names)
        {
            if (DrawnParts.Filled(o.Text(name)) is { } value)
            {
                attributes.TryAdd(name, value);
            }
        }

        if (o.Flag("spellcheck") is { } spell)
        {
            attributes["spellcheck"] = spell ? "true" : "false";
        }

        if (o.Flag("disabled") == true)
        {
            attributes["disabled"] = "";
        }

        return attributes;
    }

    private static Task<string> Labelled(GovukLabelledField field, FixtureOptions o, Dictionary<string, string> attributes)
    {
        var label = o.Part("label");
        field.Label = label.Text("text");
        field.LabelHtml = label.Html();
        field.LabelClass = label.Text("classes");
        field.LabelIsPageHeading = label.Flag("isPageHeading") ?? false;
        Fill(field, o, o.Text("id"));
        return Drawn.AsHtml(field, null, attributes, o.Text("classes"));
    }

    private static Task<string> Grouped(GovukFieldGroup field, FixtureOptions o, string? id, Dictionary<string, string> attributes)
    {
        var fieldset = o.Part("fieldset");
        var legend = fieldset.Part("legend");
        field.Legend = legend.Text("text");
        field.LegendHtml = legend.Html();
        field.LegendClass = legend.Text("classes");
        field.LegendIsPageHeading = legend.Flag("isPageHeading") ?? false;
        field.FieldsetClass = fieldset.Text("classes");
        Fill(field, o, id);
        field.DescribedBy ??= fieldset.Text("describedBy");
        return Drawn.AsHtml(field, null, attributes, o.Text("classes"));
    }

    private static void Fill(GovukField field, FixtureOptions o, string? id)
    {
        var (hint, error) = (o.Part("hint"), o.Part("errorMessage"));
        field.Name = o.Text("name");
        field.Id = DrawnParts.Filled(id);
        field.Hint = hint.Text("text");
        field.HintHtml = hint.Html();
        field.HintClass = hint.Text("classes");
        field.Error = error.Text("text");
        field.ErrorHtml = error.Html();
        field.ErrorClass = error.Text("classes");
        field.ErrorPrefix = Prefix(error);
        field.DescribedBy = o.Text("describedBy");
        field.GroupClass = o.Part("formGroup").Text("classes");
    }

    private static string? Prefix(FixtureOptions error) => error.Text("visuallyHiddenText") ?? (error.Flag("visuallyHiddenText") == false ? "" : null);

    private static GovukChoice Choice(FixtureOptions o)
    {
        var hint = o.Part("hint");
        var divider = o.Text("divider");
        return new GovukChoice(o.Value("value"), divider ?? o.Text("text"))
        {
            IsDivider = divider is not null,
            Html = o.Html(),
            Hint = hint.Text("text"),
            HintHtml = hint.Html(),
            HintClass = hint.Text("classes"),
            LabelClass = o.Part("label").Text("classes"),
            Chosen = o.Flag("checked") ?? o.Flag("selected"),
            Disabled = o.Flag("disabled") ?? false,
            Id = o.Text("id"),
            Name = o.Text("name"),
            Exclusive = o.Text("behaviour") == "exclusive",
            Attributes = o.Attributes(),
        };
    }
}
