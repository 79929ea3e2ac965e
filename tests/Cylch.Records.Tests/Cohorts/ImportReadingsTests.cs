using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Cohorts;
using Cylch.Records.Contracts;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Cohorts;

public sealed class ImportReadingsTests
{
    private static readonly Instant Now = CareWorld.At(new LocalDate(2026, 12, 2));

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_row_stands_in_the_records_and_on_a_statement(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var file = await HipRows.FileAsync(HipRows.Take(500));

        var loaded = (await LoadAsync(database, file)).Value;

        await using var db = database.Open();
        var cohort = (await new ReadCohort(db).OfAsync(loaded.AuthorityId, CancellationToken.None))!;
        cohort.Tally.Reconciles.ShouldBeTrue();
        cohort.Tally.Lines.ShouldBe(loaded.Tally.Lines);
        cohort.Summary.Whole.People.ShouldBe(500);
        (await db.People.CountAsync(p => p.AuthorityId == loaded.AuthorityId)).ShouldBe(500);
        (await db.Readings.CountAsync()).ShouldBe(1_000);
        (await db.Readings.CountAsync(r => r.Value == null)).ShouldBe(HipRows.Take(500).Skip(1).Sum(Empty));
        (await db.Verifications.CountAsync()).ShouldBe((int)(loaded.Tally.Of(RowStanding.Judged) + loaded.Tally.Of(RowStanding.Neutral)));
        (await db.PlanReviews.CountAsync()).ShouldBe((int)loaded.Tally.Of(RowStanding.Missing));
        (await db.StatementLines.CountAsync(l => l.OutcomeId != null)).ShouldBe(500);
        (await db.StatementLines.CountAsync(l => l.Kind == "Waits")).ShouldBe((int)loaded.Tally.Of(RowStanding.Missing));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Statements_come_to_what_the_file_and_the_rate_card_say(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var loaded = (await LoadAsync(database, await HipRows.FileAsync(HipRows.Take(500)))).Value;

        await using var db = database.Open();
        var contracts = await new ReadCohort(db).ContractsAsync(loaded.AuthorityId, db.Contracts, CancellationToken.None);
        var byHand = HipRows.Take(500).Skip(1).Select(line => line.Split(',')).GroupBy(c => c[0])
            .ToDictionary(same => same.Key, same => (long?)Math.Min(60_000_00, same.Sum(c => Pence(c[18], c[19]))));
        contracts.ToDictionary(c => c.Provider, c => c.TotalPence).ShouldBe(byHand, ignoreOrder: true);
        (await db.SettlementRuns.CountAsync(r => r.ApprovedAt == null || r.ApprovedByAccountId == r.PreparedByAccountId)).ShouldBe(0);
        (await db.LedgerEntries.SumAsync(e => e.AmountPence)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_same_file_again_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var file = await HipRows.FileAsync(HipRows.Take(60));
        await LoadAsync(database, file);
        var before = await CountsAsync(database);

        var again = (await LoadAsync(database, file)).Value;

        again.AlreadyHeld.ShouldBeTrue();
        again.Settled.ShouldBe(0);
        (await CountsAsync(database)).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Another_file_is_refused_and_leaves_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await LoadAsync(database, await HipRows.FileAsync(HipRows.Take(60)));
        var before = await CountsAsync(database);

        var other = await LoadAsync(database, await HipRows.FileAsync(HipRows.Take(61)));

        other.Refusal.ShouldBe(new Refusal("outcomes.another-file-held", "slice.csv", Now));
        (await CountsAsync(database)).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_interrupted_settlement_goes_on_where_it_stopped(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var file = await HipRows.FileAsync(HipRows.Take(500));
        await Should.ThrowAsync<OperationCanceledException>(() => LoadAsync(database, file, Stop));

        var resumed = (await LoadAsync(database, file)).Value;

        await using var db = database.Open();
        var contracts = await db.Contracts.CountAsync();
        resumed.AlreadyHeld.ShouldBeTrue();
        resumed.Settled.ShouldBe(contracts - 2);
        (await db.SettlementRuns.CountAsync(r => r.ApprovedAt != null)).ShouldBe(contracts);
        (await db.StatementLines.CountAsync(l => l.OutcomeId != null)).ShouldBe(500);

        static void Stop(CohortStep step, int done, int of)
        {
            if (step == CohortStep.Settling && done == 2)
            {
                throw new OperationCanceledException();
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_refused_row_is_kept_with_its_reason_and_makes_no_person(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var lines = HipRows.Take(20);
        lines[7] = lines[7].Replace("2018/19", "2019/20", StringComparison.Ordinal);
        lines[9] = "RL1,0";

        var loaded = (await LoadAsync(database, await HipRows.FileAsync(lines))).Value;

        await using var db = database.Open();
        var refused = await db.ReadingImportRows.Where(r => r.Standing == RowStanding.Refused).OrderBy(r => r.Number).ToListAsync();
        refused.Select(r => (r.Number, r.Reason, r.Column, r.OutcomeId)).ShouldBe(
            [(7, "outcomes.value-unknown", "year", null), (9, "outcomes.row-of-other-length", null, null)]);
        refused[0].Facts.ShouldBe("""["year","2019/20"]""");
        (await db.People.CountAsync(p => p.AuthorityId == loaded.AuthorityId)).ShouldBe(18);
        (await new ReadCohort(db).OfAsync(loaded.AuthorityId, CancellationToken.None))!.Tally.Reconciles.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_code_that_belongs_to_somebody_else_stops_the_import_before_anything_is_kept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var db = database.Open())
        {
            db.Organisations.Add(new Organisation { Kind = OrganisationKind.Provider, Reference = "ADP02", NameEn = "Invented Care", NameCy = "Gofal Dychmygol" });
            await db.SaveChangesAsync();
        }

        var loaded = await LoadAsync(database, await HipRows.FileAsync(HipRows.Take(20)));

        loaded.Refusal.ShouldBe(new Refusal("outcomes.provider-code-taken", "ADP02", "Invented Care"));
        await using var after = database.Open();
        (await after.Organisations.CountAsync()).ShouldBe(1);
        (await after.People.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Others_go_on_registering_people_afterwards(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await LoadAsync(database, await HipRows.FileAsync(HipRows.Take(20)));

        await using var db = database.Open();
        var person = new Person { Reference = "M2", AuthorityId = world.AuthorityId, GivenName = "Nia", FamilyName = "Ellis", Language = "cy" };
        db.People.Add(person);
        await db.SaveChangesAsync();

        person.Id.ShouldBe(await db.People.MaxAsync(p => p.Id));
    }

    [Fact]
    public async Task The_rate_card_can_be_saved_as_terms_like_any_other()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await LoadAsync(database, await HipRows.FileAsync(HipRows.Take(5)));

        await using var db = database.Open();
        var contract = await db.Contracts.Include(c => c.Schemes).FirstAsync();
        SchemeRefusals.All(contract, SchemeText.Read(contract.Schemes[0])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_without_a_usable_row_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);

        (await LoadAsync(database, await HipRows.FileAsync(HipRows.Take(0)[0], "RL1"))).Refusal
            .ShouldBe(new Refusal("outcomes.no-row-usable", "slice.csv", "outcomes.row-of-other-length"));
    }

    private static Task<Decision<ImportedReadings>> LoadAsync(TestDatabase database, ReadingsFile file, Action<CohortStep, int, int>? progress = null) =>
        new ImportReadings(database.Database).LoadAsync(
            file, ReadingsProfile.HipReplacement, Now, isDemonstration: false, progress ?? ((_, _, _) => { }), CancellationToken.None);

    // The rate card by hand, from the two scores as they stand in the file.
    private static long Pence(string before, string after) => before.Length == 0 || after.Length == 0 || Number(before) > 40
        ? 0
        : (Number(after) - Number(before)) switch { >= 8 => 120_00, > 0 => 40_00, 0 => 10_00, _ => 0 };

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static int Empty(string line) => line.Split(',')[18..20].Count(cell => cell.Length == 0);

    private static async Task<IReadOnlyList<int>> CountsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return
        [
            await db.Organisations.CountAsync(), await db.Users.CountAsync(), await db.RoleAssignments.CountAsync(), await db.People.CountAsync(),
            await db.Readings.CountAsync(), await db.Verifications.CountAsync(), await db.Contracts.CountAsync(), await db.SettlementRuns.CountAsync(),
            await db.StatementLines.CountAsync(), await db.LedgerEntries.CountAsync(), await db.ChangeEvents.CountAsync(),
            await db.ReadingImports.CountAsync(), await db.ReadingImportRows.CountAsync(),
        ];
    }
}
