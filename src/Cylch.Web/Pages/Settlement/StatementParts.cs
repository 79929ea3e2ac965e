using Cylch.Rules;
using Cylch.Rules.Settlement;
using Cylch.Web.Charts;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>The parts a statement's total is made of, in the order it is worked out, and the money held beside it.</summary>
public sealed class StatementParts(IReadOnlyList<StatementRow> rows, long heldBeforePence, W words)
{
    public long TotalPence => rows.Sum(row => row.AmountPence);

    public IReadOnlyList<StatementRow> Corrections { get; } = [.. rows.Where(row => row.CorrectsRunId is not null)];

    /// <summary>What was held at the start, what each part did, and what is held at the end: it closes to the penny.</summary>
    public IReadOnlyList<(string Key, long Pence)> Held
    {
        get
        {
            var own = rows.Where(row => row.CorrectsRunId is null).ToList();
            return
            [
                ("start", heldBeforePence),
                ("added", Sum(own, LineKind.Held)),
                ("released", Sum(own, LineKind.Released, LineKind.ReleasedNeutral)),
                ("returned", Sum(own, LineKind.Returned)),
                ("corrected", Corrections.Sum(row => row.HeldChangePence)),
                ("end", heldBeforePence + rows.Sum(row => row.HeldChangePence)),
            ];
        }
    }

    public bool HoldsMoney => heldBeforePence != 0 || rows.Any(row => row.HeldChangePence != 0);

    public WaterfallChart Chart()
    {
        var drawn = new List<WaterfallRow>();
        foreach (var part in Enum.GetValues<PartOfStatement>())
        {
            var key = part.ToString().ToLowerInvariant();
            var lines = rows.Where(row => row.CorrectsRunId is null && IsOf(part, Enum.Parse<LineKind>(row.Kind))).ToList();
            if (lines.Count == 0)
            {
                continue;
            }

            var (label, amount) = (words["settlement.part." + key], new Money(lines.Sum(row => row.AmountPence)));
            var detail = words.Count("settlement.part.lines", lines.Count);
            drawn.Add(key == "time" ? WaterfallRow.Opening(label, amount) with { Detail = detail } : WaterfallRow.Change(label, amount) with { Detail = detail });
        }

        if (Corrections.Count > 0)
        {
            drawn.Add(WaterfallRow.Sum(words["settlement.part.this-period"]));
            drawn.Add(WaterfallRow.Change(words["settlement.part.corrections"], new Money(Corrections.Sum(row => row.AmountPence))) with
            {
                Detail = words.Count("settlement.part.lines", Corrections.Count),
            });
        }

        drawn.Add(WaterfallRow.Sum(words["settlement.part.total"]));
        return new WaterfallChart
        {
            Id = "made-up", Title = words["settlement.made-up.title"], Sentence = Sentence(), Texts = ChartTexts.From(words), Rows = drawn,
        };
    }

    private string Sentence()
    {
        var held = rows.Where(row => row.CorrectsRunId is null && row.Kind == nameof(LineKind.Held)).Sum(row => row.HeldChangePence);
        var released = -Sum([.. rows.Where(row => row.CorrectsRunId is null)], LineKind.Released, LineKind.ReleasedNeutral);
        return held == 0 && released == 0
            ? words["settlement.made-up.plain", words.Say.Money(TotalPence)]
            : words["settlement.made-up.held", words.Say.Money(TotalPence), words.Say.Money(held), words.Say.Money(released)];
    }

    private static long Sum(IReadOnlyList<StatementRow> own, params LineKind[] kinds) =>
        own.Where(row => kinds.Contains(Enum.Parse<LineKind>(row.Kind))).Sum(row => row.HeldChangePence);

    private static bool IsOf(PartOfStatement part, LineKind kind) => StatementPart.Of(kind) == part && !StatementPart.IsAlwaysNothing(kind);
}
