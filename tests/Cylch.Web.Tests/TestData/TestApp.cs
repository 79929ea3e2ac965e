using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Cylch.Records;
using Cylch.Records.Tests.TestData;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.TestData;

/// <summary>The whole program in this process, on an embedded database of its own with the small world in it, on 2 December 2026.</summary>
public sealed class TestApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"cylch-web-{Guid.NewGuid():N}");

    public SmallWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_CONTENTROOT", Path.Combine(Root(), "src", "Cylch.Web"));
        World = await WithDbAsync(SmallWorld.BuildAsync);
    }

    public async Task<T> WithDbAsync<T>(Func<CylchDb, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CylchDb>());
    }

    /// <summary>A browser in which an account is signed in and a language chosen; null is nobody.</summary>
    public Browser As(long? accountId, string language = "en")
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions
        {
            // In production the cookies that guard forms go over TLS alone.
            BaseAddress = new Uri("https://localhost"),
            AllowAutoRedirect = false,
            HandleCookies = true,
        });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        if (accountId is { } id)
        {
            client.DefaultRequestHeaders.Add(KnownAccount.Header, id.ToString(CultureInfo.InvariantCulture));
        }

        return new Browser(client);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // As in production: no demonstration is loaded and there are no personas; only sign-in and the clock are the test's own.
        builder.UseSetting("mode", "production");
        builder.UseSetting("data", _folder);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IClock>(new StandingClock());
            services.AddAuthentication(KnownAccount.Scheme).AddScheme<AuthenticationSchemeOptions, KnownAccount>(KnownAccount.Scheme, null);
            services.Configure<AuthenticationOptions>(o =>
            {
                o.DefaultScheme = KnownAccount.Scheme;
                o.DefaultAuthenticateScheme = KnownAccount.Scheme;
                o.DefaultChallengeScheme = KnownAccount.Scheme;
            });
        });
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cylch.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not stand inside the repository.");
        }

        return folder.FullName;
    }

    private sealed class StandingClock : IClock
    {
        public Instant GetCurrentInstant() => SmallWorld.Now;
    }
}

/// <summary>Signs in whoever the request's header names; for tests alone.</summary>
internal sealed class KnownAccount(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "KnownAccount";
    public const string Header = "X-Known-Account";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Headers.TryGetValue(Header, out var id))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var who = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id.ToString())], Scheme);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(who), Scheme)));
    }
}

/// <summary>What a test sees of a page: its status, its document, and where it sent the reader.</summary>
public sealed record Seen(HttpStatusCode Status, string Text, IHtmlDocument Document, Uri? Location)
{
    /// <summary>The words inside main, with runs of white space made one space.</summary>
    public string Main => string.Join(' ', (Document.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".govuk-error-summary__list li").Select(e => e.TextContent.Trim())];

    public string? Value(string name) => Document.QuerySelector($"main [name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };
}

/// <summary>A reader's browser without script.</summary>
public sealed class Browser(HttpClient client)
{
    public async Task<Seen> OpenAsync(string address) => await SeenAsync(await client.GetAsync(new Uri(address, UriKind.Relative)));

    public Task<HttpResponseMessage> FetchAsync(string address) => client.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>Opens a page, fills its form in as a reader would (everything else stays as shown) and sends it.</summary>
    public async Task<Seen> SendAsync(string address, IReadOnlyDictionary<string, string> filled, string? button = null, string form = "form[method=post]")
    {
        var page = await OpenAsync(address);
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text[..Math.Min(500, page.Text.Length)]);
        return await SendAsync(page, address, filled, button, form);
    }

    public async Task<Seen> SendAsync(Seen page, string address, IReadOnlyDictionary<string, string> filled, string? button = null, string form = "form[method=post]")
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(filled);
        var element = page.Document.QuerySelector(form) as IHtmlFormElement ?? throw new InvalidOperationException($"There is no {form} on {address}.");
        var fields = Shown(element).Where(f => !filled.ContainsKey(f.Key)).Concat(filled).ToList();
        if (button is not null)
        {
            var parts = button.Split('=', 2);
            fields.Add(new(parts[0], parts.Length > 1 ? parts[1] : ""));
        }

        var to = element.GetAttribute("action") is { Length: > 0 } action ? action : address;
        using var content = new FormUrlEncodedContent(fields);
        return await SeenAsync(await client.PostAsync(new Uri(to, UriKind.Relative), content));
    }

    /// <summary>Opens a page, chooses a file at the field its form has for one, and sends it.</summary>
    public async Task<Seen> SendFileAsync(string address, string fileName, byte[] file)
    {
        var page = await OpenAsync(address);
        var element = page.Document.QuerySelector("form[method=post][enctype]") as IHtmlFormElement
            ?? throw new InvalidOperationException($"There is no form for files on {address}.");
        var field = element.QuerySelector("input[type=file]")?.GetAttribute("name") ?? throw new InvalidOperationException($"No file can be chosen on {address}.");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Shown(element).Where(f => f.Key != field))
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(file), field, fileName);
        return await SeenAsync(await client.PostAsync(new Uri(address, UriKind.Relative), content));
    }

    private static IEnumerable<KeyValuePair<string, string>> Shown(IHtmlFormElement form)
    {
        foreach (var element in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } choice when choice.IsChecked:
                    yield return new(name, choice.Value);
                    break;
                case IHtmlInputElement { Type: not ("checkbox" or "radio" or "submit") } input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return new(name, select.Value ?? "");
                    break;
                case IHtmlTextAreaElement area:
                    yield return new(name, area.Value);
                    break;
            }
        }
    }

    private static async Task<Seen> SeenAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new Seen(response.StatusCode, text, await new HtmlParser().ParseDocumentAsync(text), response.Headers.Location);
    }
}
