using System.Globalization;

namespace Cylch.Rules.Outcomes;

/// <summary>
/// One column of a file of readings: which values it takes, and which stand for "not known". A missing code belongs to
/// its own column: 9 means nothing was ticked where a question has two answers, and is an ordinary score on a scale to 48.
/// </summary>
/// <param name="Name">The heading, letter for letter.</param>
/// <param name="Missing">The values that mean it is not known; empty text among them where a cell may be left empty.</param>
public abstract record ReadingsColumn(string Name, IReadOnlyList<string> Missing)
{
    // What is quoted of a wrong value at most: enough to find it by.
    private const int MostQuoted = 40;

    /// <summary>Whether the value means that it is not known.</summary>
    public virtual bool IsMissing(string value) => Missing.Contains(value);

    /// <summary>Null when the value belongs in the column; otherwise what is wrong: column, value, and what would be right.</summary>
    public abstract Refusal? Refuse(string value);

    /// <summary>The beginning of a wrong value, for its refusal.</summary>
    protected static string Quoted(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length > MostQuoted ? value[..MostQuoted] + "…" : value;
    }
}

/// <summary>The code of an organisation: capital letters and digits.</summary>
/// <param name="MostLetters">1 and up.</param>
public sealed record CodeColumn(string Name, int MostLetters) : ReadingsColumn(Name, [])
{
    public override Refusal? Refuse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length >= 1 && value.Length <= MostLetters && value.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter))
            ? null
            : new Refusal("outcomes.not-a-provider-code", Name, Quoted(value));
    }
}

/// <summary>One of a few fixed values.</summary>
public sealed record ChoiceColumn(string Name, IReadOnlyList<string> Values, IReadOnlyList<string> Missing) : ReadingsColumn(Name, Missing)
{
    public override Refusal? Refuse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Values.Contains(value) ? null : new Refusal("outcomes.value-unknown", Name, Quoted(value));
    }
}

/// <summary>A whole number; both limits are included.</summary>
public sealed record WholeColumn(string Name, int Least, int Most, IReadOnlyList<string> Missing) : ReadingsColumn(Name, Missing)
{
    /// <summary>The number, or null when the value is none.</summary>
    public static int? Number(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public override Refusal? Refuse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Number(value) switch
        {
            null => new Refusal("outcomes.not-a-whole-number", Name, Quoted(value)),
            { } number when number < Least || number > Most => new Refusal("outcomes.value-outside", Name, Quoted(value), Least, Most),
            _ => null,
        };
    }
}

/// <summary>A number with at most nine decimals; both limits are included.</summary>
public sealed record FractionColumn(string Name, int Least, int Most, IReadOnlyList<string> Missing) : ReadingsColumn(Name, Missing)
{
    /// <summary>How many parts make one: nine decimals are kept exactly.</summary>
    public const long PartsOfOne = 1_000_000_000;

    /// <summary>The number in parts, see <see cref="PartsOfOne"/>; null when the value is no such number.</summary>
    public static long? Parts(string value) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && decimal.Abs(number) < int.MaxValue && decimal.IsInteger(number * PartsOfOne)
            ? (long)(number * PartsOfOne)
            : null;

    public override Refusal? Refuse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Parts(value) switch
        {
            null => new Refusal("outcomes.not-a-number", Name, Quoted(value)),
            { } parts when parts < Least * PartsOfOne || parts > Most * PartsOfOne =>
                new Refusal("outcomes.value-outside", Name, Quoted(value), Least, Most),
            _ => null,
        };
    }
}

/// <summary>The answers to several questions as one digit each, such as 21232; a 9 in any place is an answer not given.</summary>
/// <param name="Answers">How many digits.</param>
/// <param name="Most">The highest answer; the lowest is 1.</param>
public sealed record AnswersColumn(string Name, int Answers, int Most) : ReadingsColumn(Name, [])
{
    private const char NotAnswered = '9';

    public override bool IsMissing(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Contains(NotAnswered, StringComparison.Ordinal) && Refuse(value) is null;
    }

    public override Refusal? Refuse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length == Answers && value.All(digit => digit == NotAnswered || (digit >= '1' && digit <= '0' + Most))
            ? null
            : new Refusal("outcomes.value-unknown", Name, Quoted(value));
    }
}
