using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Cylch.Rules.Contracts;

/// <summary>What a parameter of a term takes, and so how it is asked for.</summary>
public enum ParameterSort
{
    /// <summary>Money, in whole pence.</summary>
    Pence = 1,

    /// <summary>A share, typed as a percentage.</summary>
    Percent,

    /// <summary>A share that multiplies a price, typed as 1.15.</summary>
    Factor,

    /// <summary>A share that is a figure in an indicator's own unit.</summary>
    Figure,
    Whole,
    Day,
    Time,
    Text,
    YesNo,

    /// <summary>One value of an enumeration.</summary>
    Choice,

    /// <summary>Any values of an enumeration.</summary>
    Choices,

    /// <summary>The number of another term.</summary>
    TermNumber,

    /// <summary>The numbers of other terms.</summary>
    TermNumbers,

    /// <summary>Several parameters that belong together.</summary>
    Group,

    /// <summary>A table: rows can be added and taken away.</summary>
    Rows,
}

/// <param name="Name">As it is stored.</param>
/// <param name="Refers">For <see cref="ParameterSort.TermNumber"/>: the kind of term it must lead to, or null when that follows from no name.</param>
/// <param name="Values">For a choice: the enumeration.</param>
/// <param name="Parts">Of a group, or of each row.</param>
public sealed record TermParameter(
    string Name, ParameterSort Sort, bool IsOptional, Type? Values, Type? Refers, IReadOnlyList<TermParameter> Parts);

/// <summary>
/// What each kind of term must be told, read from the kinds themselves: a new kind, or a new parameter, is asked for without anything being
/// added here.
/// </summary>
public static class TermShape
{
    // A share says nothing of its unit. These are in an indicator's own; every other is a part of something.
    private static readonly HashSet<string> Figures = [nameof(IndicatorDeduction.Mark), nameof(GainShare.Baseline), nameof(GainShare.Corridor)];

    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly Lock Reading = new();

    /// <summary>Stored name to kind, in the order in which the kinds were agreed.</summary>
    public static IReadOnlyDictionary<string, Type> Kinds { get; } = typeof(PaymentTerm).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(kind => (string)kind.TypeDiscriminator!, kind => kind.DerivedType);

    /// <summary>The stored name of a term's number.</summary>
    public static string NumberName { get; } = Stored(nameof(PaymentTerm.Number));

    private static readonly Dictionary<string, IReadOnlyList<TermParameter>> Shapes = Kinds.ToDictionary(
        kind => kind.Key,
        kind => (IReadOnlyList<TermParameter>)[.. PartsOf(kind.Value).Where(part => part.Name != NumberName)]);

    /// <summary>Everything a kind of term must be told besides its number, in the order in which it is asked.</summary>
    /// <exception cref="KeyNotFoundException">No kind has this stored name.</exception>
    public static IReadOnlyList<TermParameter> Of(string kind) => Shapes[kind];

    /// <summary>The stored name of a term's kind.</summary>
    public static string KindOf(PaymentTerm term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return Kinds.First(kind => kind.Value == term.GetType()).Key;
    }

    private static IEnumerable<TermParameter> PartsOf(Type type) =>
        type.GetConstructors().OrderByDescending(made => made.GetParameters().Length).First().GetParameters().Select(part => Of(part, type));

    private static TermParameter Of(ParameterInfo part, Type owner)
    {
        var isOptional = part.HasDefaultValue || IsNullable(part);
        var type = Nullable.GetUnderlyingType(part.ParameterType) ?? part.ParameterType;
        var name = Stored(part.Name!);
        if (type.IsGenericType && type.GetGenericArguments() is [var item])
        {
            return item.IsEnum ? new TermParameter(name, ParameterSort.Choices, isOptional, item, null, [])
                : item == typeof(int) ? new TermParameter(name, ParameterSort.TermNumbers, isOptional, null, null, [])
                : new TermParameter(name, ParameterSort.Rows, isOptional, null, null, [.. PartsOf(item)]);
        }

        var sort = SortOf(type, part.Name!, owner);
        return sort == ParameterSort.Group
            ? new TermParameter(name, sort, isOptional, null, null, [.. PartsOf(type)])
            : new TermParameter(name, sort, isOptional, type.IsEnum ? type : null, sort == ParameterSort.TermNumber ? Refers(part.Name!) : null, []);
    }

    private static ParameterSort SortOf(Type type, string name, Type owner) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => ParameterSort.Choice,
        _ when type == typeof(Share) => owner == typeof(BandWeights) ? ParameterSort.Factor
            : Figures.Contains(name) ? ParameterSort.Figure : ParameterSort.Percent,
        _ when type == typeof(LocalDate) => ParameterSort.Day,
        _ when type == typeof(LocalTime) => ParameterSort.Time,
        TypeCode.Int64 => name.Contains("Pence", StringComparison.Ordinal) ? ParameterSort.Pence : ParameterSort.Whole,
        TypeCode.Int32 => name.EndsWith("Term", StringComparison.Ordinal) ? ParameterSort.TermNumber : ParameterSort.Whole,
        TypeCode.String => ParameterSort.Text,
        TypeCode.Boolean => ParameterSort.YesNo,
        TypeCode.Object => ParameterSort.Group,
        _ => throw new InvalidOperationException($"A parameter of a term cannot be a {type.Name}."),
    };

    private static Type? Refers(string name) => name switch
    {
        "TimeTerm" => typeof(TimeAtRate),
        "HoldTerm" => typeof(HoldForOutcomes),
        "UpFrontTerm" => typeof(UpFrontShare),
        _ => null,
    };

    private static bool IsNullable(ParameterInfo part)
    {
        lock (Reading)
        {
            return Nullability.Create(part).WriteState == NullabilityState.Nullable;
        }
    }

    private static string Stored(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
