using Microsoft.AspNetCore.Http.Extensions;

namespace Cylch.Web.Layout;

/// <summary>This very page with one thing in its query changed.</summary>
public static class QueryLink
{
    public static string With(HttpRequest request, string name, string value)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new QueryBuilder(request.Query.Where(q => q.Key != name)) { { name, value } };
        return request.PathBase + request.Path + query.ToQueryString();
    }
}
