using System.Text;

namespace Cylch.Rules.Delivery;

/// <summary>Where each field of a profile stands in one file, found from the file's first line.</summary>
public sealed class VisitHeadings
{
    private readonly int[] _columns = new int[Enum.GetValues<VisitField>().Length];
    private readonly bool[] _required = new bool[Enum.GetValues<VisitField>().Length];

    private VisitHeadings(IReadOnlyList<string> texts)
    {
        Texts = texts;
        Array.Fill(_columns, -1);
    }

    /// <summary>The headings as the file has them, in its order.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The 0-based column of a field; -1 when the file does not have it.</summary>
    public int ColumnOf(VisitField field) => _columns[(int)field];

    /// <summary>The heading of a field as the file has it; null when the file does not have it.</summary>
    public string? TextOf(VisitField field) => ColumnOf(field) is var column and >= 0 ? Texts[column] : null;

    /// <summary>The profile asks for a value in every row.</summary>
    public bool IsRequired(VisitField field) => _required[(int)field];

    /// <summary>
    /// Matches headings to a profile, in any order and case. Refuses a required heading that is missing, one that stands twice,
    /// and an unknown one where the profile says so; the columns of a correction file are passed over.
    /// </summary>
    public static Decision<VisitHeadings> Match(VisitFileProfile profile, IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var headings = new VisitHeadings(texts);
        for (var column = 0; column < texts.Count; column++)
        {
            if (headings.Place(profile, texts[column].Trim(), column) is { } refusal)
            {
                return refusal;
            }
        }

        foreach (var wanted in profile.Columns)
        {
            headings._required[(int)wanted.Field] = wanted.Required;
            if (wanted.Required && headings.ColumnOf(wanted.Field) < 0)
            {
                return new Refusal("delivery.heading-missing", wanted.Heading);
            }
        }

        return headings;
    }

    private Refusal? Place(VisitFileProfile profile, string text, int column)
    {
        var known = profile.Columns.FirstOrDefault(one => one.Heading.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            var passedOver = profile.ExtraColumns == ExtraColumns.Ignored
                || VisitFileProfile.CorrectionHeadings.Contains(text, StringComparer.OrdinalIgnoreCase);
            return passedOver ? null : new Refusal("delivery.heading-unknown", Quote(Encoding.UTF8.GetBytes(text)));
        }

        if (ColumnOf(known.Field) >= 0)
        {
            return new Refusal("delivery.heading-twice", known.Heading);
        }

        _columns[(int)known.Field] = column;
        return null;
    }

    /// <summary>A text of the file, fit to be shown in a sentence: at most 40 characters, control characters as a space.</summary>
    public static string Quote(ReadOnlySpan<byte> cell)
    {
        var text = Encoding.UTF8.GetString(cell.Length > 200 ? cell[..200] : cell);
        var shown = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return shown.Length <= 40 ? shown : string.Concat(shown.AsSpan(0, 39), "…");
    }
}
