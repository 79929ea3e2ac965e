namespace Cylch.Rules;

/// <summary>
/// A named "no" from the rules: what is wrong, and the facts that make it so. It holds no sentence of its own;
/// the wording for its code exists in English and Welsh.
/// </summary>
/// <param name="Code">Stable name, such as <c>settlement.rate-missing</c>: feature, dot, what is wrong.</param>
/// <param name="Facts">Values for the sentence, in the order its wording expects.</param>
public sealed record Refusal(string Code, params IReadOnlyList<object> Facts)
{
    public bool Equals(Refusal? other) => other is not null && Code == other.Code && Facts.SequenceEqual(other.Facts);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Facts.Count == 0 ? Code : $"{Code} ({string.Join(", ", Facts)})";
}

/// <summary>A name among the facts of a refusal, as people gave it in each language.</summary>
public sealed record NamedInBoth(string English, string Welsh);

/// <summary>What was decided: a value, or a refusal. Never both, never neither.</summary>
public readonly struct Decision<T>
{
    private readonly T? _value;

    private Decision(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    public bool IsRefused => Refusal is not null;

    /// <exception cref="InvalidOperationException">The decision was a refusal.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal}");

    public static implicit operator Decision<T>(T value) => new(value, null);

    public static implicit operator Decision<T>(Refusal refusal) => new(default, refusal);

    public Decision<T> ToDecision() => this;
}
