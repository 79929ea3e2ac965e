namespace Cylch.Web.Startup;

/// <summary>Nothing from elsewhere, nothing inline, nothing framed, nothing guessed.</summary>
public sealed class SecurityHeaders(RequestDelegate next, Settings settings)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        if (settings.Mode == Mode.Production)
        {
            // Browsers heed it over TLS alone, so a machine of one's own without TLS is not shut out.
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";

        // Records are personal: no copy is kept by anything between us and the reader. Static files set their own.
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        return next(context);
    }
}
