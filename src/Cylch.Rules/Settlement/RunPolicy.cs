using Cylch.Rules.Access;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>How an authority runs settlement, as written down for a day on: for all its contracts, or for one.</summary>
/// <param name="ReviewRequired">Somebody other than the preparer looks a run through before it can be approved.</param>
/// <param name="ReviewerMayApprove">Whoever looked it through may approve it too.</param>
/// <param name="QueryDays">Days after a statement is first shown in which its lines are asked about in time, 1 to 365.</param>
/// <param name="AnswerDays">Days in which a question is answered, 1 to 90.</param>
/// <param name="EscalatesTo">Whose work a question is that has no answer in time.</param>
/// <param name="PaymentDays">Days in which a verified statement is paid, its own day counted; 1 to 30, as the law says.</param>
/// <param name="VerifyDays">The longest a statement may take from being shown to being verified before the clock starts without it, 1 to 30.</param>
public sealed record RunPolicy(
    bool ReviewRequired, bool ReviewerMayApprove, int QueryDays, int AnswerDays, Role EscalatesTo, int PaymentDays, int VerifyDays)
{
    /// <summary>The longest the law lets a public body take to pay: Procurement Act 2023, section 68.</summary>
    public const int LongestPaymentDays = 30;

    /// <summary>Names of the numbers that are out of range.</summary>
    public IEnumerable<string> Wrong()
    {
        (string Name, int Value, int Most)[] numbers =
        [
            ("query-days", QueryDays, 365), ("answer-days", AnswerDays, 90), ("payment-days", PaymentDays, LongestPaymentDays), ("verify-days", VerifyDays, 30),
        ];
        return numbers.Where(n => n.Value < 1 || n.Value > n.Most).Select(n => n.Name);
    }
}

/// <summary>When a question about a line is in time, and when it is answered.</summary>
/// <param name="WindowEndsOn">The last day to ask in time, included.</param>
/// <param name="AnswerDueOn">The last day to answer, included.</param>
public sealed record QueryClock(LocalDate WindowEndsOn, LocalDate AnswerDueOn, bool IsLate)
{
    /// <param name="shownOn">The day the provider could first see the statement.</param>
    public static QueryClock Of(LocalDate shownOn, LocalDate askedOn, RunPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var ends = shownOn.PlusDays(policy.QueryDays);
        return new QueryClock(ends, askedOn.PlusDays(policy.AnswerDays), askedOn > ends);
    }
}
