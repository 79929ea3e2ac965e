using System.Linq.Expressions;

namespace Cylch.Records.Access;

/// <summary>
/// A <see cref="Question{TAsk}"/> about the people in reach, put into SQL once for each kind of reach: with what a reader does not
/// hold left out, the database goes straight to an index in the order of the list.
/// </summary>
/// <param name="translate">Calls <c>EF.CompileAsyncQuery</c>, having spelt out the question as it is told.</param>
public sealed class ReachQuestion<TAsk>(Func<Func<LambdaExpression, LambdaExpression>, TAsk> translate)
    where TAsk : Delegate
{
    private readonly Question<TAsk>[] _byShape =
    [
        .. Enumerable.Range(0, ReachedPeople.Shapes).Select(shape => new Question<TAsk>(() => translate(rule => ReachedPeople.Fitted(rule, (ReachShape)shape)))),
    ];

    public TAsk Of(CylchDb db, ReachKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return _byShape[(int)keys.Shape].Of(db);
    }
}
