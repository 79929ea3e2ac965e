using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cylch.Web.Tests.Access;

/// <summary>One thing that can be asked of an address.</summary>
/// <param name="Pattern">As the program maps it, with a leading slash.</param>
/// <param name="Ask">GET or POST, with the handler when it is named.</param>
public sealed partial record Route(string Pattern, string Ask)
{
    public HttpMethod Method => Ask.StartsWith("POST", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get;

    public IEnumerable<string> Values => Value().Matches(Pattern).Select(m => m.Groups["name"].Value);

    /// <summary>The address with a side's identifiers in it.</summary>
    /// <exception cref="KeyNotFoundException">The side has nothing of a kind the address names: it must be added there.</exception>
    public string Address(IReadOnlyDictionary<string, long> ids)
    {
        var path = Value().Replace(Pattern, m => m.Groups["name"].Value switch
        {
            "code" => Pattern.StartsWith("/language", StringComparison.Ordinal) ? "cy" : "404",
            var name when ids.TryGetValue(name, out var id) => FormattableString.Invariant($"{id}"),
            var name => throw new KeyNotFoundException($"{Pattern} names {name}, of which TestData/Side has none: add one there."),
        });
        return Ask.Split(' ') is [_, var handler] ? path + "?handler=" + handler : path;
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}")]
    private static partial Regex Value();
}

/// <summary>Everything the program answers to, read from its own route table.</summary>
internal static class Routes
{
    public static async Task<IReadOnlyList<Route>> AllAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var routes = new List<Route>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
                routes.AddRange(Handlers(compiled).Select(ask => new Route(pattern, ask)));
            }
            else
            {
                var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
                routes.AddRange(methods.Select(method => new Route(pattern, method)));
            }
        }

        return [.. routes.Distinct().OrderBy(r => r.Pattern, StringComparer.Ordinal).ThenBy(r => r.Ask, StringComparer.Ordinal)];
    }

    // A page without a handler for opening it is shown all the same.
    private static IEnumerable<string> Handlers(CompiledPageActionDescriptor page) => page.HandlerMethods
        .Select(h => h.HttpMethod.ToUpperInvariant() + (h.Name is null ? "" : " " + h.Name))
        .Append("GET")
        .Distinct();
}
