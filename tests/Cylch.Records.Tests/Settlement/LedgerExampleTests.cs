using System.Globalization;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

/// <summary>The worked example of the ledger in the documents, settled from the records and compared entry by entry.</summary>
public sealed class LedgerExampleTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_ledger_is_as_the_documents_say(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 6);
        await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 9, 29), 6), new LocalDate(2026, 10, 6));
        await world.CloseAsync(database, 7);
        await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 11, 3), 7), new LocalDate(2026, 11, 9));
        await world.CloseAsync(database, 8);

        await using var db = database.Open();
        var entries = await (
            from e in db.LedgerEntries
            join l in db.StatementLines on e.LineId equals l.Id
            join r in db.SettlementRuns on e.RunId equals r.Id
            select new { r.PeriodNumber, l.Number, l.Kind, e.Account, e.AmountPence }).ToListAsync();
        var booked = entries.GroupBy(e => (e.PeriodNumber, e.Number, e.Kind)).OrderBy(g => (g.Key.PeriodNumber, g.Key.Number)).Select(line => string.Join(" | ",
            line.Key.PeriodNumber.ToString(CultureInfo.InvariantCulture), line.Key.Kind,
            Pounds(line.Where(e => e.Account == LedgerAccount.CareCost).Sum(e => e.AmountPence)),
            Pounds(line.Where(e => e.Account == LedgerAccount.ProviderPayable).Sum(e => e.AmountPence)),
            Pounds(line.Where(e => e.Account == LedgerAccount.HeldForOutcomes).Sum(e => e.AmountPence))));

        booked.ShouldBe(Documented());
        await world.HoldsAsync(database);
    }

    private static IEnumerable<string> Documented() =>
        File.ReadLines(Path.Combine(Root(), "docs", "worked-examples", "ledger", "three-periods.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsDigit(line[2]))
            .Select(line => line.Trim('|', ' '));

    private static string Pounds(long pence) =>
        (pence < 0 ? "-" : "") + string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(pence) / 100}.{Math.Abs(pence) % 100:00}");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cylch.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not stand inside the repository.");
        }

        return folder.FullName;
    }
}
