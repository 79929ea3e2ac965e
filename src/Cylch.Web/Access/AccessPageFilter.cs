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

        var subject = await SubjectAsync(context);
        if (subject is null)
        {
            context.Result = new NotFoundResult();
            return;
        }

        // A page that asks for nothing is a page nobody thought about: refused, and found by the access matrix test.
        var needs = page.GetCustomAttribute<NeedsAttribute>();
        var isRead = HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method);
        var permission = needs is null ? default : !isRead && needs.ToSend != default ? needs.ToSend : needs.Permission;
        var answer = permission == default
            ? new AccessAnswer(false, "page-asks-nothing")
            : await evaluator.AskAsync(permission, subject, context.HttpContext.RequestAborted);
        await NoteLookAsync(context, subject, answer, isRead);
        if (answer.IsAllowed)
        {
            await next();
            return;
        }

        context.HttpContext.Items[typeof(AccessAnswer)] = answer;
        context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    private async Task<Subject?> SubjectAsync(PageHandlerExecutingContext context)
    {
        foreach (var name in Subjects.Names)
        {
            if (context.RouteData.Values.TryGetValue(name, out var value))
            {
                return long.TryParse(value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                    ? await subjects.FindAsync(name, id, context.HttpContext.RequestAborted)
                    : null;
            }
        }

        return new Subject();
    }

    private async Task NoteLookAsync(PageHandlerExecutingContext context, Subject subject, AccessAnswer answer, bool isRead)
    {
        if (subject.PersonId is not { } personId || (answer.IsAllowed && !isRead))
        {
            return;
        }

        await noteLook.RunAsync(
            current.Doing(null), personId, context.ActionDescriptor.ViewEnginePath, answer.Reason, !answer.IsAllowed, context.HttpContext.RequestAborted);
    }
}
