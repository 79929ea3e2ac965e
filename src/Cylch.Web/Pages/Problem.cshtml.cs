using Cylch.Rules.Access;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages;

/// <summary>What a reader is told when a page cannot be shown. Says what to do; never shows the inside of the program.</summary>
[OpenToAll]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ProblemPage : CylchPage
{
    public string Key { get; private set; } = "problem.500";

    public string? Reason { get; private set; }

    public void OnGet(int? code) => Show(code);

    public void OnPost(int? code) => Show(code);

    private void Show(int? code)
    {
        Key = code switch
        {
            400 => "problem.400",
            403 => "problem.403",
            404 => "problem.404",
            _ => "problem.500",
        };
        Reason = HttpContext.Items[typeof(AccessAnswer)] is AccessAnswer answer ? answer.Reason : null;
    }
}
