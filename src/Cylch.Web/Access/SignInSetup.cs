using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Web.Layout;
using Microsoft.AspNetCore.Identity;

namespace Cylch.Web.Access;

/// <summary>Sign-in: accounts kept with the records, a second factor for all, a cookie that scripts cannot read.</summary>
internal static class SignInSetup
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "cylch-sign-in";
            cookie.LoginPath = AccessLinks.SignIn;
            cookie.AccessDeniedPath = AccessLinks.SignIn;
            cookie.ReturnUrlParameter = "back";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.SlidingExpiration = true;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
        });
        services.AddAuthorization();
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.User.RequireUniqueEmail = true;
                identity.Password.RequiredLength = 12;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireDigit = false;
                identity.Lockout.MaxFailedAccessAttempts = 5;
            })
            .AddEntityFrameworkStores<CylchDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(AccessLinks.SignOut, async (SignInManager<Account> signIn) =>
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect(FrameLinks.Home);
    });
}
