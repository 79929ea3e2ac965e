using Cylch.Rules.Access;
using Cylch.Web.Access;

namespace Cylch.Web.Pages;

/// <summary>My work: the first page after signing in.</summary>
[Needs(Permission.OwnWork)]
public sealed class IndexPage : CylchPage
{
    public void OnGet()
    {
    }
}
