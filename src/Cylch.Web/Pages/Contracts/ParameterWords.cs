using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Contracts;

/// <summary>
/// What a parameter of a term is called. A kind that calls its own differently has an entry of its own; otherwise the name alone decides, so a
/// new kind needs an entry only for what no kind before it had.
/// </summary>
public static class ParameterWords
{
    /// <param name="path">As <see cref="DraftTerm.Missing"/> gives it: names and rows joined by full stops.</param>
    public static string Label(W words, string kind, string path)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(path);
        var own = $"contracts.parameter.{kind}.{Key(path)}";
        return words.Has(own) ? words[$"contracts.parameter.{kind}.{Key(path)}"] : ByName(words, path);
    }

    /// <summary>A hint for the field, where there is one.</summary>
    public static string? Hint(W words, string kind, string path)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(path);
        return words.Has($"contracts.parameter-hint.{kind}.{Key(path)}") ? words[$"contracts.parameter-hint.{kind}.{Key(path)}"] : null;
    }

    /// <summary>A parameter that is missing, with its row where it stands in a table.</summary>
    public static string Missing(W words, string kind, string path)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(path);
        var row = path.Split('.').Select(step => int.TryParse(step, out var place) ? place + 1 : 0).FirstOrDefault(place => place > 0);
        return row > 0 ? words["contracts.draft.missing-row", Label(words, kind, path), row] : Label(words, kind, path);
    }

    /// <summary>A value that can be chosen.</summary>
    public static string Choice(W words, Type values, string name)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(values);
        if (values == typeof(WellBeingArea))
        {
            return words.Of("outcomes.well-being-area", Enum.Parse<WellBeingArea>(name));
        }

        return words.Has($"contracts.choice.{Kebab(values.Name)}.{name}") ? words[$"contracts.choice.{Kebab(values.Name)}.{name}"] : name;
    }

    private static string ByName(W words, string path)
    {
        var name = Key(path).Split('.')[^1];
        return words.Has($"contracts.parameter.{name}") ? words[$"contracts.parameter.{name}"] : name;
    }

    private static string Key(string path) => string.Join('.', path.Split('.').Where(step => !int.TryParse(step, out _)).Select(Kebab));

    private static string Kebab(string name) => string.Concat(name.Select((letter, at) => char.IsUpper(letter)
        ? (at > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
