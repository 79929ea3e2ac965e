namespace Cylch.Web.Startup;

/// <summary><c>./cylch import</c>: what can be brought in from a file, by the second word.</summary>
internal static class ImportVerb
{
    /// <summary>What the command line asked for cannot be: told apart from a program that failed.</summary>
    public const int NotUnderstood = 2;

    private static readonly Dictionary<string, Func<string[], TextWriter, Task<int>>> ByName = new(StringComparer.Ordinal)
    {
        ["readings"] = ReadingsVerb.RunAsync,
        ["visits"] = VisitsVerb.RunAsync,
    };

    public static Task<int> RunAsync(string[] args, TextWriter output) =>
        ByName.TryGetValue(args.FirstOrDefault() ?? "", out var import) ? import(args[1..], output) : ReadingsVerb.HowAsync(output);
}
