using System.Globalization;
using Cylch.Records.Delivery;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Jobs;

/// <summary>
/// The program is killed (kill -9) at seeded random instants while it takes a file of visits. Three kills for each database,
/// or as many as <c>CYLCH_KILLS</c> says.
/// </summary>
public sealed class KilledImportTests
{
    private const int KillsAFile = 3;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    private static int Kills => int.Parse(Environment.GetEnvironmentVariable("CYLCH_KILLS") ?? "3", CultureInfo.InvariantCulture);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Durable_an_import_killed_at_any_instant_ends_as_one_that_was_not(DatabaseKind kind)
    {
        var inside = 0;
        for (var (file, killed) = (0, 0); killed < Kills; file++)
        {
            await using var straight = await KilledImport.CreateAsync(DatabaseKind.Sqlite, file);
            await straight.RunAsync();
            await using var import = await KilledImport.CreateAsync(kind, file);
            for (var kill = 0; kill < KillsAFile && killed < Kills; kill++, killed++)
            {
                inside += await KillAsync(import, file, kill) ? 1 : 0;
            }

            await using (var last = import.Serve())
            {
                await import.UntilAsync(last, i => i.State == VisitImportState.Finished);
            }

            (await import.ToldAsync()).ShouldBe(await straight.ToldAsync(), $"file {file}");
            await ShouldHoldAllAsync(import);
        }

        // Kills before the first batch or after the last would prove little.
        inside.ShouldBeGreaterThan(Kills / 2);
    }

    // Starts the program, by turns serving and with the same file sent again, and kills it somewhere in the kill's own part of the file.
    private static async Task<bool> KillAsync(KilledImport import, int file, int kill)
    {
        var numbers = SeededNumbers.For(2026, "kill", file * KillsAFile + kill);
        var part = KilledImport.Rows / (KillsAFile + 1);
        var atRow = kill * part + numbers.Below(part);
        await using (var process = kill % 2 == 0 ? import.Serve() : import.SendAgain())
        {
            await import.UntilAsync(process, i => i.RowsRead >= atRow);
            await Task.Delay(numbers.Below(40));
            await process.KillAsync();
        }

        return await ShouldAddUpAsync(import);
    }

    // What is told of an import that was cut is true of what was saved. True when it was cut inside.
    private static async Task<bool> ShouldAddUpAsync(KilledImport killed)
    {
        var import = await killed.ReadAsync(db => db.VisitImports.AsNoTracking().SingleAsync(i => i.Id == killed.ImportId));
        var visits = await killed.ReadAsync(db => db.Visits.CountAsync(v => v.ImportId == import.Id));
        var refused = await killed.ReadAsync(db => db.VisitImportRefusals.Where(r => r.ImportId == import.Id).Select(r => r.LineNumber).Distinct().CountAsync());
        var ends = await killed.ReadAsync(db => db.ChangeEvents.CountAsync(e => e.Action == nameof(RunVisitImport)));

        import.RowsAccepted.ShouldBe(visits);
        import.RowsRefused.ShouldBe(refused);
        import.RowsRead.ShouldBe(import.RowsAccepted + import.RowsAlreadyHeld + import.RowsRefused);
        ends.ShouldBe(import.State == VisitImportState.Finished ? 1 : 0);
        return import.RowsRead > 0 && import.State == VisitImportState.Running;
    }

    private static async Task ShouldHoldAllAsync(KilledImport killed)
    {
        (await killed.SendAsync(killed.Sheet)).Value.ShouldBe(new ReceivedVisitFile(killed.ImportId, WasHeld: true));
        var accepted = await killed.ReadAsync(db => db.VisitImports.Where(i => i.Id == killed.ImportId).Select(i => i.RowsAccepted).SingleAsync());
        var reversed = (await killed.SendAsync(killed.Sheet.Reversed())).Value.ImportId;
        var preview = VisitImportPreview.Read(await killed.ReadAsync(db => db.VisitImports.Where(i => i.Id == reversed).Select(i => i.Preview).SingleAsync()));

        preview.RowsToAccept.ShouldBe(0);
        preview.RowsAlreadyHeld.ShouldBeGreaterThanOrEqualTo(accepted);
    }
}
