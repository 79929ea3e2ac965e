using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Thread;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Thread;

/// <summary>
/// The thread of a statement's line, coming in from the money. Whoever may read the statement may walk it; what they
/// may not see of the person stays covered.
/// </summary>
[Needs(Permission.ReadStatement)]
public sealed class LinePage(CylchDb db, ReadThread threads) : CylchPage
{
    public ThreadView? View { get; private set; }

    /// <summary>The outcomes a line about time or the whole package is for, when it is not about one of them.</summary>
    public IReadOnlyList<Sibling> Outcomes { get; private set; } = [];

    public long LineId { get; private set; }

    public async Task<IActionResult> OnGetAsync(long lineId, CancellationToken cancellationToken)
    {
        LineId = lineId;
        var line = await db.StatementLines.AsNoTracking().SingleAsync(l => l.Id == lineId, cancellationToken);
        if (line.OutcomeId is null)
        {
            await LoadSiblingsAsync(line.PackageId, cancellationToken);
            return Page();
        }

        var thread = await threads.OfOutcomeAsync(line.OutcomeId.Value, cancellationToken);
        var person = new Subject(PersonId: thread!.Person.Id);
        View = new ThreadView(
            thread, W, Today,
            SeesPerson: await MayAsync(Permission.ReadOutcome, person),
            SeesVisits: await MayAsync(Permission.ReadVisits, person),
            SeesMoney: true,
            IsPublicEnough: true);
        return Page();
    }

    private async Task LoadSiblingsAsync(long? packageId, CancellationToken cancellationToken)
    {
        var personId = await db.CarePackages.Where(k => k.Id == packageId).Select(k => (long?)k.PersonId).SingleOrDefaultAsync(cancellationToken);
        if (personId is null || !await MayAsync(Permission.ReadOutcome, new Subject(PersonId: personId)))
        {
            return;
        }

        Outcomes = await (
            from wanted in db.PackageOutcomes
            join outcome in db.PersonalOutcomes on wanted.OutcomeId equals outcome.Id
            where wanted.PackageId == packageId
            orderby outcome.Priority
            select new Sibling(outcome.Id, outcome.TitleEn, outcome.TitleCy)).ToListAsync(cancellationToken);
    }
}

/// <summary>An outcome another line belongs to, by its short name.</summary>
public sealed record Sibling(long OutcomeId, string TitleEn, string TitleCy);
