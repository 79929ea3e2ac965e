using Cylch.Rules.Access;
using Cylch.Rules.Fairness;
using Cylch.Web.Access;

namespace Cylch.Web.Pages.Settlement;

/// <summary>How each check of the fairness watch works: what it counts, how it compares, from where the method comes and what it assumes.</summary>
[Needs(Permission.ReadFairness)]
public sealed class FairnessHowPage : CylchPage
{
    public IEnumerable<FairnessQuestion> Questions => Enum.GetValues<FairnessQuestion>();
}
