using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Cylch.Web.Govuk;

/// <summary>Radios and checkboxes: the same list of choices, told apart by what may be chosen.</summary>
public abstract class GovukChoices(GovukTexts texts) : GovukFieldGroup(texts)
{
    public IEnumerable<GovukChoice> Items { get; set; } = [];

    public bool Small { get; set; }

    /// <summary>"radios" or "checkboxes", as in the class names.</summary>
    private protected abstract string Kind { get; }

    private protected abstract string InputType { get; }

    private protected abstract bool IsChosen(GovukChoice item);

    /// <summary>What a control needs beyond what both kinds have.</summary>
    private protected virtual string? DescribesItem => null;

    private protected TagBuilder List(string? extraClass, GivenAttributes given)
    {
        var list = Markup.Tag("div", Markup.Spaced($"govuk-{Kind}", Small ? $"govuk-{Kind}--small" : null, extraClass));
        var number = 0;
        foreach (var item in Items)
        {
            number++;
            list.Holding(item.IsDivider ? Markup.Tag("div", $"govuk-{Kind}__divider", Markup.Words(item.Text)) : Item(item, number));
        }

        return given.Onto(list.With("data-module", $"govuk-{Kind}"));
    }

    private TagBuilder Item(GovukChoice item, int number)
    {
        // The first control has the field's own id, so that an error can link to it.
        var id = item.Id ?? (number == 1 ? FieldId : string.Create(CultureInfo.InvariantCulture, $"{FieldId}-{number}"));
        var hint = Markup.Words(item.Hint, item.HintHtml);
        var hintId = id + "-item-hint";
        var input = Markup.Tag("input", $"govuk-{Kind}__input").With("id", id).With("name", item.Name ?? FieldName).With("type", InputType)
            .With("value", item.Value ?? "").Flag("checked", item.Chosen ?? IsChosen(item)).Flag("disabled", item.Disabled)
            .With("data-behaviour", item.Exclusive ? "exclusive" : null)
            .With("aria-describedby", Markup.Spaced(DescribesItem, hint is null ? null : hintId)).WithAll(item.Attributes);
        var label = FormMarkup.Label(
            Markup.Words(item.Text, item.Html), id, Markup.Spaced($"govuk-{Kind}__label", item.LabelClass), isPageHeading: false);
        return Markup.Tag(
            "div",
            $"govuk-{Kind}__item",
            input,
            label,
            hint is null ? null : FormMarkup.Hint(hint, hintId, Markup.Spaced($"govuk-{Kind}__hint", item.HintClass)));
    }
}
