using Cylch.Records;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Pages.Assessment;

namespace Cylch.Web.Pages.Plans;

/// <summary>The plan in short lines and large letters, to print and give to the person. No money, no notes about the home.</summary>
[Needs(Permission.ReadPerson)]
public sealed class EasyReadPage(CylchDb db) : CylchPage
{
    public PlanView Plan { get; private set; } = null!;

    public PersonHead Person { get; private set; } = null!;

    public async Task OnGetAsync(long planId, CancellationToken cancellationToken)
    {
        Plan = await PlanView.ReadAsync(db, planId, cancellationToken);
        Person = await PersonHead.ReadAsync(db, Plan.PersonId, cancellationToken);
    }
}
