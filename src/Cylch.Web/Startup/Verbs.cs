namespace Cylch.Web.Startup;

/// <summary>What the program does besides serving pages, by its first word on the command line.</summary>
public static class Verbs
{
    private static readonly Dictionary<string, Func<string[], TextWriter, Task<int>>> ByName = new(StringComparer.Ordinal)
    {
        ["account"] = AccountVerb.RunAsync,
        ["generate"] = GenerateVerb.RunAsync,
        ["import"] = ImportVerb.RunAsync,
        ["schema"] = SchemaVerb.RunAsync,
        ["segments"] = SegmentsVerb.RunAsync,
    };

    public static bool IsVerb(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args.Length > 0 && ByName.ContainsKey(args[0]);
    }

    public static Task<int> RunAsync(string[] args, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(args);
        return ByName[args[0]](args[1..], output);
    }
}
