using Cylch.Records.Delivery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Cylch.Web.Pages.Delivery;

/// <summary>
/// Lets a form on this page be as large as the largest file of visits, for whoever is signed in. The page itself refuses a file
/// over the limit, in words; so there is room above it, and what is larger still is sent back before it is read.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadRoomAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    // Before the check of the form's own key, which reads the form.
    public int Order => 100;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (http, request) = (context.HttpContext, context.HttpContext.Request);
        if (!HttpMethods.IsPost(request.Method) || http.User.Identity?.IsAuthenticated != true)
        {
            return;
        }

        var most = http.RequestServices.GetRequiredService<VisitUploads>().LimitBytes * 2 + (1 << 20);
        if (request.ContentLength > most)
        {
            context.Result = new LocalRedirectResult(DeliveryLinks.SendTooBig);
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        if (http.Features.Get<IFormFeature>()?.Form is null)
        {
            http.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = most }));
        }
    }
}
