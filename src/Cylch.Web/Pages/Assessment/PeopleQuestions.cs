using System.Linq.Expressions;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Population;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Assessment;

/// <summary>What the lists of people ask, put into SQL once. First come the keys of the reader's reach, then what the list is narrowed to.</summary>
internal static class PeopleQuestions
{
    public static readonly ReachQuestion<Func<CylchDb, long[], long[], long[], long[], LocalDate, bool, string[], long?, long?, string?, CancellationToken, Task<int>>> Count =
        new(fitted => EF.CompileAsyncQuery(Spelling.Out<Func<CylchDb, long[], long[], long[], long[], LocalDate, bool, string[], long?, long?, string?, CancellationToken, int>>(
            (db, authorities, teams, providers, people, on, isAny, patterns, team, zone, language, _) =>
                Narrowed(db, authorities, teams, providers, people, on, isAny, patterns, team, zone, language).Count(), fitted)));

    public static readonly ReachQuestion<Func<CylchDb, long[], long[], long[], long[], LocalDate, bool, string[], long?, long?, string?, int, int, IAsyncEnumerable<long>>> InOrder =
        new(fitted => EF.CompileAsyncQuery(Spelling.Out<Func<CylchDb, long[], long[], long[], long[], LocalDate, bool, string[], long?, long?, string?, int, int, IQueryable<long>>>(
            (db, authorities, teams, providers, people, on, isAny, patterns, team, zone, language, skip, take) =>
                Narrowed(db, authorities, teams, providers, people, on, isAny, patterns, team, zone, language)
                    .OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName).ThenBy(p => p.Id).Select(p => p.Id).Skip(skip).Take(take), fitted)));

    public static readonly Question<Func<CylchDb, long[], IAsyncEnumerable<PersonRow>>> Rows = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] ids) =>
            from p in db.People.AsNoTracking()
            where ids.Contains(p.Id)
            from manager in db.Users.Where(a => a.Id == p.CareManagerAccountId).DefaultIfEmpty()
            orderby p.FamilyName, p.GivenName, p.Id
            select new PersonRow(
                p.Id, p.Reference, p.GivenName, p.FamilyName, p.KnownAs, p.BornOn, p.Language, p.ZoneId, p.TeamId, manager!.DisplayName,
                db.PersonalOutcomes.Count(o => o.PersonId == p.Id && o.EndedOn == null),
                db.PersonalOutcomes.Where(o => o.PersonId == p.Id).SelectMany(o => o.Readings)
                    .Where(r => r.Voice == Rules.Outcomes.Voice.Person && r.Value != null).Max(r => (LocalDate?)r.TakenOn),
                db.CarePlans.Where(k => k.PersonId == p.Id && k.ApprovedOn != null && k.ReplacedOn == null).Max(k => (LocalDate?)k.ReviewDueOn))));

    public static readonly ReachQuestion<Func<CylchDb, long[], long[], long[], long[], LocalDate, IAsyncEnumerable<Team>>> Teams = new(fitted => EF.CompileAsyncQuery(
        Spelling.Out<Func<CylchDb, long[], long[], long[], long[], LocalDate, IQueryable<Team>>>(
            (db, authorities, teams, providers, people, on) => db.Teams.AsNoTracking()
                .Where(t => ReachedPeople.Of(db, authorities, teams, providers, people, on).Any(p => p.TeamId == t.Id)).OrderBy(t => t.Id), fitted)));

    public static readonly ReachQuestion<Func<CylchDb, long[], long[], long[], long[], LocalDate, IAsyncEnumerable<Zone>>> Zones = new(fitted => EF.CompileAsyncQuery(
        Spelling.Out<Func<CylchDb, long[], long[], long[], long[], LocalDate, IQueryable<Zone>>>(
            (db, authorities, teams, providers, people, on) => db.Zones.AsNoTracking()
                .Where(z => ReachedPeople.Of(db, authorities, teams, providers, people, on).Any(p => p.ZoneId == z.Id)).OrderBy(z => z.Id), fitted)));

    private static readonly Expression<Func<CylchDb, long[], long[], long[], long[], LocalDate, bool, string[], long?, long?, string?, IQueryable<Person>>> Narrow =
        (db, authorities, teams, providers, people, on, isAny, patterns, team, zone, language) => ReachedPeople.Of(db, authorities, teams, providers, people, on)
            .Where(p => (isAny || patterns.All(pattern => EF.Functions.Like(p.SearchText, pattern)))
                && (team == null || p.TeamId == team) && (zone == null || p.ZoneId == zone) && (language == null || p.Language == language));

    [SpeltAs(nameof(Narrow))]
    private static IQueryable<Person> Narrowed(
        CylchDb db, long[] authorities, long[] teams, long[] providers, long[] people, LocalDate on,
        bool isAny, string[] patterns, long? team, long? zone, string? language) => throw new NotSupportedException("Only spelt out.");
}
