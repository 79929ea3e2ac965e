using Cylch.Records.Work;
using NodaTime;

namespace Cylch.Web.Pages.Work;

/// <summary>The work of one reader in the order it presses: late by law before late by contract before late by our own aim.</summary>
public sealed record WorkLists(
    IReadOnlyList<WorkItem> Late, IReadOnlyList<WorkItem> Soon, IReadOnlyList<WorkItem> Waiting, IReadOnlyList<(WorkKind Kind, int Count)> Kinds, int Total)
{
    public IEnumerable<WorkItem> All => Late.Concat(Soon).Concat(Waiting);

    public static WorkLists Of(IReadOnlyList<WorkItem> items, WorkKind? only, LocalDate today)
    {
        var wanted = only is null ? items : [.. items.Where(i => i.Kind == only)];
        return new WorkLists(
            [.. wanted.Where(i => i.DueOn < today).OrderBy(i => i.SetBy).ThenBy(i => i.DueOn)],
            [.. wanted.Where(i => i.DueOn >= today).OrderBy(i => i.DueOn).ThenBy(i => i.SetBy)],
            [.. wanted.Where(i => i.DueOn is null).OrderBy(i => i.Since)],
            [.. items.GroupBy(i => i.Kind).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))],
            items.Count);
    }
}
