namespace Cylch.Rules.Access;

/// <summary>What a password must be. Length, not riddles: no rule asks for capitals or signs.</summary>
public static class PasswordCheck
{
    public const int LeastLetters = 12;
    public const int MostLetters = 128;

    private static readonly string[] FirstGuesses =
        ["password", "cyfrinair", "123456", "qwerty", "cylch", "letmein", "welcome", "croeso", "abc123", "111111", "iloveyou", "cymru"];

    /// <summary>
    /// Null when it will do; else <c>access.password-short</c>, <c>access.password-long</c>, or <c>access.password-guessable</c> when little
    /// is left of it after the owner's own name and mail address and the words everybody tries first are taken out.
    /// </summary>
    public static Refusal? Check(string? password, string mail, string name)
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(name);
        if (password is null || password.Length < LeastLetters)
        {
            return new Refusal("access.password-short", LeastLetters);
        }

        if (password.Length > MostLetters)
        {
            return new Refusal("access.password-long", MostLetters);
        }

        var left = password.ToLowerInvariant();
        var own = name.ToLowerInvariant().Split(' ').Concat(mail.ToLowerInvariant().Split('@', '.')).Where(part => part.Length > 2);
        foreach (var part in FirstGuesses.Concat(own).OrderByDescending(part => part.Length))
        {
            left = left.Replace(part, "", StringComparison.Ordinal);
        }

        return left.Length < LeastLetters / 2 || password.Distinct().Count() < 5 ? new Refusal("access.password-guessable") : null;
    }
}
