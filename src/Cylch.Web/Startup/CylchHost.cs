using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Jobs;
using Cylch.Web.Layout;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.WebEncoders;
using NodaTime;

namespace Cylch.Web.Startup;

/// <summary>Puts the program together: the one place where clock, database and settings are chosen.</summary>
public static class CylchHost
{
    /// <summary>How many contexts wait, with their connection, for the next request; more at once are made as they are needed.</summary>
    private const int ContextsKept = 16;

    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = ContentRoot(),
        });
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:5080");
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // Keys lie in the data folder, which only its owner may read; who runs the machine decides on encrypting its disk.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        AddCylch(builder.Services, builder.Configuration);
        var app = builder.Build();
        Pipeline(app);
        app.Lifetime.ApplicationStarted.Register(() => Greeting.Say(app, Console.Out));
        return app;
    }

    private static void AddCylch(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => Settings.Read(configuration));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IClock>(s => s.GetRequiredService<Settings>().DemonstrationDay is { } day
            ? new DemonstrationClock(day, s.GetRequiredService<TimeProvider>())
            : SystemClock.Instance);
        services.AddDbContextPool<CylchDb>((s, options) => s.GetRequiredService<Settings>().Database.Configure(options), ContextsKept);
        services.AddSingleton(s => s.GetRequiredService<Settings>().Uploads);
        services.AddHostedService<VisitImportJob>();
        services.AddHttpContextAccessor();
        services.AddSingleton(_ => WordBook.Load());
        services.AddScoped(s => new W(s.GetRequiredService<WordBook>(), LanguageChoice.Of(s.GetRequiredService<IHttpContextAccessor>().HttpContext)));
        services.AddScoped(s => GovukTexts.In(s.GetRequiredService<W>()));
        services.AddScoped<Ties>().AddScoped<Subjects>().AddScoped<Current>().AddScoped<Evaluator>().AddScoped<Recorder>();
        services.AddScoped<Cylch.Web.Pages.Access.AccountChanges>();
        services.AddScoped<AccessPageFilter>().AddScoped<DemonstrationNotice>().AddScoped<SignedOutFilter>();
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSignIn(configuration);
        services.AddSingleton(s => new LookLog(s.GetRequiredService<Settings>().Database));
        services.AddActions();
        services.AddRazorPages(pages =>
        {
            pages.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.ServiceFilterAttribute<SignedOutFilter> { Order = SignedOutFilter.Before });
            pages.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.ServiceFilterAttribute<AccessPageFilter>());
            pages.Conventions.Add(new DemonstrationOnlyPages(configuration));
        });
        services.AddHealthChecks().AddCheck<Readiness>("ready");
        services.AddSingleton<Readiness>();
        services.AddResponseCompression(o => o.EnableForHttps = true);
        services.AddDataProtection().SetApplicationName("Cylch")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Path.GetFullPath(configuration["data"] ?? ".cylch"), "keys")));
    }

    private static void Pipeline(WebApplication app)
    {
        app.UseResponseCompression();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/problem");
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseMiddleware<SmallAssets>();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file =>
            {
                file.Context.Response.Headers.CacheControl = SmallAssets.KeepFor;
                file.Context.Response.Headers.Remove("Pragma");
            },
        });
        app.UseRouting();
        app.UseCookiePolicy();
        app.UseMiddleware<LanguageChoice>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/health");
        app.MapRazorPages();
        LanguageChoice.Map(app);
    }

    // Run from its build folder, the program still finds the pages' assets where they are kept.
    private static string ContentRoot()
    {
        var configured = Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT");
        if (configured is not null)
        {
            return configured;
        }

        var here = Directory.GetCurrentDirectory();
        var beside = Path.Combine(here, "src", "Cylch.Web");
        return Directory.Exists(Path.Combine(beside, "wwwroot")) ? beside : here;
    }
}
