using Cylch.Bench.Pricing;

namespace Cylch.Bench.Served;

/// <summary>Something measured that has no rival to agree with: mostly the program as people run it, spoken to over the network.</summary>
/// <param name="Name">As in quality goals and on the command line, such as <c>p9</c>.</param>
/// <param name="Title">What is measured.</param>
/// <param name="Goal">What should be reached, in words.</param>
/// <param name="RunAsync">Measures, in so many rounds, and gives back what the report says of it.</param>
public sealed record Measurement(string Name, string Title, string Goal, Func<BenchFolder, int?, Task<string>> RunAsync)
{
    public static readonly IReadOnlyList<Measurement> All = [LateCorrection.P4, PagesUnderLoad.P9, PagesOpened.P13, FirstPage.P14];

    /// <summary>Another word for it on the command line.</summary>
    public string? Alias { get; init; }

    public bool IsAsked(IReadOnlyCollection<string> names) => names.Count == 0 || names.Contains(Name) || (Alias is { } alias && names.Contains(alias));
}
