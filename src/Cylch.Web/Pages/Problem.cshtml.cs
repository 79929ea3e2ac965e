using Cylch.Rules.Access;
using Cylch.Web.Access;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages;

/// <summary>What a reader is told when a page cannot be shown. Says what to do; never shows the inside of the program.</summary>
[OpenToAll]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ProblemPage : CylchPage
{
    private const long MostGivenBack = 512 << 10;
    private const string Form = "application/x-www-form-urlencoded";

    public string Key { get; private set; } = "problem.500";

    public string? Reason { get; private set; }

    /// <summary>What was sent by somebody who is signed out, to be sent again; empty for all else, and for what was too much to give back.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Unsent { get; private set; } = [];

    /// <summary>Where it was to go.</summary>
    public string? To { get; private set; }

    public void OnGet(int? code) => Show(code);

    public async Task OnPostAsync(int? code, CancellationToken cancellationToken)
    {
        Show(code);
        if (code == StatusCodes.Status401Unauthorized && Request.ContentLength <= MostGivenBack && Request.ContentType?.StartsWith(Form, StringComparison.Ordinal) == true
            && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } sent)
        {
            To = sent.OriginalPath + sent.OriginalQueryString;
            var form = await Request.ReadFormAsync(cancellationToken);
            Unsent = [.. form.SelectMany(field => field.Value, (field, value) => new KeyValuePair<string, string>(field.Key, value ?? ""))];
        }
    }

    private void Show(int? code)
    {
        Key = code switch
        {
            400 => "problem.400",
            401 => "problem.401",
            403 => "problem.403",
            404 => "problem.404",
            _ => "problem.500",
        };
        Reason = HttpContext.Items[typeof(AccessAnswer)] is AccessAnswer answer ? answer.Reason : null;
    }
}
