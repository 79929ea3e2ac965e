using Cylch.Records.Cohorts;
using Cylch.Rules.Access;
using Cylch.Web.Access;

namespace Cylch.Web.Pages.Cohorts;

/// <summary>The cohorts of the organisations whose results the reader may see.</summary>
[Needs(Permission.ReadCohort)]
public sealed class CohortsPage(ReadCohort cohorts) : CylchPage
{
    public IReadOnlyList<CohortCard> Cohorts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var reach = await Evaluator.ReachAsync(Permission.ReadCohort);
        Cohorts = await cohorts.AllAsync([.. reach.AuthorityIds, .. reach.HealthBoardIds], cancellationToken);
    }
}
