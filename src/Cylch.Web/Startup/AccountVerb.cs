using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Schema;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Startup;

/// <summary>
/// <c>./cylch account …</c>: the first organisation and the first account of a real installation, which nobody could
/// otherwise make. Whoever can run it has the database anyway.
/// </summary>
internal static class AccountVerb
{
    private const string Reason = "./cylch account";

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        string[] words = [.. args.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal))];
        await using var app = CylchHost.Build([.. args[words.Length..], "--mode", "production"]);
        await using var scope = app.Services.CreateAsyncScope();
        var told = new Told(scope.ServiceProvider.GetRequiredService<WordBook>(), output);
        var db = scope.ServiceProvider.GetRequiredService<CylchDb>();
        await SchemaScripts.ApplyAsync(db);
        if (await Preparation.RefusalAsync(scope.ServiceProvider.GetRequiredService<Settings>(), db) is { } refusal)
        {
            return await told.FailAsync(w => w[refusal]);
        }

        return words switch
        {
            ["organisation", "create"] => await OrganisationAsync(scope.ServiceProvider, app.Configuration, told),
            ["create"] => await AccountAsync(scope.ServiceProvider, app.Configuration, told),
            _ => await told.FailAsync(w => w["startup.account.help"]),
        };
    }

    private static async Task<int> OrganisationAsync(IServiceProvider services, IConfiguration given, Told told)
    {
        OrganisationKind? kind = given["kind"] switch
        {
            "local-authority" => OrganisationKind.LocalAuthority,
            "health-board" => OrganisationKind.HealthBoard,
            "provider" => OrganisationKind.Provider,
            _ => null,
        };
        if (Missing(given, "reference", "name-en", "name-cy") is { } missing || kind is null)
        {
            return await told.FailAsync(w => w["startup.account.missing", kind is null ? "--kind" : Missing(given, "reference", "name-en", "name-cy")]);
        }

        var input = new CreateOrganisationInput(kind.Value, given["reference"]!, given["name-en"]!, given["name-cy"]!);
        var made = await services.GetRequiredService<CreateOrganisation>().RunAsync(Now(services), input, Reason, CancellationToken.None);
        return made.IsRefused
            ? await told.FailAsync(w => w.Refusal(made.Refusal!))
            : await told.SayAsync(w => w["startup.account.organisation", w.Either(input.NameEn, input.NameCy)]);
    }

    private static async Task<int> AccountAsync(IServiceProvider services, IConfiguration given, Told told)
    {
        var isRole = Enum.TryParse<Role>(given["role"], ignoreCase: true, out var role) && Enum.IsDefined(role);
        if (Missing(given, "email", "name", "organisation") is { } missing)
        {
            return await told.FailAsync(w => w["startup.account.missing", missing]);
        }

        var reference = given["organisation"]!;
        var organisation = await services.GetRequiredService<CylchDb>().Organisations.SingleOrDefaultAsync(o => o.Reference == reference);
        if (!isRole || organisation is null)
        {
            return await told.FailAsync(w => w["startup.account.missing", isRole ? "--organisation " + reference : "--role"]);
        }

        var input = new CreateAccountInput(given["email"]!, given["name"]!, Language.OfCode(given["language"]).Code, organisation.Id, role);
        var made = await services.GetRequiredService<CreateAccount>().RunAsync(Now(services), input, Reason, CancellationToken.None);
        if (made.IsRefused)
        {
            return await told.FailAsync(w => w.Refusal(made.Refusal!));
        }

        var code = await services.GetRequiredService<MakeSetUpLink>().RunAsync(Now(services), made.Value, Reason, CancellationToken.None);
        var address = (given["address"] ?? given["urls"]?.Split(';')[0] ?? "http://127.0.0.1:5080").TrimEnd('/');
        await told.SayAsync(w => w["startup.account.link", input.Name]);
        return await told.LineAsync(address + AccessLinks.SetUp + QueryString.Create("code", code.Value));
    }

    private static string? Missing(IConfiguration given, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (string.IsNullOrWhiteSpace(given[name]))
            {
                return "--" + name;
            }
        }

        return null;
    }

    private static Doing Now(IServiceProvider services) => new(null, services.GetRequiredService<IClock>().GetCurrentInstant());
}
