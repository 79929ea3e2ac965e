using Cylch.Web.Shared;
using Microsoft.AspNetCore.Html;

namespace Cylch.Web.Charts;

/// <summary>
/// A picture of some figures, with the sentence, the table and the CSV file made from those same figures.
/// It holds words that are already in the language of the page.
/// </summary>
public abstract record Chart
{
    private readonly string _id = "";

    /// <summary>Unique on the page: small letters, digits and hyphens.</summary>
    public required string Id
    {
        get => _id;
        init => _id = value.Length > 0 && value.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            ? value
            : throw new ArgumentException("The id of a chart is made of small letters, digits and hyphens.", nameof(value));
    }

    /// <summary>What the picture is of; its accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>What the picture shows, said before it is shown.</summary>
    public required string Sentence { get; init; }

    public required ChartTexts Texts { get; init; }

    /// <summary>How to read the picture, or what is not in it.</summary>
    public string? Note { get; init; }

    public abstract ChartTable ToTable();

    public CsvText ToCsv() => ToTable().ToCsv();

    /// <param name="csvUrl">Where <see cref="ToCsv"/> is served; without it there is no link.</param>
    /// <param name="tableShown">False where the same table already stands on the page.</param>
    public IHtmlContent ToHtml(string? csvUrl = null, bool tableShown = true) => ChartFigure.Draw(this, csvUrl, tableShown);

    internal abstract string Kind { get; }

    /// <summary>True where the bars are drawn in the table itself, so that a second table would only repeat it.</summary>
    internal virtual bool PictureIsTable => false;

    /// <summary>True for a picture no larger than a word, which has no room for its sentence.</summary>
    internal virtual bool IsTiny => false;

    internal abstract void WritePicture(Markup page);
}
