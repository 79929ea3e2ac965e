using Cylch.Rules.Contracts;

namespace Cylch.Web.Pages.Contracts;

/// <summary>How terms are grouped to the eye, and the order in which a period is worked out.</summary>
internal static class TermGroup
{
    /// <summary>Keys of the steps' wording; the order is fixed in the rules.</summary>
    public static readonly IReadOnlyList<string> Order =
        [
        "time", "index", "hold", "neutral", "release", "results", "limit-outcome", "limit-person", "tiers", "limit-contract", "satisfaction", "limit-period",
        "gain", "range", "smoothing", "deduction", "corrections", "total",
    ];

    public static string Of(PaymentTerm term) => term switch
    {
        TimeAtRate or BlockPayment or UpFrontShare or CapitationByBand or Indexation => "is-time",
        HoldForOutcomes or ReleaseOnVerified or NeutralEndings => "is-risk",
        OutcomeCap or PersonYearCap or ContractYearCap or MissedDeduction or PeriodLimit or PaymentRange or Smoothing or MissedVisitsDeduction or IndicatorDeduction =>
            "is-limits",
        _ => "is-results",
    };
}
