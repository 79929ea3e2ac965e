using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Tests.TestData;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Access;

/// <summary>The program as it runs for real, on an empty database, at a time the test sets.</summary>
public sealed class ProductionApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cylch-production-").FullName;
    private int _accounts;

    public MovingTime Time { get; } = new();

    public Instant Now => Instant.FromDateTimeOffset(Time.GetUtcNow());

    public long AuthorityId { get; private set; }

    public Doing Doing => new(null, Now);

    public async ValueTask InitializeAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Cylch.slnx")))
        {
            root = root.Parent!;
        }

        Environment.SetEnvironmentVariable("ASPNETCORE_CONTENTROOT", Path.Combine(root.FullName, "src", "Cylch.Web"));
        var made = await WithAsync<CreateOrganisation, Cylch.Rules.Decision<long>>(create => create.RunAsync(
            Doing, new CreateOrganisationInput(OrganisationKind.LocalAuthority, "LA1", "Test County Council", "Cyngor Sir Prawf"), "test", CancellationToken.None));
        AuthorityId = made.Value;
    }

    public async Task<TResult> WithAsync<TAction, TResult>(Func<TAction, Task<TResult>> work)
        where TAction : notnull
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TAction>());
    }

    /// <summary>A new account that has not signed in yet.</summary>
    public async Task<NewAccount> AccountAsync(Role role = Role.CareManager)
    {
        var mail = FormattableString.Invariant($"somebody{Interlocked.Increment(ref _accounts)}@example.test");
        var id = (await WithAsync<CreateAccount, Cylch.Rules.Decision<long>>(create => create.RunAsync(
            Doing, new CreateAccountInput(mail, "Gwyneth Tudur", "en", AuthorityId, role), "test", CancellationToken.None))).Value;
        return new NewAccount(id, mail, await LinkAsync(id));
    }

    public async Task<string> LinkAsync(long accountId) => (await WithAsync<MakeSetUpLink, Cylch.Rules.Decision<string>>(
        make => make.RunAsync(Doing, accountId, "test", CancellationToken.None))).Value;

    /// <summary>A browser with nothing in it, asking over TLS.</summary>
    public HttpClient Client() => CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        BaseAddress = new Uri("https://localhost"),
    });

    public Browser Browser() => new(Client());

    /// <summary>Somebody who has set up a password and an authenticator app, and is signed in.</summary>
    public async Task<Member> MemberAsync(Role role = Role.CareManager)
    {
        var account = await AccountAsync(role);
        var client = Client();
        var member = new Member(this, account, client, new Browser(client));
        await member.ChoosePasswordAsync(account.Code);
        await member.EnrolAsync();
        return member;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseSetting("mode", "production");
        builder.UseSetting("data", _folder);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.AddSingleton<IClock>(new ClockOf(Time));
        });
    }

    private sealed class ClockOf(TimeProvider time) : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(time.GetUtcNow());
    }
}

/// <summary>The real time, and what the test adds to it.</summary>
public sealed class MovingTime : TimeProvider
{
    private TimeSpan _ahead;

    public void Pass(TimeSpan time) => _ahead += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}

/// <param name="Code">Of the one-time link.</param>
public sealed record NewAccount(long Id, string Mail, string Code);

/// <summary>Somebody at a browser, with their password and the key in their authenticator app.</summary>
public sealed class Member(ProductionApp app, NewAccount account, HttpClient client, Browser browser)
{
    public const string Password = "mynydd llwynog chwarter";

    public NewAccount Account => account;

    public Browser Browser => browser;

    public HttpClient Client => client;

    public byte[] Key { get; private set; } = [];

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task ChoosePasswordAsync(string code)
    {
        var chosen = await browser.SendAsync("/access/set-up?code=" + code, Fields(("Password", Password), ("Again", Password)));
        chosen.Location?.OriginalString.ShouldBe("/access/enrol");
    }

    public async Task EnrolAsync()
    {
        var page = await browser.OpenAsync("/access/enrol");
        Key = FromBase32(page.Document.QuerySelector("code")!.TextContent);
        var codes = await browser.SendAsync(page, "/access/enrol", Fields(("Code", CodeNow())));
        RecoveryCodes = [.. codes.Document.QuerySelectorAll("main li code").Select(c => c.TextContent)];
        RecoveryCodes.Count.ShouldBe(10, codes.Text);
    }

    /// <summary>The code the app shows; a fresh one each time it is asked for.</summary>
    public string CodeNow() => Totp.Code(Key, Totp.StepAt(app.Now));

    public string NextCode()
    {
        app.Time.Pass(TimeSpan.FromSeconds(Totp.SecondsInStep));
        return CodeNow();
    }

    public Task<Seen> GivePasswordAsync(Browser other, string password = Password, string back = "") => other.SendAsync(
        "/access/sign-in" + (back.Length > 0 ? "?back=" + Uri.EscapeDataString(back) : ""), Fields(("Mail", account.Mail), ("Password", password)));

    public static Dictionary<string, string> Fields(params IEnumerable<(string Name, string Value)> fields) => fields.ToDictionary(f => f.Name, f => f.Value);

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
