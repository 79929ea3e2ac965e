using Cylch.Records;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Cylch.Web.Access;

/// <summary>What every page of ours has: the wording, who is asking, today, and the key of the form it was sent with.</summary>
public abstract class CylchPage : PageModel
{
    private W? _words;
    private Current? _current;

    public W W => _words ??= HttpContext.RequestServices.GetRequiredService<W>();

    public Current Current => _current ??= HttpContext.RequestServices.GetRequiredService<Current>();

    public Evaluator Evaluator => HttpContext.RequestServices.GetRequiredService<Evaluator>();

    public LocalDate Today => Current.Today;

    /// <summary>Made new with each form that is shown, and sent back with it: the same form sent twice has one effect.</summary>
    [BindProperty(Name = "form-key")]
    public string? FormKey { get; set; }

    protected Doing Doing => Current.Doing(FormKey);

    /// <summary>Shows the page again with the refusal in words, keeping what was typed.</summary>
    protected IActionResult Refused(Refusal refusal, string field = "")
    {
        ModelState.AddModelError(field, W.Refusal(refusal));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>Adds a field's error from its wording; the page then returns <see cref="AskAgain"/>.</summary>
    protected void Wrong(string field, string wordingKey, params ReadOnlySpan<object?> facts) =>
        ModelState.AddModelError(field, W[wordingKey, facts]);

    /// <summary>Says on the next page shown that something was done.</summary>
    protected void Tell(string words) => TempData["notice"] = words;

    /// <summary>Where somebody was going before they were asked something else; only ever an address of our own.</summary>
    protected IActionResult GoBack(string? back) => LocalRedirect(Url.IsLocalUrl(back) ? back! : Layout.FrameLinks.Home);

    protected IActionResult AskAgain()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>May whoever is asking, for this subject? For parts of a page that some may not see.</summary>
    protected Task<bool> MayAsync(Permission permission, Records.Access.Subject subject) =>
        Evaluator.MayAsync(permission, subject, HttpContext.RequestAborted);
}
