using System.Globalization;
using System.Reflection;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Cylch.Web.Access;

/// <summary>
/// Stands before every page: signed in, the subject exists, the evaluator says yes; and each look at a person's record,
/// allowed or refused, is written down before the page is made.
/// </summary>
public sealed class AccessPageFilter(NoteLook noteLook, Subjects subjects, Evaluator evaluator, Current current) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var page = context.ActionDescriptor.HandlerTypeInfo;
        if (page.GetCustomAttribute<OpenToAllAttribute>() is not null)
        {
            await next();
            return;
        }

        if (await current.ViewerAsync() is null)
        {
            context.Result = new ChallengeResult();
            return;
        }

        // Sent to a page that takes nothing, the page would be shown as if it had been opened, but not by the rule of opening it.
        var isRead = HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method);
        if (!isRead && context.HandlerMethod is null)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        var subject = await SubjectAsync(context);
        if (subject is null)
        {
            context.Result = new NotFoundResult();
            return;
        }

        context.HttpContext.Items[typeof(Subject)] = subject;
        var answer = await AskAsync(page, context.HandlerMethod?.MethodInfo, isRead, subject, context.HttpContext.RequestAborted);
        if (isRead || !answer.IsAllowed)
        {
            await NoteLookAsync(context, subject, answer);
        }

        if (!answer.IsAllowed)
        {
            context.HttpContext.Items[typeof(AccessAnswer)] = answer;
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }

        // A form that comes back shows the page again: that too is a look.
        var executed = await next();
        if (!isRead && executed.Result is not (RedirectResult or RedirectToPageResult or LocalRedirectResult or StatusCodeResult or ForbidResult))
        {
            await NoteLookAsync(context, subject, answer);
        }
    }

    // A page that asks for nothing is a page nobody thought about: refused, and found by the access matrix test.
    private async Task<AccessAnswer> AskAsync(TypeInfo page, MethodInfo? handler, bool isRead, Subject subject, CancellationToken cancellationToken)
    {
        var needs = handler?.GetCustomAttribute<NeedsAttribute>() ?? page.GetCustomAttribute<NeedsAttribute>();
        var permission = needs is null ? default : !isRead && needs.ToSend != default ? needs.ToSend : needs.Permission;
        return permission == default
            ? new AccessAnswer(false, "page-asks-nothing")
            : await evaluator.AskAsync(permission, subject, cancellationToken);
    }

    // Every record an address names must be there, and about the same person, contract and organisation: the outcome of one
    // person is not found under another.
    private async Task<Subject?> SubjectAsync(PageHandlerExecutingContext context)
    {
        var subject = new Subject();
        foreach (var name in Subjects.Names.Where(context.RouteData.Values.ContainsKey))
        {
            var found = long.TryParse(context.RouteData.Values[name] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? await subjects.FindAsync(name, id, context.HttpContext.RequestAborted)
                : null;
            if (found is null || !subject.Agrees(found))
            {
                return null;
            }

            subject = subject.With(found);
        }

        return subject;
    }

    private Task NoteLookAsync(PageHandlerExecutingContext context, Subject subject, AccessAnswer answer) => subject.PersonId is { } personId
        ? noteLook.RunAsync(
            current.Doing(null), personId, context.ActionDescriptor.ViewEnginePath, answer.Reason, !answer.IsAllowed, context.HttpContext.RequestAborted)
        : Task.CompletedTask;
}
