using Cylch.Records;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Pages.Assessment;

namespace Cylch.Web.Pages.Plans;

/// <summary>A review that was held: what was found about each outcome, on which reading, and what was decided.</summary>
[Needs(Permission.ReadPerson)]
public sealed class ReviewPage(CylchDb db) : CylchPage
{
    public ReviewView Review { get; private set; } = null!;

    public PersonHead Person { get; private set; } = null!;

    public async Task OnGetAsync(long reviewId, CancellationToken cancellationToken)
    {
        Review = await ReviewView.ReadAsync(db, reviewId, cancellationToken);
        Person = await PersonHead.ReadAsync(db, Review.PersonId, cancellationToken);
    }
}
