using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Cylch.Web.Settlement;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Contracts;

/// <summary>A sentence of the example beside a term, and what it comes to where it ends a line.</summary>
public sealed record ExampleSentence(string Text, string? Amount);

/// <summary>The worked example of a contract's terms in words: each line is explained by the rules that will pay it.</summary>
public static class TermsExampleWords
{
    /// <summary>Who the example is about.</summary>
    public static string Case(W words, TermsExample example)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(example);
        return example.AgreedMinutes > 0 && example.Outcomes > 0
            ? words["contracts.example.case", words.Say.Minutes(example.AgreedMinutes), words.Say.Minutes(example.GivenMinutes), example.Outcomes]
            : example.AgreedMinutes > 0 ? words["contracts.example.case-time", words.Say.Minutes(example.AgreedMinutes), words.Say.Minutes(example.GivenMinutes)]
            : example.Outcomes > 0 ? words["contracts.example.case-outcomes", example.Outcomes] : example.Scheme.Find<CapitationByBand>() is not null ? words["contracts.example.case-people", TermsExample.PeopleInABand]
            : words["contracts.example.case-block"];
    }

    public static IReadOnlyList<ExampleSentence> Of(W words, TermsExample example, int termNumber)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(example);
        var lines = example.Of(termNumber);
        return lines.Count == 0
            ? [new ExampleSentence(words["contracts.example.none"], null)]
            :
            [
                .. lines.SelectMany(line => Explain.Line(example.Scheme, line).Steps.Where(step => step.Code != "rounding.none-needed")
                    .Select(step => new ExampleSentence(LineWords.Step(words, step), null))
                    .Append(new ExampleSentence(LineWords.Kind(words, line.Kind) + ":", words.Say.Change(line.Amount.Pence)))),
            ];
    }

    /// <summary>All lines of the example added up, period by period.</summary>
    public static string Sum(W words, TermsExample example)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(example);
        return words["contracts.example.sum", words.Say.Money(example.First.Total.Pence), words.Say.Money(example.Second.Total.Pence)];
    }
}
