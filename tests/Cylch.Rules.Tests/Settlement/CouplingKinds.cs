using System.Runtime.CompilerServices;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>The kinds of term by how far they look; which kind it is decides, so no parameter has to be said.</summary>
internal static class CouplingKinds
{
    public static IEnumerable<Type> With(Tie tie) =>
        TermShape.Kinds.Values.Where(kind => Coupling.Of((PaymentTerm)RuntimeHelpers.GetUninitializedObject(kind)) == tie);
}
