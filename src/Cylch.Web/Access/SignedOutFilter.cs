using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cylch.Web.Access;

/// <summary>
/// A form sent by somebody whose session ended meanwhile is not taken, and is given back to them to send again once they have signed
/// in. It stands before the check of the form's own key, which would only say that something was missing.
/// </summary>
public sealed class SignedOutFilter(Current current) : IAsyncAuthorizationFilter
{
    /// <summary>Where this filter stands: the check of the form's own key is at 1000.</summary>
    public const int Before = 200;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var isOpen = context.ActionDescriptor is not CompiledPageActionDescriptor page || page.HandlerTypeInfo.GetCustomAttribute<OpenToAllAttribute>() is not null;
        if (!isOpen && HttpMethods.IsPost(context.HttpContext.Request.Method) && await current.ViewerAsync() is null)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status401Unauthorized);
        }
    }
}
