using Cylch.Records.Work;
using static System.FormattableString;

namespace Cylch.Web.Pages.Work;

/// <summary>Where each thing to do is done.</summary>
public static class WorkLinks
{
    public static string Csv(WorkKind? kind) => kind is null ? "/?handler=Csv" : Invariant($"/?handler=Csv&kind={kind}");

    public static string Of(WorkItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var id = item.SubjectId;
        return item.Kind switch
        {
            WorkKind.ReviewPlan => Invariant($"/plans/reviews/hold/{id}"),
            WorkKind.ApprovePlan => Invariant($"/plans/{id}"),
            WorkKind.FindProvider => Invariant($"/brokerage/arrange/{id}"),
            WorkKind.VerifyResult or WorkKind.ResolveDispute => Invariant($"/settlement/verify/{id}"),
            WorkKind.PrepareRun => Invariant($"/contracts/{id}"),
            WorkKind.ApproveRun => Invariant($"/settlement/runs/{id}"),
            WorkKind.AnswerQuery or WorkKind.AcceptAnswer => Invariant($"/settlement/lines/{id}"),
            WorkKind.AcknowledgeTerms => Invariant($"/contracts/{id}/terms"),
            _ => Invariant($"/outcomes/{id}"),
        };
    }
}
