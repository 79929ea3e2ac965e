using Cylch.Records.Schema;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Startup;

/// <summary>
/// <c>./cylch schema</c>: prints what the model would create on a database, to write the next numbered script from.
/// </summary>
internal static class SchemaVerb
{
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var isPostgres = args.Contains("postgres");
        using var db = (isPostgres ? Database.Postgres("Host=localhost") : Database.Embedded("not-opened.db")).Open();
        await output.WriteLineAsync("-- Scripts in the program: " + string.Join(", ", SchemaScripts.Names(!isPostgres)));
        await output.WriteLineAsync(db.Database.GenerateCreateScript());
        return 0;
    }
}
