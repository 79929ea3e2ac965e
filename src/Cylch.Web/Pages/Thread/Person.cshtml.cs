using Cylch.Records;
using Cylch.Records.Thread;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Thread;

/// <summary>All of a person's threads side by side: how far each has come, and what comes next.</summary>
[Needs(Permission.ReadPerson)]
public sealed class PersonPage(CylchDb db, ReadThread threads) : CylchPage
{
    public string Name { get; private set; } = "";

    public IReadOnlyList<ThreadView> Threads { get; private set; } = [];

    public async Task OnGetAsync(long personId, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == personId, cancellationToken);
        Name = person.GivenName + " " + person.FamilyName;
        var outcomes = await db.PersonalOutcomes.Where(o => o.PersonId == personId)
            .OrderBy(o => o.Priority).ThenBy(o => o.Id).Select(o => o.Id).ToListAsync(cancellationToken);
        var views = new List<ThreadView>(outcomes.Count);
        foreach (var outcomeId in outcomes)
        {
            var thread = await threads.OfOutcomeAsync(outcomeId, cancellationToken);
            views.Add(new ThreadView(thread!, W, Today, SeesPerson: true, SeesVisits: true, SeesMoney: true, IsPublicEnough: true));
        }

        Threads = views;
    }
}
