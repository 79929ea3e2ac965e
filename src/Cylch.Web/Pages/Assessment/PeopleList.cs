using Cylch.Records;
using Cylch.Records.Assessment;
using Cylch.Rules.Assessment;
using Cylch.Web.Layout;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Assessment;

/// <summary>One person in a list.</summary>
public sealed record PersonRow(
    long Id, string Reference, string GivenName, string FamilyName, string? KnownAs, LocalDate? BornOn, string Language,
    string? ZoneEn, string? ZoneCy, string? TeamEn, string? TeamCy, string? CareManager, int Outcomes, LocalDate? LastAskedOn, LocalDate? ReviewDueOn);

/// <summary>What a list of people is narrowed to; nothing set means everybody the reader may see.</summary>
public sealed record PeopleFilter(string? Text, long? TeamId, long? ZoneId, string? Language)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && TeamId is null && ZoneId is null && string.IsNullOrEmpty(Language);

    /// <summary>Every word must begin some word of the names or the reference, with accents and capitals left out.</summary>
    public IQueryable<Person> Of(IQueryable<Person> people)
    {
        foreach (var word in FoldedName.Of(Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // A folded word holds letters and digits alone, so nothing in it has a meaning for LIKE.
            var pattern = "% " + word + "%";
            people = people.Where(p => EF.Functions.Like(p.SearchText, pattern));
        }

        if (TeamId is { } team)
        {
            people = people.Where(p => p.TeamId == team);
        }

        if (ZoneId is { } zone)
        {
            people = people.Where(p => p.ZoneId == zone);
        }

        return Language is "en" or "cy" ? people.Where(p => p.Language == Language) : people;
    }
}

/// <summary>Reads people for lists.</summary>
public static class PeopleList
{
    /// <summary>
    /// One page. Who stands on it is found first, and what is said of them only then: a database would otherwise look up the
    /// outcomes and readings of everybody before it sorts.
    /// </summary>
    public static async Task<PageOf<PersonRow>> PageAsync(CylchDb db, IQueryable<Person> people, int? number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(people);
        var page = await Paging.ReadAsync(InOrder(people).Select(p => p.Id), number, cancellationToken);
        var rows = await Rows(db, db.People.AsNoTracking().Where(p => page.Rows.Contains(p.Id))).ToListAsync(cancellationToken);
        return new PageOf<PersonRow>(rows, page.Number, page.Total);
    }

    public static IQueryable<PersonRow> Rows(CylchDb db, IQueryable<Person> people)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(people);
        return
            from p in people
            from zone in db.Zones.Where(z => z.Id == p.ZoneId).DefaultIfEmpty()
            from team in db.Teams.Where(t => t.Id == p.TeamId).DefaultIfEmpty()
            from manager in db.Users.Where(a => a.Id == p.CareManagerAccountId).DefaultIfEmpty()
            orderby p.FamilyName, p.GivenName, p.Id
            select new PersonRow(
                p.Id, p.Reference, p.GivenName, p.FamilyName, p.KnownAs, p.BornOn, p.Language,
                zone!.NameEn, zone!.NameCy, team!.NameEn, team!.NameCy, manager!.DisplayName,
                db.PersonalOutcomes.Count(o => o.PersonId == p.Id && o.EndedOn == null),
                db.PersonalOutcomes.Where(o => o.PersonId == p.Id).SelectMany(o => o.Readings)
                    .Where(r => r.Voice == Rules.Outcomes.Voice.Person && r.Value != null).Max(r => (LocalDate?)r.TakenOn),
                db.CarePlans.Where(k => k.PersonId == p.Id && k.ApprovedOn != null && k.ReplacedOn == null).Max(k => (LocalDate?)k.ReviewDueOn));
    }

    private static IOrderedQueryable<Person> InOrder(IQueryable<Person> people) =>
        people.OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName).ThenBy(p => p.Id);
}
