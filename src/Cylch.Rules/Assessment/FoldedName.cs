using System.Globalization;
using System.Text;

namespace Cylch.Rules.Assessment;

/// <summary>
/// Names as they are looked for: small letters, no accents (Siân is found by sian, Tŷ by ty), no apostrophes, one space between words.
/// Welsh double letters such as ll and dd are two letters here, as they are typed.
/// </summary>
public static class FoldedName
{
    /// <summary>Folds several names into one text of words, each with a space before and after it, so that " mai" finds a word's start.</summary>
    public static string Words(params IEnumerable<string?> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var folded = string.Join(' ', names.Where(n => n is not null).Select(n => Of(n!))).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return folded.Length == 0 ? "" : " " + string.Join(' ', folded) + " ";
    }

    /// <summary>The folded form of one name; empty when it holds no letter or digit.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
            else if (letter is not ('\'' or '’' or '‘' or '`') && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
                && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }
}
