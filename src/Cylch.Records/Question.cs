using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cylch.Records;

/// <summary>
/// A question that pages ask often: asked of the database each time, but put into SQL only once for each kind of database.
/// Putting it into SQL takes longer than the answer.
/// </summary>
/// <typeparam name="TAsk">How it is asked, as <c>EF.CompileAsyncQuery</c> gives it.</typeparam>
/// <param name="translate">Calls <c>EF.CompileAsyncQuery</c>.</param>
public sealed class Question<TAsk>(Func<TAsk> translate)
    where TAsk : Delegate
{
    private readonly ConditionalWeakTable<IModel, TAsk> _asked = [];

    public TAsk Of(CylchDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return _asked.GetValue(db.Model, _ => translate());
    }
}
