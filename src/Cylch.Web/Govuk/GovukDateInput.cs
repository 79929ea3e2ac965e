using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>
/// <c>&lt;govuk-date-input asp-for="DueOn" legend="…" hint="…"/&gt;</c> with a <see cref="DateParts"/> behind it: posts DueOn.Day, DueOn.Month and
/// DueOn.Year. The first box has the field's own id, so that an error against the date leads to it; an error against DueOn.Month marks that
/// box alone.
/// </summary>
[HtmlTargetElement("govuk-date-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukDateInput(GovukTexts texts) : GovukFieldGroup(texts)
{
    private const string FirstPart = ".Day";

    /// <summary>Comes before each box's name with a hyphen, where there is no <c>asp-for</c>.</summary>
    public string? NamePrefix { get; set; }

    /// <summary>Other boxes than day, month and year.</summary>
    public IReadOnlyList<GovukDatePart>? Parts { get; set; }

    /// <summary>Where an error against this key leads: the first box of a date has the id of the date.</summary>
    internal static string FirstPartId(string id, string key) => key.EndsWith(FirstPart, StringComparison.Ordinal) ? id[..^FirstPart.Length] : id;

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var parts = Parts is { Count: > 0 } ? Parts : For is null ? [new("day"), new("month"), new("year")] : BoundParts();
        Error ??= parts.Select(p => PartError(p.Name)).FirstOrDefault(e => e is not null);
        var isOneMarked = parts.Any(p => p.HasError == true || p.Class?.Contains("govuk-input--error", StringComparison.Ordinal) == true);
        var boxes = Markup.Tag("div", "govuk-date-input");
        foreach (var part in parts)
        {
            boxes.Holding(Box(part, part.HasError ?? (HasError && !isOneMarked)));
        }

        return Asked(given.Onto(boxes).With("id", For is null ? FieldId : null), role: "group");
    }

    private GovukDatePart[] BoundParts()
    {
        var typed = For?.Model as DateParts;
        (string Name, string? Value)[] boxes = [("Day", typed?.Day), ("Month", typed?.Month), ("Year", typed?.Year)];
        return [.. boxes.Select((b, at) => new GovukDatePart(b.Name, Attempted(b.Name) ?? b.Value)
        {
            Id = at == 0 ? FieldId : null,
            HasError = PartError(b.Name) is null ? null : true,
        })];
    }

    private TagBuilder Box(GovukDatePart part, bool isMarked)
    {
        var id = part.Id ?? (For is null ? $"{FieldId}-{part.Name}" : IdFor($"{FieldName}.{part.Name}"));
        var name = For is not null ? $"{FieldName}.{part.Name}" : string.IsNullOrEmpty(NamePrefix) ? part.Name : $"{NamePrefix}-{part.Name}";
        var isWidthGiven = part.Class?.Contains("govuk-input--width-", StringComparison.Ordinal) == true;
        var isErrorGiven = part.Class?.Contains("govuk-input--error", StringComparison.Ordinal) == true;
        var classes = Markup.Spaced(
            "govuk-input govuk-date-input__input",
            isMarked && !isErrorGiven ? "govuk-input--error" : null,
            isWidthGiven ? null : IsYear(part) ? "govuk-input--width-4" : "govuk-input--width-2",
            part.Class);
        var input = Markup.Tag("input", classes).With("id", id).With("name", name).With("type", "text").With("inputmode", "numeric")
            .With("value", part.Value).WithAll(part.Attributes);
        var label = FormMarkup.Label(Markup.Words(part.Label ?? Word(part.Name)), id, "govuk-date-input__label", isPageHeading: false);
        return Markup.Tag("div", "govuk-date-input__item", Markup.Tag("div", "govuk-form-group", label, input));
    }

    private static bool IsYear(GovukDatePart part) => part.Name.Equals("year", StringComparison.OrdinalIgnoreCase);

    private string Word(string name) => name.ToUpperInvariant() switch
    {
        "DAY" => Texts.Day,
        "MONTH" => Texts.Month,
        "YEAR" => Texts.Year,
        _ => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..],
    };
}
