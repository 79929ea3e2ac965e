using Cylch.Records;
using Cylch.Records.Assessment;
using Cylch.Web.Pages.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Assessment;

/// <summary>A thing somebody said, with when and to whom.</summary>
public sealed record SaidRow(
    long Id, long ConversationId, LocalDate SaidOn, SaidElement Element, string? SaidBy, string Words, string Language, string? Translation, bool HasOutcome);

/// <summary>All that the record's page shows, as it was on a day and as far as its reader may see.</summary>
public sealed record PersonRecord
{
    private static readonly Question<Func<CylchDb, long, LocalDate, bool, long[], IAsyncEnumerable<SaidRow>>> Asked = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long personId, LocalDate asOn, bool isAll, long[] conversationIds) =>
            from l in db.SaidLines.AsNoTracking()
            join c in db.Conversations on l.ConversationId equals c.Id
            where c.PersonId == personId && c.HeldOn <= asOn && (isAll || conversationIds.Contains(c.Id))
            orderby c.HeldOn descending, c.Id descending, l.Number
            select new SaidRow(l.Id, c.Id, c.HeldOn, l.Element, l.SaidBy, l.Words, l.Language, l.Translation,
                db.PersonalOutcomes.Any(o => o.SaidLineId == l.Id))));

    public required PersonHead Head { get; init; }
    public required PersonPowers May { get; init; }
    public required IReadOnlyList<OutcomeCard> Outcomes { get; init; }
    public required IReadOnlyList<SaidRow> Said { get; init; }
    public PlanCard? Plan { get; init; }

    /// <summary>A plan written and not yet approved.</summary>
    public PlanCard? Waiting { get; init; }
    public required IReadOnlyList<PackageCard> Packages { get; init; }
    public required LocalDate AsOn { get; init; }

    public IEnumerable<OutcomeCard> Open => Outcomes.Where(o => o.EndedOn is null || o.EndedOn > AsOn);

    public IEnumerable<PackageCard> Running => Packages.Where(k => k.EndsOn is null || k.EndsOn >= AsOn);

    public bool HasSpoken => Said.Count > 0;

    /// <summary>Lines marked as an outcome from which none has been written.</summary>
    public IEnumerable<SaidRow> UnwrittenLines => Said.Where(s => s.Element == SaidElement.Outcome && !s.HasOutcome);

    public static async Task<PersonRecord> ReadAsync(
        CylchDb db, long personId, PersonPowers may, LocalDate asOn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new PersonRecord
        {
            Head = await PersonHead.ReadAsync(db, personId, cancellationToken),
            May = may,
            Outcomes = await OutcomeCards.OfPersonAsync(db, personId, asOn, cancellationToken),
            Said = await Lines(db, personId, asOn).ToListAsync(cancellationToken),
            Plan = await PersonCare.PlanAsync(db, personId, asOn, approved: true, cancellationToken),
            Waiting = await PersonCare.PlanAsync(db, personId, asOn, approved: false, cancellationToken),
            Packages = await PersonCare.PackagesAsync(db, personId, asOn, cancellationToken),
            AsOn = asOn,
        };
    }

    /// <summary>Everything said up to a day, newest conversation first, lines in their order; or only some conversations' lines.</summary>
    public static IAsyncEnumerable<SaidRow> Lines(CylchDb db, long personId, LocalDate asOn, IReadOnlyCollection<long>? conversationIds = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Asked.Of(db)(db, personId, asOn, conversationIds is null, [.. conversationIds ?? []]);
    }
}
