using Cylch.Rules.Contracts;

namespace Cylch.Web.Pages.Contracts;

/// <summary>How terms are grouped to the eye, and the order in which a period is worked out.</summary>
public static class TermGroup
{
    /// <summary>Keys of the steps' wording; the order is fixed in the rules.</summary>
    public static readonly IReadOnlyList<string> Order =
        [
        "time", "index", "hold", "neutral", "release", "results", "limit-outcome", "limit-person", "tiers", "limit-contract", "satisfaction", "limit-period",
        "gain", "range", "smoothing", "deduction", "corrections", "total",
    ];

    /// <summary>The groups, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> All = ["is-time", "is-risk", "is-results", "is-limits"];

    public static string Of(PaymentTerm term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return Of(term.GetType());
    }

    /// <summary>The group of a kind of term: results, unless it is named here.</summary>
    public static string Of(Type kind) => kind?.Name switch
    {
        nameof(TimeAtRate) or nameof(BlockPayment) or nameof(UpFrontShare) or nameof(CapitationByBand) or nameof(Indexation) => "is-time",
        nameof(HoldForOutcomes) or nameof(ReleaseOnVerified) or nameof(NeutralEndings) => "is-risk",
        nameof(OutcomeCap) or nameof(PersonYearCap) or nameof(ContractYearCap) or nameof(MissedDeduction) or nameof(PeriodLimit) or nameof(PaymentRange)
            or nameof(Smoothing) or nameof(MissedVisitsDeduction) or nameof(IndicatorDeduction) => "is-limits",
        _ => "is-results",
    };
}
