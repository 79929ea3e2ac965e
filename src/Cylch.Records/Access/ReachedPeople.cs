using Cylch.Records.Assessment;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Rule = System.Linq.Expressions.Expression<System.Func<
    Cylch.Records.CylchDb, long[], long[], long[], long[], NodaTime.LocalDate, System.Linq.IQueryable<Cylch.Records.Assessment.Person>>>;

namespace Cylch.Records.Access;

/// <summary>What a reach holds, as a question takes it.</summary>
public sealed record ReachKeys(long[] Authorities, long[] Teams, long[] Providers, long[] People)
{
    public static ReachKeys Of(Reach reach)
    {
        ArgumentNullException.ThrowIfNull(reach);
        return new ReachKeys([.. reach.AuthorityIds], [.. reach.TeamIds], [.. reach.ProviderIds], [.. reach.Links.Select(l => l.PersonId)]);
    }
}

/// <summary>
/// The people a reach extends to on a day. The rule is written once: lists go on from <see cref="Of"/>, and a question that is put into
/// SQL only once names <see cref="Of"/> and is spelt out by <see cref="Spelling"/>.
/// </summary>
public static class ReachedPeople
{
    private static readonly Rule Rule = (db, authorities, teams, providers, people, day) => db.People.AsNoTracking().Where(p =>
        authorities.Contains(p.AuthorityId)
        || (p.TeamId != null && teams.Contains(p.TeamId.Value))
        || people.Contains(p.Id)

        // Found once for the whole list, not for each person in it.
        || (from c in db.Contracts
            where providers.Contains(c.ProviderId)
            join k in db.CarePackages on c.Id equals k.ContractId
            where k.StartsOn <= day && (k.EndsOn == null || k.EndsOn >= day)
            select k.PersonId).Contains(p.Id));

    private static readonly Func<CylchDb, long[], long[], long[], long[], LocalDate, IQueryable<Person>> Asked = Rule.Compile();

    [SpeltAs(nameof(Rule))]
    public static IQueryable<Person> Of(CylchDb db, long[] authorities, long[] teams, long[] providers, long[] people, LocalDate day) =>
        Asked(db, authorities, teams, providers, people, day);
}
