using Cylch.Records.Work;
using Cylch.Web.Pages.Brokerage;
using Cylch.Web.Pages.Contracts;
using Cylch.Web.Pages.Outcomes;
using Cylch.Web.Pages.Plans;
using Cylch.Web.Pages.Settlement;
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
            WorkKind.ReviewPlan => PlansLinks.HoldReview(id),
            WorkKind.ApprovePlan => PlansLinks.Plan(id),
            WorkKind.FindProvider => BrokerageLinks.Arrange(id),
            WorkKind.VerifyResult => SettlementLinks.Verify(id),
            WorkKind.ResolveDispute => SettlementLinks.Dispute(id),
            WorkKind.PrepareRun => ContractsLinks.Contract(id),
            WorkKind.ApproveRun => SettlementLinks.Run(id),
            WorkKind.ReviewRun or WorkKind.ReworkRun or WorkKind.LookAtHold or WorkKind.ReadHold => SettlementLinks.Control(id),
            WorkKind.PayRun => SettlementLinks.PaymentFiles,
            WorkKind.AnswerQuery or WorkKind.EscalatedQuery or WorkKind.PutRight => SettlementLinks.Query(id),
            WorkKind.AcceptAnswer => SettlementLinks.Line(id),
            WorkKind.AnswerFinding or WorkKind.ReplyToFinding or WorkKind.TakeStep => FairnessLinks.Talk(id),
            WorkKind.AcknowledgeTerms => ContractsLinks.Terms(id),
            WorkKind.AnswerAboutTerms => ContractsLinks.Questions(id),
            _ => OutcomesLinks.Outcome(id),
        };
    }
}
