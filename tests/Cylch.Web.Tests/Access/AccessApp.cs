using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Cylch.Records;
using Cylch.Records.Schema;
using Cylch.Web.Tests.TestData;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Access;

/// <summary>Somebody signed in: the cookie that says so, and the token their forms carry.</summary>
public sealed record Visitor(string Cookie, string Token)
{
    public static readonly Visitor Stranger = new("", "");
}

/// <summary>
/// The whole program on a database with two sides that have nothing to do with each other. Everybody signs in as people do,
/// through the page; a request may ask only whether it would be let in, and then no page is made.
/// </summary>
public sealed partial class AccessApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private const string OnlyAsk = "X-Only-Ask";

    private readonly string _folder = Directory.CreateTempSubdirectory("cylch-access-").FullName;
    private readonly ConcurrentDictionary<long, Task<Visitor>> _visitors = new();
    private HttpClient? _client;

    public Side Own { get; } = new("Arfon", "Gwenhwyfar Seithenyn");

    public Side Other { get; } = new("Cemais", "Blodeuwedd Anarawd");

    public List<string> LogLines { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Cylch.slnx")))
        {
            root = root.Parent!;
        }

        Environment.SetEnvironmentVariable("ASPNETCORE_CONTENTROOT", Path.Combine(root.FullName, "src", "Cylch.Web"));
        await using var db = Database.Embedded(Path.Combine(_folder, "cylch.db")).Open();
        await SchemaScripts.ApplyAsync(db);
        await Own.BuildAsync(db);
        await Other.BuildAsync(db);
        _client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
    }

    public async Task<T> WithDbAsync<T>(Func<CylchDb, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CylchDb>());
    }

    public Task<Visitor> AsAsync(Side side, string persona)
    {
        ArgumentNullException.ThrowIfNull(side);
        return _visitors.GetOrAdd(side.Accounts[persona], SignInAsync);
    }

    /// <summary>Would this be let in? No page is made and nothing is done.</summary>
    public Task<HttpResponseMessage> AskAsync(Visitor visitor, HttpMethod method, string address) => SendAsync(visitor, method, address, null, onlyAsk: true);

    public Task<HttpResponseMessage> GetAsync(Visitor visitor, string address) => SendAsync(visitor, HttpMethod.Get, address);

    public Task<HttpResponseMessage> PostAsync(Visitor visitor, string address, params IEnumerable<(string Name, string Value)> fields) =>
        SendAsync(visitor, HttpMethod.Post, address, fields);

    public async Task<HttpResponseMessage> SendAsync(
        Visitor visitor, HttpMethod method, string address, IEnumerable<(string Name, string Value)>? fields = null, bool onlyAsk = false, bool withToken = true)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (visitor.Cookie.Length > 0)
        {
            request.Headers.Add("Cookie", visitor.Cookie);
        }

        if (onlyAsk)
        {
            request.Headers.Add(OnlyAsk, "1");
        }

        if (method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([
                .. (fields ?? []).Select(f => KeyValuePair.Create(f.Name, f.Value)),
                .. withToken ? (KeyValuePair<string, string>[])[KeyValuePair.Create("__RequestVerificationToken", visitor.Token)] : []]);
        }

        return await _client!.SendAsync(request);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The cookies a response sets, as a browser would send them back.</summary>
    internal static string CookiesOf(HttpResponseMessage response) => string.Join("; ", response.Headers.TryGetValues("Set-Cookie", out var set)
        ? set.Where(c => !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)).Select(c => c.Split(';')[0])
        : []);

    internal static async Task<string> TokenOfAsync(HttpResponseMessage page) => Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseSetting("mode", "demonstration");
        builder.UseSetting("data", _folder);
        builder.ConfigureTestServices(services =>
        {
            services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new WouldRun()));
            services.AddSingleton<ILoggerProvider>(new Listener(LogLines));
        });
    }

    // A new visitor: the page of personas, its form, and then any page with a form for the token that is now theirs.
    private async Task<Visitor> SignInAsync(long accountId)
    {
        var page = await GetAsync(Visitor.Stranger, "/access/personas");
        var stranger = new Visitor(CookiesOf(page), await TokenOfAsync(page));
        var signedIn = await PostAsync(stranger, "/access/personas", ("accountId", accountId.ToString(CultureInfo.InvariantCulture)));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var cookie = stranger.Cookie + "; " + CookiesOf(signedIn);
        var form = await GetAsync(new Visitor(cookie, ""), "/access/sign-out");
        form.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new Visitor(cookie, await TokenOfAsync(form));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    /// <summary>Innermost of all filters: whatever comes this far was let in.</summary>
    private sealed class WouldRun : IAsyncPageFilter, IAsyncResourceFilter, IOrderedFilter
    {
        public int Order => int.MaxValue;

        // Nobody reads the page that says no, so it is not made.
        public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
        {
            if (context.HttpContext.Request.Headers.ContainsKey(OnlyAsk) && context.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            await next();
        }

        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            if (context.HttpContext.Request.Headers.ContainsKey(OnlyAsk) && context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
            {
                context.Result = new NoContentResult();
                return;
            }

            await next();
        }
    }

    private sealed class Listener(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
            {
                lines.Add(formatter(state, exception) + " " + exception?.Message);
            }
        }

        public void Dispose() => GC.SuppressFinalize(this);
    }
}
