using System.Globalization;
using Cylch.Rules;
using Microsoft.AspNetCore.Html;
using NodaTime;

namespace Cylch.Web.Wording;

/// <summary>The wording of one request, in its language. Pages have it as <c>W</c>.</summary>
public sealed class W(WordBook book, Language language)
{
    public Language Language => language;

    public Say Say { get; } = new(language);

    public string this[string key, params ReadOnlySpan<object?> facts] => book.Say(key, language.IsWelsh, language.Culture, facts);

    /// <summary>The same wording in a language of choice, for pages that show both.</summary>
    public W In(Language other) => new(book, other);

    public W InOther() => In(language.Other);

    public bool Has(string key) => book.Has(key);

    /// <summary>Wording that itself holds markup. The facts are encoded; the wording is ours.</summary>
    public IHtmlContent Html(string key, params object?[] facts)
    {
        var encoded = Array.ConvertAll(facts, f => f is IHtmlContent ? (object?)f : System.Net.WebUtility.HtmlEncode(Convert.ToString(f, language.Culture)));
        return new HtmlString(book.Say(key, language.IsWelsh, language.Culture, encoded));
    }

    /// <summary>Wording that depends on a number, which is its first fact: keys ending .none, .one, .two and .other.</summary>
    public string Count(string key, long number, params ReadOnlySpan<object?> more)
    {
        var special = number switch
        {
            0 => key + ".none",
            1 => key + ".one",
            2 => key + ".two",
            _ => key + ".other",
        };
        return this[book.Has(special) ? special : key + ".other", [number, .. more]];
    }

    /// <summary>A refusal in words. Its facts are said in the language's way: money, dates and numbers.</summary>
    public string Refusal(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return this["refusal." + refusal.Code, [.. refusal.Facts.Select(Fact)]];
    }

    /// <summary>The English or the Welsh of a record that keeps both.</summary>
    public string Either(string english, string welsh) => language.IsWelsh ? welsh : english;

    /// <summary>The wording of a value of an enumeration: key, dot, its name.</summary>
    public string Of<T>(string key, T value, params ReadOnlySpan<object?> facts) where T : struct, Enum => this[key + "." + value, facts];

    // A value of an enumeration of the rules is worded under its feature and its type: outcomes.outcome-kind.Change.
    private static string KeyOf(Enum value)
    {
        var type = value.GetType();
        var feature = type.Namespace!.Split('.')[^1];
        var name = string.Concat(type.Name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"-{letter}" : $"{letter}"));
        return $"{feature}.{name}.".ToLowerInvariant() + value;
    }

    private object? Fact(object? fact) => fact switch
    {
        Money money => Say.Money(money),
        LocalDate date => Say.Date(date),
        LocalTime time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        Share share => Say.Percent(share),
        NamedInBoth name => Either(name.English, name.Welsh),
        Enum value => this[KeyOf(value)],
        Instant at => Say.Moment(at),
        _ => fact,
    };
}

/// <summary>The language of a request.</summary>
public sealed class Language
{
    public static readonly Language English = new("en", CultureInfo.GetCultureInfo("en-GB"));
    public static readonly Language Welsh = new("cy", CultureInfo.GetCultureInfo("cy-GB"));

    private Language(string code, CultureInfo culture)
    {
        Code = code;
        Culture = culture;
    }

    public string Code { get; }

    public CultureInfo Culture { get; }

    public bool IsWelsh => Code == "cy";

    public Language Other => IsWelsh ? English : Welsh;

    /// <summary>The language of a code, or English when it is neither.</summary>
    public static Language OfCode(string? code) => code == "cy" ? Welsh : English;
}
