using System.Collections.Concurrent;
using System.Linq.Expressions;
using Cylch.Records.Assessment;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Ask = System.Func<
    Cylch.Records.CylchDb, long[], long[], long[], long[], NodaTime.LocalDate, System.Linq.IQueryable<Cylch.Records.Assessment.Person>>;

namespace Cylch.Records.Access;

/// <summary>
/// The people a reach extends to on a day. The rule is written once: lists go on from <see cref="Of"/>, and a question that is put into
/// SQL only once names <see cref="Of"/> and is spelt out by <see cref="Spelling"/>.
/// </summary>
public static class ReachedPeople
{
    /// <summary>How many kinds of reach there are.</summary>
    public const int Shapes = 32;

    private static readonly Expression<Ask> Rule = (db, authorities, teams, providers, people, day) => db.People.AsNoTracking().Where(p =>
        IfHeld(ReachShape.OneAuthority, p.AuthorityId == authorities[0])
        || IfHeld(ReachShape.Authorities, authorities.Contains(p.AuthorityId))
        || IfHeld(ReachShape.Teams, p.TeamId != null && teams.Contains(p.TeamId.Value))
        || IfHeld(ReachShape.People, people.Contains(p.Id))

        // Found once for the whole list, not for each person in it.
        || IfHeld(
            ReachShape.Providers,
            (from c in db.Contracts
             where providers.Contains(c.ProviderId)
             join k in db.CarePackages on c.Id equals k.ContractId
             where k.StartsOn <= day && (k.EndsOn == null || k.EndsOn >= day)
             select k.PersonId).Contains(p.Id)));

    private static readonly ConcurrentDictionary<ReachShape, Ask> Asked = new();

    [SpeltAs(nameof(Rule))]
    public static IQueryable<Person> Of(CylchDb db, long[] authorities, long[] teams, long[] providers, long[] people, LocalDate day) =>
        Of(db, new ReachKeys(authorities, teams, providers, people), day);

    public static IQueryable<Person> Of(CylchDb db, ReachKeys keys, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var ask = Asked.GetOrAdd(keys.Shape, shape => ((Expression<Ask>)Fitted(Rule, shape)).Compile());
        return ask(db, keys.Authorities, keys.Teams, keys.Providers, keys.People, day);
    }

    /// <summary>A part of a question with only what a reach of this kind holds left in it.</summary>
    public static LambdaExpression Fitted(LambdaExpression part, ReachShape shape) => (LambdaExpression)new Fitter(shape).Visit(part);

    private static bool IfHeld(ReachShape kind, bool holds) => throw new NotSupportedException($"Only left in or out: {kind}, {holds}.");

    private sealed class Fitter(ReachShape shape) : ExpressionVisitor
    {
        // "Nothing, or X" is X: what is not held leaves no trace in the SQL.
        protected override Expression VisitBinary(BinaryExpression node)
        {
            if (node.NodeType != ExpressionType.OrElse)
            {
                return base.VisitBinary(node);
            }

            var (left, right) = (Visit(node.Left), Visit(node.Right));
            return IsNothing(left) ? right : IsNothing(right) ? left : node.Update(left, node.Conversion, right);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType != typeof(ReachedPeople) || node.Method.Name != nameof(IfHeld))
            {
                return base.VisitMethodCall(node);
            }

            var kind = (ReachShape)((ConstantExpression)node.Arguments[0]).Value!;
            return shape.HasFlag(kind) ? node.Arguments[1] : Expression.Constant(false);
        }

        private static bool IsNothing(Expression part) => part is ConstantExpression { Value: false };
    }
}
