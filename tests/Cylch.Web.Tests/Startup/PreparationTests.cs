using Cylch.Records.Access;
using Cylch.Records.Schema;
using Cylch.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Startup;

/// <summary>Invented and real accounts never share a database, and a real installation can be begun from the command line.</summary>
public sealed class PreparationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cylch-start-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(true, "production", "demonstration accounts", "cyfrifon arddangos")]
    [InlineData(false, "demonstration", "real accounts", "cyfrifon go iawn")]
    public async Task The_program_does_not_start_on_the_other_kind_of_database(bool isDemonstration, string mode, string english, string welsh)
    {
        await WithAccountAsync(isDemonstration);
        var (starts, said) = await PrepareAsync(mode);
        starts.ShouldBeFalse();
        said.ShouldContain(english);
        said.ShouldContain(welsh);
    }

    [Fact]
    public async Task Production_starts_on_a_database_of_real_accounts()
    {
        await WithAccountAsync(isDemonstration: false);
        var (starts, said) = await PrepareAsync("production");
        starts.ShouldBeTrue(said);
    }

    [Fact]
    public async Task The_first_organisation_and_account_are_made_from_the_command_line()
    {
        var organisation = await VerbAsync(
            "account", "organisation", "create", "--kind", "local-authority", "--reference", "LA1", "--name-en", "Test County Council", "--name-cy", "Cyngor Sir Prawf");
        organisation.Code.ShouldBe(0, organisation.Said);
        organisation.Said.ShouldContain("Cyngor Sir Prawf bellach yn sefydliad");
        var account = await VerbAsync(
            "account", "create", "--email", "menna@example.test", "--name", "Menna Roberts", "--organisation", "LA1", "--role", "Administrator",
            "--language", "cy", "--address", "https://cylch.example");
        account.Code.ShouldBe(0, account.Said);
        account.Said.ShouldContain("Give this link to Menna Roberts");
        account.Said.ShouldContain("Rhowch y ddolen hon i Menna Roberts");
        account.Said.ShouldContain("https://cylch.example/access/set-up?code=");
        await using var db = Database.Embedded(Path.Combine(_folder, "cylch.db")).Open();
        var kept = await db.Users.SingleAsync();
        (kept.Email, kept.Language, kept.PasswordHash, kept.IsDemonstration).ShouldBe(("menna@example.test", "cy", null, false));
        (await db.ChangeEvents.Select(e => e.Action).ToListAsync()).ShouldBe(["CreateOrganisation", "CreateAccount", "MakeSetUpLink"]);
    }

    [Theory]
    [InlineData("account")]
    [InlineData("account create --email a@example.test --name A --organisation NONE --role Administrator")]
    [InlineData("account create --email a@example.test --name A")]
    [InlineData("account organisation create --kind school --reference R --name-en A --name-cy B")]
    public async Task What_is_missing_is_said_in_both_languages_and_nothing_is_made(string line)
    {
        var (code, said) = await VerbAsync(line.Split(' '));
        code.ShouldBe(1);
        said.Trim().Split('\n').Length.ShouldBeGreaterThan(1);
        await using var db = Database.Embedded(Path.Combine(_folder, "cylch.db")).Open();
        (await db.Users.AnyAsync() || await db.Organisations.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Accounts_are_not_made_in_a_demonstration()
    {
        await WithAccountAsync(isDemonstration: true);
        var (code, said) = await VerbAsync("account", "create", "--email", "a@example.test", "--name", "A", "--organisation", "LA1", "--role", "Auditor");
        code.ShouldBe(1);
        said.ShouldContain("demonstration accounts");
    }

    private async Task<(int Code, string Said)> VerbAsync(params string[] words)
    {
        await using var said = new StringWriter();
        var code = await Verbs.RunAsync([.. words, "--data", _folder], said);
        return (code, said.ToString());
    }

    private async Task<(bool Starts, string Said)> PrepareAsync(string mode)
    {
        await using var app = CylchHost.Build(["--mode", mode, "--data", _folder]);
        await using var said = new StringWriter();
        return (await Preparation.RunAsync(app.Services, said), said.ToString());
    }

    private async Task WithAccountAsync(bool isDemonstration)
    {
        await using var db = Database.Embedded(Path.Combine(_folder, "cylch.db")).Open();
        await SchemaScripts.ApplyAsync(db);
        db.Users.Add(new Account
        {
            DisplayName = "Somebody", Language = "en", UserName = "a@example.test", NormalizedUserName = "A@EXAMPLE.TEST", SecurityStamp = "s", IsDemonstration = isDemonstration,
        });
        await db.SaveChangesAsync();
    }
}
