using System.Security.Claims;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Web.Startup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Cylch.Web.Access;

/// <summary>Sign-in: accounts kept with the records, a second factor for all, cookies that scripts cannot read.</summary>
internal static class SignInSetup
{
    /// <summary>How long somebody may be away before they sign in again.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    public static void AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        // Real records travel over TLS alone, and so do the cookies that open them.
        var secure = Settings.ModeOf(configuration) == Mode.Production ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(cookie => SignInCookie(cookie, secure));
            cookies.TwoFactorUserIdCookie!.Configure(cookie => Named(cookie.Cookie, "cylch-passkey", secure));
        });
        services.AddAuthentication().AddCookie(PartWay.Scheme, cookie =>
        {
            Named(cookie.Cookie, "cylch-part-way", secure);
            cookie.ExpireTimeSpan = PartWay.Lasts;
            cookie.SlidingExpiration = false;
        });
        services.AddAuthorization();

        // Were this one "always", pages with a form would fail behind a proxy that ends TLS: the policy over all cookies marks it.
        services.AddAntiforgery(forms => Named(forms.Cookie, "cylch-form", CookieSecurePolicy.SameAsRequest));
        services.Configure<CookiePolicyOptions>(every => every.Secure = secure);
        services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(notice => Named(notice.Cookie, "cylch-notice", secure));
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.User.RequireUniqueEmail = true;
            })
            .AddEntityFrameworkStores<CylchDb>()
            .AddSignInManager();
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            // The holder is checked each time, by finger, face or code: a passkey is then two factors by itself.
            passkey.UserVerificationRequirement = "required";
            passkey.ResidentKeyRequirement = "required";
            passkey.ServerDomain = configuration["domain"];
            passkey.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && IsOurs(asked.Origin, asked.HttpContext.Request.Host.Host));
        });
        services.AddScoped<PartWay>().AddScoped<SignInSteps>().AddScoped<Authenticators>().AddScoped<Passkeys>();
    }

    // The page that asked was ours, over TLS; a machine of one's own needs none. A proxy may have ended TLS before us, so the
    // browser's word of the scheme counts and not the request's.
    private static bool IsOurs(string origin, string host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Host == host && (page.Scheme == Uri.UriSchemeHttps || page.IsLoopback);

    private static void SignInCookie(CookieAuthenticationOptions cookie, CookieSecurePolicy secure)
    {
        Named(cookie.Cookie, "cylch-sign-in", secure);
        cookie.LoginPath = AccessLinks.SignIn;
        cookie.AccessDeniedPath = AccessLinks.SignIn;
        cookie.ReturnUrlParameter = "back";
        cookie.ExpireTimeSpan = Idle;
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = IsStillSignedInAsync;
        cookie.Events.OnRedirectToLogin = ToSignIn;
    }

    private static void Named(CookieBuilder cookie, string name, CookieSecurePolicy secure)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = secure;
        cookie.IsEssential = true;
    }

    // Asked of the records at every request: a session that was ended, an account that was closed or a password that was
    // changed elsewhere is out with its next page.
    private static async Task IsStillSignedInAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var (ties, clock) = (services.GetRequiredService<Ties>(), services.GetRequiredService<IClock>());
        var principal = context.Principal;
        var (key, stamp, now) = (principal?.FindFirstValue(SignInSteps.SessionClaim), principal?.FindFirstValue(SignInSteps.StampClaim), clock.GetCurrentInstant());
        if (key is null || !await ties.IsSessionLiveAsync(SecretCode.Hash(key), stamp, now, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    // Back to the page that was asked for. What was sent to it is lost, so a form is opened again, not sent again.
    private static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var kept = HttpMethods.IsGet(request.Method) ? request.QueryString.Value : QueryString.Create(request.Query.Where(q => q.Key != "handler")).Value;
        context.Response.Redirect(AccessLinks.SignIn + QueryString.Create("back", request.PathBase + request.Path + kept));
        return Task.CompletedTask;
    }
}
