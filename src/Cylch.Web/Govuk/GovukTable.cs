using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>
/// <c>&lt;govuk-table class="cy-t" caption="…" head="…" rows="…" first-cell-is-header="true" stack="true"/&gt;</c>. Stacked, its rows fold into
/// blocks on a phone, each cell naming its column; the roles keep it a table for those who cannot see it.
/// </summary>
[HtmlTargetElement("govuk-table", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukTable : GovukPart
{
    public string? Caption { get; set; }

    public string? CaptionClass { get; set; }

    public IReadOnlyList<GovukCell>? Head { get; set; }

    public IEnumerable<IReadOnlyList<GovukCell>> Rows { get; set; } = [];

    public bool FirstCellIsHeader { get; set; }

    public bool Stack { get; set; }

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var caption = string.IsNullOrEmpty(Caption)
            ? null
            : Markup.Tag("caption", Markup.Spaced("govuk-table__caption", CaptionClass), Markup.Words(Caption));
        var head = Head is null
            ? null
            : Role(Markup.Tag("thead", "govuk-table__head", Row(Head.Select(c => Header(c, "col")))), "rowgroup");
        var rows = Role(Markup.Tag("tbody", "govuk-table__body", Markup.All([.. Rows.Select(r => Row(r.Select(Cell)))])), "rowgroup");
        return given.Onto(Role(Markup.Tag("table", Markup.Spaced("govuk-table", Stack ? "cy-stack" : null), caption, head, rows), "table"));
    }

    private TagBuilder Row(IEnumerable<TagBuilder> cells) => Role(Markup.Tag("tr", "govuk-table__row", Markup.All([.. cells])), "row");

    private TagBuilder Cell(GovukCell cell, int at)
    {
        if (at == 0 && FirstCellIsHeader)
        {
            return Header(cell, "row");
        }

        var column = Stack && at < Head?.Count ? Head[at].Text : null;
        var classes = Markup.Spaced("govuk-table__cell", cell.IsNumeric ? "govuk-table__cell--numeric" : null, cell.Class);
        return Role(Spanned(Markup.Tag("td", classes, Markup.Words(cell.Text, cell.Html)), cell), "cell").With("data-l", column);
    }

    private TagBuilder Header(GovukCell cell, string scope)
    {
        var classes = Markup.Spaced("govuk-table__header", cell.IsNumeric && scope == "col" ? "govuk-table__header--numeric" : null, cell.Class);
        var header = Spanned(Markup.Tag("th", classes, Markup.Words(cell.Text, cell.Html)), cell).With("scope", scope);
        return Role(header, scope == "col" ? "columnheader" : "rowheader");
    }

    private static TagBuilder Spanned(TagBuilder tag, GovukCell cell) =>
        tag.With("colspan", cell.ColspanText).With("rowspan", cell.RowspanText).WithAll(cell.Attributes);

    private TagBuilder Role(TagBuilder tag, string role) => tag.With("role", Stack ? role : null);
}
