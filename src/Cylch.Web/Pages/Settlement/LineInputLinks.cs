using Cylch.Rules.Settlement;
using Cylch.Web.Pages.Brokerage;
using Cylch.Web.Pages.Outcomes;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Where along the thread what went into a line stands: visits and plan, the outcome with its readings, figures of the whole service.</summary>
internal static class LineInputLinks
{
    /// <param name="sees">Whether the reader may see the person: links to their record go only to those who may follow them.</param>
    public static IEnumerable<LineInput> Of(
        IReadOnlyList<LineInput> inputs, Rules.Settlement.LineInputs? facts, Records.Settlement.StatementLine line, long contractId, bool sees, W words)
    {
        var (href, source) = facts switch
        {
            TimeLineInputs or PlanLineInputs when sees && line.PackageId is { } package => (BrokerageLinks.Package(package), "settlement.line.from-visits"),
            ReleaseLineInputs or ResultLineInputs or BalanceLineInputs or MissedLineInputs or CountedLineInputs when sees && line.OutcomeId is { } outcome =>
                (OutcomesLinks.Outcome(outcome), "settlement.line.from-readings"),
            SatisfactionLineInputs or MissedVisitsLineInputs or IndicatorLineInputs or GainLineInputs => (SettlementLinks.Figures(contractId), "settlement.line.from-figures"),
            _ => (null, "settlement.line.from-record"),
        };
        return inputs.Select(input => input with { Source = input.Source ?? words[source], Href = href });
    }
}
