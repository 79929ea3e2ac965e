using Cylch.Rules.Contracts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Contracts;

/// <summary>A kind of term as it is offered: its short name, and what it is for.</summary>
/// <param name="Kind">Its stored name.</param>
public sealed record OfferedKind(string Kind, string Name, string? For);

/// <summary>The kinds of term there are, grouped for somebody who composes.</summary>
internal static class TermKinds
{
    public static string Name(W words, Type kind) => words[$"contracts.term-kind.{kind.Name}"];

    public static IReadOnlyList<(string Group, IReadOnlyList<OfferedKind> Kinds)> Grouped(W words) =>
    [
        .. TermGroup.All.Select(group => (group, (IReadOnlyList<OfferedKind>)[.. TermShape.Kinds.Where(kind => TermGroup.Of(kind.Value) == group)
            .Select(kind => new OfferedKind(kind.Key, Name(words, kind.Value), For(words, kind.Value)))])),
    ];

    private static string? For(W words, Type kind) =>
        words.Has($"contracts.term-kind-for.{kind.Name}") ? words[$"contracts.term-kind-for.{kind.Name}"] : null;
}
