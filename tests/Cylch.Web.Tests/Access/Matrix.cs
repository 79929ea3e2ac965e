using Cylch.Rules.Access;
using Cylch.Web.Tests.TestData;
using Shouldly;

namespace Cylch.Web.Tests.Access;

/// <summary>One row of docs/access-matrix.md: who may ask what of an address.</summary>
/// <param name="OnBothSides">The address names nobody's record, so the same people of any organisation may.</param>
public sealed record MatrixRow(Route Route, bool Everybody, bool EveryAccount, bool OnBothSides, IReadOnlySet<string> Codes, string Line);

/// <summary>The matrix as it is written, by hand, in the document.</summary>
internal static class Matrix
{
    /// <summary>The short name of each persona in the document, and its name in <see cref="Side"/>.</summary>
    public static readonly IReadOnlyDictionary<string, string> Personas = new Dictionary<string, string>
    {
        ["CO"] = nameof(Role.Commissioner),
        ["KO"] = nameof(Role.ContractOfficer),
        ["CM"] = nameof(Role.CareManager),
        ["TL"] = nameof(Role.TeamLeader),
        ["BR"] = nameof(Role.Broker),
        ["FO"] = nameof(Role.FinanceOfficer),
        ["FA"] = nameof(Role.FinanceApprover),
        ["QO"] = nameof(Role.QualityOfficer),
        ["AN"] = nameof(Role.Analyst),
        ["PM"] = nameof(Role.ProviderManager),
        ["PF"] = nameof(Role.ProviderFinance),
        ["CW"] = nameof(Role.CareWorker),
        ["RI"] = nameof(Role.ResponsibleIndividual),
        ["AU"] = nameof(Role.Auditor),
        ["AD"] = nameof(Role.Administrator),
        ["HC"] = "BoardCommissioner",
        ["HF"] = "BoardFinance",
        ["OT"] = "OtherTeam",
        ["PA"] = "ProviderAdministrator",
        ["SE"] = "Self",
        ["CA"] = "Carer",
        ["C£"] = "CarerMoney",
        ["AV"] = "Advocate",
        ["NO"] = "Nobody",
    };

    public static IReadOnlyList<MatrixRow> Read(string document) => [.. document.Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.StartsWith("| `/", StringComparison.Ordinal))
        .Select(Row)];

    public static MatrixRow Row(string line)
    {
        var cells = line.Trim('|', ' ').Replace(@"\|", "\n", StringComparison.Ordinal).Split('|')
            .Select(c => c.Replace('\n', '|').Trim().Trim('`')).ToList();
        cells.Count.ShouldBe(3, line);
        var words = cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var everybody = cells[2] == "everybody";
        var everyAccount = cells[2] == "every account";
        var both = everyAccount || words is ["any:", ..];
        var codes = everybody || everyAccount ? [] : words.Where(w => w != "any:").ToHashSet();
        codes.ShouldBeSubsetOf(Personas.Keys, line);
        return new MatrixRow(new Route(cells[0], cells[1]), everybody, everyAccount, both, codes, line);
    }

    public static bool May(this MatrixRow row, string code, bool isOwnSide) =>
        row.Everybody || row.EveryAccount || (row.Codes.Contains(code) && (isOwnSide || row.OnBothSides));
}
