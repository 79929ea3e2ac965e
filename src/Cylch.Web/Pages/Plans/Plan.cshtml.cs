using Cylch.Records;
using Cylch.Records.Plans;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Pages.Assessment;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Plans;

/// <summary>One version of a person's plan: the envelope of hours, who does what, and how it came to be in force.</summary>
[Needs(Permission.ReadPerson, ToSend = Permission.ApprovePlan)]
public sealed class PlanPage(CylchDb db, ApprovePlan approve) : CylchPage
{
    /// <summary>The number of the version to compare with; nothing means the one before.</summary>
    [BindProperty(Name = "with", SupportsGet = true)]
    public int? With { get; set; }

    [BindProperty]
    public DateParts? AgreedOn { get; set; }

    [BindProperty(Name = "seen")]
    public int Seen { get; set; }

    public PlanView Plan { get; private set; } = null!;

    public PersonHead Person { get; private set; } = null!;

    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    public IReadOnlyList<HeldRow> Reviews { get; private set; } = [];

    public VersionRow? Compared { get; private set; }

    public IReadOnlyList<PlanChange> Changes { get; private set; } = [];

    public bool MayWrite { get; private set; }

    public bool MayApprove { get; private set; }

    public bool MayArrange { get; private set; }

    /// <summary>The reader wrote it, and so cannot be the one who approves it.</summary>
    public bool IsOwn => Plan.WrittenByAccountId is { } writer && writer == Current.AccountId;

    /// <summary>Care under the plan; null when none has been bought or the plan is not in force.</summary>
    public long? PackageId { get; private set; }

    public async Task OnGetAsync(long planId, CancellationToken cancellationToken)
    {
        await ReadAsync(planId, cancellationToken);
        AgreedOn = new DateParts();
    }

    public async Task<IActionResult> OnPostAsync(long planId, CancellationToken cancellationToken)
    {
        await ReadAsync(planId, cancellationToken);
        if (AgreedOn?.Read() is not { } agreedOn)
        {
            Wrong(nameof(AgreedOn), "plans.agreed.when-missing");
            return AskAgain();
        }

        var decision = await approve.RunAsync(Doing, new ApprovePlanInput(planId, agreedOn, Seen), W["plans.approve.reason"], cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, refusal.Code == "plans.agreed-outside" ? nameof(AgreedOn) : "");
        }

        Tell(W["plans.approve.done", W.Say.Date(Plan.StartsOn)]);
        return Redirect(PlansLinks.Plan(planId));
    }

    private async Task ReadAsync(long planId, CancellationToken cancellationToken)
    {
        Plan = await PlanView.ReadAsync(db, planId, cancellationToken);
        Person = await PersonHead.ReadAsync(db, Plan.PersonId, cancellationToken);
        Versions = await PlanView.VersionsAsync(db, Plan.PersonId, cancellationToken);
        Reviews = await PlanView.ReviewsAsync(db, planId, cancellationToken);
        Compared = Versions.FirstOrDefault(v => With is { } with ? v.Number == with && v.Id != planId : v.Number < Plan.Number && v.Standing != "aside");
        if (Compared is { } compared)
        {
            var other = await PlanView.ReadAsync(db, compared.Id, cancellationToken);
            Changes = other.Number < Plan.Number ? PlanChanges.Between(W, other, Plan) : PlanChanges.Between(W, Plan, other);
        }

        var subject = new Records.Access.Subject(PersonId: Plan.PersonId);
        MayWrite = await MayAsync(Permission.WriteAssessment, subject);
        MayApprove = await MayAsync(Permission.ApprovePlan, subject);
        MayArrange = await MayAsync(Permission.ArrangePackage, subject);
        PackageId = await db.CarePackages.Where(k => k.PersonId == Plan.PersonId && (k.EndsOn == null || k.EndsOn >= Today))
            .OrderByDescending(k => k.StartsOn).Select(k => (long?)k.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
