using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Cylch.Web.Settlement;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A figure somebody recorded.</summary>
/// <param name="Period">The period being looked at; a figure that holds on may be from an earlier one.</param>
public sealed record KnownFigure(PeriodFigure Figure, string RecordedBy, int Period)
{
    public string Said(W words) => Figure.PeriodNumber == Period ? Value(words) : words["settlement.figures.holds-from", Value(words), Figure.PeriodNumber];

    private string Value(W words) => Figure.Kind switch
    {
        FigureNeed.Replies => words["settlement.figures.replies-said", Figure.First, Figure.Second, Figure.Third],
        FigureNeed.Visits => words["settlement.figures.visits-said", Figure.First, Figure.Second],
        FigureNeed.Population => words["settlement.figures.people-said", words.Say.Number(Figure.First)],
        FigureNeed.Quality => words[Figure.First == 1 ? "settlement.input.quality.good" : "settlement.input.quality.not-good"],
        _ => LineWords.Value(words, Operand.Figure(new Share(Figure.First, Figure.Second))),
    };
}

/// <summary>Something a term asks for, and everything recorded for it, newest first.</summary>
public sealed record FigureRow(NeededFigure Need, IReadOnlyList<KnownFigure> Known)
{
    public string Name(W words) => Need.Indicator is { } indicator
        ? words.Either(indicator.English, indicator.Welsh)
        : words.Of("settlement.figure-need", Need.Need);
}

/// <summary>Visits of a period as the files say: how many, and how many of them were missed for which reason.</summary>
public sealed record VisitsSent(int Planned, IReadOnlyList<MissedFor> Missed);

public sealed record MissedFor(string Reason, int Count);
