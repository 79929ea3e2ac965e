using Cylch.Web.Pages.Brokerage;
using Cylch.Web.Pages.Contracts;
using Cylch.Web.Pages.Outcomes;
using Cylch.Web.Pages.Plans;
using Cylch.Web.Pages.Settlement;

namespace Cylch.Web.Pages.Thread;

/// <summary>Where a knot's own record is opened.</summary>
internal static class ThreadSteps
{
    public static string Outcome(long outcomeId) => OutcomesLinks.Outcome(outcomeId);

    public static string Plan(long planId) => PlansLinks.Plan(planId);

    public static string Package(long packageId) => BrokerageLinks.Package(packageId);

    public static string Review(long reviewId) => PlansLinks.HeldReview(reviewId);

    public static string Line(long lineId) => SettlementLinks.Line(lineId);

    public static string Terms(long contractId) => ContractsLinks.Terms(contractId);
}
