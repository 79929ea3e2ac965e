using Cylch.Rules;
using Cylch.Rules.Settlement;
using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Interest on a late payment, step by step, in words.</summary>
public static class InterestWords
{
    public static IEnumerable<string> Steps(W words, LatePaymentAccrual accrual)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(accrual);
        if (accrual is not { BankRate: { } bank, Margin: { } margin, ReferenceOn: { } reference })
        {
            yield break;
        }

        yield return words["settlement.interest.rate", Percent(words, bank.HundredthsOfPercent), words.Say.Date(reference), Percent(words, margin.HundredthsOfPercent),
            Percent(words, accrual.HundredthsOfPercent)];
        foreach (var stretch in accrual.Stretches)
        {
            yield return words.Count(
                "settlement.interest.stretch", stretch.Days, words.Say.Money(stretch.Owed), words.Say.Date(stretch.From), words.Say.Date(stretch.Until));
        }

        yield return words["settlement.interest.sum", words.Say.Money(accrual.Interest)];
    }

    public static string Percent(W words, int hundredths)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Say.ExactPercent(new Share(hundredths, 10_000));
    }
}
