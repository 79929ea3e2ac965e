using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What is typed for an approval limit.</summary>
public sealed class LimitForm
{
    /// <summary>"role" followed by its name, or "account" followed by its number.</summary>
    [BindProperty(Name = "who")]
    public string? Who { get; set; }

    [BindProperty(Name = "limit")]
    public string? Limit { get; set; }
}

/// <summary>What is typed for a policy.</summary>
public sealed class PolicyForm
{
    [BindProperty(Name = "contract")]
    public long? Contract { get; set; }

    [BindProperty(Name = "review")]
    public string? Review { get; set; }

    [BindProperty(Name = "query-days")]
    public string? QueryDays { get; set; }

    [BindProperty(Name = "answer-days")]
    public string? AnswerDays { get; set; }

    [BindProperty(Name = "escalates")]
    public Role? Escalates { get; set; }

    [BindProperty(Name = "payment-days")]
    public string? PaymentDays { get; set; }

    [BindProperty(Name = "verify-days")]
    public string? VerifyDays { get; set; }

    /// <summary>The policy, or the names of the fields that hold no such thing.</summary>
    public (RunPolicy? Policy, IReadOnlyList<string> Wrong) Read()
    {
        var wrong = new List<string>();
        int Days(string name, string? typed)
        {
            if (int.TryParse(typed?.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var days))
            {
                return days;
            }

            wrong.Add(name);
            return 1;
        }

        if (Review is not ("none" or "same" or "third"))
        {
            wrong.Add("review");
        }

        if (Escalates is not { } role || !PolicyView.MayEscalateTo.Contains(role))
        {
            wrong.Add("escalates");
        }

        var policy = new RunPolicy(
            Review is "same" or "third", Review != "third", Days("query-days", QueryDays), Days("answer-days", AnswerDays), Escalates ?? Role.FinanceApprover,
            Days("payment-days", PaymentDays), Days("verify-days", VerifyDays));
        wrong.AddRange(policy.Wrong());
        return (wrong.Count == 0 ? policy : null, wrong);
    }
}

/// <summary>What is typed for a rate.</summary>
public sealed class RateForm
{
    [BindProperty(Name = "kind")]
    public InterestRateKind? Kind { get; set; }

    [BindProperty(Name = "rate")]
    public string? Rate { get; set; }

    [BindProperty(Name = "source")]
    public string? Source { get; set; }

    [BindProperty(Name = "confirmed")]
    public bool Confirmed { get; set; }
}
