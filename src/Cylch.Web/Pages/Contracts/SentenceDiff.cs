using Cylch.Rules.Contracts;
using Cylch.Web.Contracts;
using Cylch.Web.Wording;
using NodaTime;

namespace Cylch.Web.Pages.Contracts;

/// <summary>A term in two versions, in one language: what stays, what was taken out and what was put in.</summary>
public sealed record SentenceDiff(IReadOnlyList<ComparedWords> Before, IReadOnlyList<ComparedWords> After)
{
    public static SentenceDiff Of(W words, TermPair pair, LocalDate beforeOn, LocalDate afterOn)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var compared = WordsCompared.Of(Sentence(words, pair.Before, beforeOn), Sentence(words, pair.After, afterOn));
        return new SentenceDiff(
            [.. compared.Where(part => part.Became != WordsBecame.Added)], [.. compared.Where(part => part.Became != WordsBecame.Removed)]);
    }

    private static string Sentence(W words, PaymentTerm? term, LocalDate on) => term is null ? "" : string.Join(" ", TermSentence.Of(words, term, on));
}
