using System.Globalization;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Cylch.Web.Pages.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What is typed for one figure. Which fields there are depends on the kind.</summary>
public sealed class FigureForm
{
    [BindProperty(Name = "asked")]
    public string? Asked { get; set; }

    [BindProperty(Name = "replied")]
    public string? Replied { get; set; }

    [BindProperty(Name = "satisfied")]
    public string? Satisfied { get; set; }

    [BindProperty(Name = "planned")]
    public string? Planned { get; set; }

    [BindProperty(Name = "missed")]
    public string? Missed { get; set; }

    [BindProperty(Name = "value")]
    public string? Value { get; set; }

    [BindProperty(Name = "people")]
    public string? People { get; set; }

    [BindProperty(Name = "quality")]
    public string? Quality { get; set; }

    [BindProperty(Name = "source")]
    public string? Source { get; set; }

    public FigureRead Read(FigureNeed kind)
    {
        var wrong = new List<string>();
        long Whole(string name, string? typed)
        {
            if (long.TryParse(typed?.Trim().Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number <= 10_000_000)
            {
                return number;
            }

            wrong.Add(name);
            return 0;
        }

        var read = kind switch
        {
            FigureNeed.Replies => (Whole("asked", Asked), Whole("replied", Replied), Whole("satisfied", Satisfied)),
            FigureNeed.Visits => (Whole("planned", Planned), Whole("missed", Missed), 0),
            FigureNeed.Quality => (Good(wrong), 0, 0),
            FigureNeed.Population => (Whole("people", People), 0, 0),
            FigureNeed.IndexFactor => (Factor(wrong), FigureParts, 0),
            _ => (Figure(wrong), FigureParts, 0L),
        };
        if (string.IsNullOrWhiteSpace(Source) || Source.Length > 500)
        {
            wrong.Add("source");
        }

        return new FigureRead(read.Item1, read.Item2, read.Item3, wrong);
    }

    private const long FigureParts = 10_000;

    private long Good(List<string> wrong)
    {
        if (Quality is not ("yes" or "no"))
        {
            wrong.Add("quality");
        }

        return Quality == "yes" ? 1 : 0;
    }

    private long Factor(List<string> wrong)
    {
        if (TermField.Read(TermFieldKind.Figure, Value) is { } value && new IndexFactor(0, new Share(value, FigureParts)).IsSound)
        {
            return value;
        }

        wrong.Add("factor");
        return FigureParts;
    }

    private long Figure(List<string> wrong)
    {
        if (TermField.Read(TermFieldKind.Figure, Value) is { } value)
        {
            return value;
        }

        wrong.Add("value");
        return 0;
    }
}

/// <param name="Wrong">Names of the fields that hold no such thing.</param>
public sealed record FigureRead(long First, long Second, long Third, IReadOnlyList<string> Wrong);
