using Cylch.Rules.Outcomes;
using Cylch.Web.Wording;
using NodaTime;

namespace Cylch.Web.Pages.Outcomes;

/// <summary>How an outcome stands, in words: for tags, lists and the sentence above them.</summary>
public static class OutcomeWords
{
    /// <summary>A tag's words and its colour class; the words say it all by themselves.</summary>
    public static (string Text, string Style) Status(W words, OutcomeCard outcome, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome.EndedOn is not null && outcome.EndedOn <= today)
        {
            return (Ended(words, outcome), "");
        }

        return outcome.Judged(today) switch
        {
            { Neutral: { } neutral } => (words.Of("neutral", neutral), ""),
            { Result: { } result } => (words.Of("result", result), Colour(result)),
            _ when outcome.Latest(Voice.Person) is { } last && outcome.Now(today) is null =>
                (words["outcomes.no-reading-since", words.Say.DayAndMonth(last.TakenOn)], ""),
            _ when outcome is { HasOnlyBegun: true, Baseline: { } start } => (words["outcomes.only-begun", words.Say.DayAndMonth(start.TakenOn)], ""),
            _ when outcome.Latest(Voice.Person) is not null => (words["outcomes.no-target"], ""),
            _ => (words["outcomes.no-reading-yet"], ""),
        };
    }

    /// <summary>How many stand how: a whole sentence for each result, and one for those nobody has asked about lately.</summary>
    public static string Summary(W words, IReadOnlyCollection<OutcomeCard> outcomes, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(outcomes);
        var judged = outcomes.Select(o => o.Judged(today)?.Result).ToList();
        List<string> sentences = [words.Count("outcomes.count", outcomes.Count)];
        foreach (var result in Enum.GetValues<OutcomeResult>())
        {
            if (judged.Count(j => j == result) is > 0 and var count)
            {
                sentences.Add(words.Count("outcomes.count-" + Slug(result), count));
            }
        }

        if (outcomes.Count(o => o.HasOnlyBegun && o.Now(today) is not null) is > 0 and var begun)
        {
            sentences.Add(words.Count("outcomes.count-only-begun", begun));
        }

        if (outcomes.Count(o => o.Now(today) is null) is > 0 and var silent)
        {
            sentences.Add(words.Count("outcomes.count-silent", silent));
        }

        return string.Join(' ', sentences);
    }

    public static string Ended(W words, OutcomeCard outcome)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(outcome);
        var on = outcome.EndedOn is { } day ? words.Say.Date(day) : "";
        return outcome.NeutralReason is { } reason
            ? words[$"outcomes.ended.{reason}", on]
            : words["outcomes.ended.plain", on];
    }

    public static string Colour(OutcomeResult result) => result switch
    {
        OutcomeResult.Achieved or OutcomeResult.Maintained => "govuk-tag--green",
        OutcomeResult.Partly => "govuk-tag--orange",
        OutcomeResult.Slipped => "govuk-tag--red",
        _ => "",
    };

    private static string Slug(OutcomeResult result) => result switch
    {
        OutcomeResult.Achieved => "achieved",
        OutcomeResult.Partly => "partly",
        OutcomeResult.Maintained => "maintained",
        OutcomeResult.Slipped => "slipped",
        OutcomeResult.NoLongerWanted => "unwanted",
        _ => "unsaid",
    };
}
