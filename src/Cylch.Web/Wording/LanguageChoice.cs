using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cylch.Web.Wording;

/// <summary>
/// The language of a request: what the reader last chose, else what their account opens in, else what their browser asks
/// for. Changing it keeps the page and its query.
/// </summary>
public sealed class LanguageChoice(RequestDelegate next)
{
    public const string Cookie = "cylch-language";
    private static readonly object Key = new();

    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var language = Choose(context);
        context.Items[Key] = language;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
        context.Response.Headers.ContentLanguage = language.Code;
        return next(context);
    }

    public static Language Of(HttpContext? context) => context?.Items[Key] as Language ?? Language.English;

    /// <summary>The address that shows this very page in the other language.</summary>
    public static string Toggle(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var back = UriHelper.BuildRelative(context.Request.PathBase, context.Request.Path, context.Request.QueryString);
        return "/language/" + Of(context).Other.Code + "?back=" + Uri.EscapeDataString(back);
    }

    public static void Set(HttpContext context, Language language)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(language);
        context.Response.Cookies.Append(Cookie, language.Code, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/language/{code:regex(^(en|cy)$)}", (HttpContext context, string code, string? back) =>
    {
        Set(context, Language.OfCode(code));

        // Only back into ourselves: an address of another site would make this a way to send people there.
        return Results.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) ? back! : "/");
    });

    private static Language Choose(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { } chosen)
        {
            return Language.OfCode(chosen);
        }

        var asked = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.Value;
        return Language.OfCode(asked is not null && asked.StartsWith("cy", StringComparison.OrdinalIgnoreCase) ? "cy" : "en");
    }
}
