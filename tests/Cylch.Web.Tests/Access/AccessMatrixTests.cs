using System.Net;
using Cylch.Web.Tests.TestData;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Access;

/// <summary>
/// Every route of the program against every persona of two sides, with the answers written by hand in docs/access-matrix.md.
/// A route that is not in the document fails, and so does a row without its route.
/// </summary>
public sealed class AccessMatrixTests(AccessApp app) : IClassFixture<AccessApp>
{
    [Fact]
    public async Task Every_route_has_its_row_and_every_row_its_route()
    {
        var routes = await Routes.AllAsync(app.Services);
        var rows = Written();
        routes.Count.ShouldBeGreaterThan(20);
        var written = rows.Select(r => r.Route).ToList();
        routes.Except(written).Select(r => $"| `{r.Pattern}` | {r.Ask} | who? |").ShouldBeEmpty("docs/access-matrix.md does not say who may");
        written.Except(routes).Select(r => r.ToString()).ShouldBeEmpty("docs/access-matrix.md has rows for what is not there");
        written.GroupBy(r => r).Where(g => g.Count() > 1).Select(g => g.Key.ToString()).ShouldBeEmpty("two rows for one route");
    }

    [Fact]
    public async Task Every_answer_is_the_one_written_by_hand() => (await DifferencesAsync(Written())).ShouldBeEmpty();

    [Fact]
    public async Task A_wrong_answer_is_caught()
    {
        var right = Written().First(r => r.Route is { Pattern: "/access/accounts", Ask: "GET" });
        var wrong = Matrix.Row(right.Line.Replace("AD", "CM", StringComparison.Ordinal));
        var found = await DifferencesAsync([wrong]);
        found.ShouldContain("/access/accounts GET: CM of Arfon is refused");
        found.ShouldContain("/access/accounts GET: AD of Cemais is let in");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("cy")]
    public async Task Every_page_opens_whole_for_somebody_who_may(string language)
    {
        var broken = new List<string>();
        foreach (var row in Written().Where(r => r.Route.Method == HttpMethod.Get && !r.Route.Pattern.StartsWith("/language", StringComparison.Ordinal)))
        {
            var visitor = row.Everybody ? Visitor.Stranger : await app.AsAsync(app.Own, Matrix.Personas[row.EveryAccount ? "CM" : row.Codes.First()]);
            var page = await app.GetAsync(visitor with { Cookie = $"cylch-language={language}; {visitor.Cookie}".TrimEnd(' ', ';') }, row.Route.Address(app.Own.Ids));

            // A file or picture of something the record does not have is not there, nor a cohort where none was measured.
            var isRight = page.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect
                || (page.StatusCode == HttpStatusCode.NotFound && (row.Route.Ask.Contains(' ', StringComparison.Ordinal) || row.Route.Pattern.Contains("cohorts/", StringComparison.Ordinal)))
                || row.Route.Pattern.StartsWith("/problem", StringComparison.Ordinal);
            if (!isRight)
            {
                broken.Add($"{row.Route.Pattern} {row.Route.Ask}: {(int)page.StatusCode}");
            }
        }

        broken.ShouldBeEmpty();
    }

    private static IReadOnlyList<MatrixRow> Written()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "docs", "access-matrix.md")))
        {
            folder = folder.Parent!;
        }

        return Matrix.Read(File.ReadAllText(Path.Combine(folder.FullName, "docs", "access-matrix.md")));
    }

    private async Task<IReadOnlyList<string>> DifferencesAsync(IEnumerable<MatrixRow> rows)
    {
        var differences = new List<string>();
        foreach (var row in rows)
        {
            await CompareAsync(differences, row, "a stranger", Visitor.Stranger, row.Everybody);
            foreach (var (side, isOwn) in ((Side, bool)[])[(app.Own, true), (app.Other, false)])
            {
                foreach (var (code, persona) in Matrix.Personas)
                {
                    var name = $"{code} of {(isOwn ? "Arfon" : "Cemais")}";
                    await CompareAsync(differences, row, name, await app.AsAsync(side, persona), row.May(code, isOwn));
                }
            }
        }

        return differences;
    }

    // The address always names the records of Arfon.
    private async Task CompareAsync(List<string> differences, MatrixRow row, string who, Visitor visitor, bool may)
    {
        var response = await app.AskAsync(visitor, row.Route.Method, row.Route.Address(app.Own.Ids));
        var isLetIn = IsLetIn(row, response);
        if (isLetIn != may)
        {
            differences.Add($"{row.Route.Pattern} {row.Route.Ask}: {who} is {(isLetIn ? "let in" : "refused")}");
        }
    }

    private static bool IsLetIn(MatrixRow row, HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.NoContent or HttpStatusCode.OK => true,
        HttpStatusCode.Redirect => response.Headers.Location?.OriginalString.StartsWith("/access/sign-in", StringComparison.Ordinal) != true,
        HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => false,

        // A stranger has no form to send from.
        HttpStatusCode.BadRequest when row.Route.Method == HttpMethod.Post => row.Everybody,
        var other => throw new InvalidOperationException($"{row.Route}: {(int)other}"),
    };
}
