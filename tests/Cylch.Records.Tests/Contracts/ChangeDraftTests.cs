using System.Text.Json.Nodes;
using Cylch.Records.Contracts;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Contracts;

public sealed class ChangeDraftTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_change_is_an_edition_of_its_own_and_the_ones_before_stay(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var draft = (await world.StartAsync(database)).Value;

        await world.ChangeAsync(database, draft, new DraftChange.Add("outcome-cap"));
        await world.ChangeAsync(database, draft, new DraftChange.Fill(5, new JsonObject { ["capPence"] = 400_00 }));
        await world.ChangeAsync(database, draft, new DraftChange.Move(5, -1));
        await world.ChangeAsync(database, draft, new DraftChange.Renumber());
        await world.ChangeAsync(database, draft, new DraftChange.Remove(4));
        await world.ChangeAsync(database, draft, new DraftChange.Date(null));

        await using var db = database.Open();
        var editions = await db.DraftEditions.Where(e => e.DraftId == draft).OrderBy(e => e.Number).ToListAsync();
        editions.Select(e => (e.Number, e.Change, e.TermNumber)).ShouldBe(
        [
            (1, DraftStep.Started, null), (2, DraftStep.Added, 5), (3, DraftStep.Changed, 5), (4, DraftStep.Moved, 5), (5, DraftStep.Renumbered, null),
            (6, DraftStep.Removed, 4), (7, DraftStep.Dated, null),
        ]);
        editions.ShouldAllBe(e => e.ChangedByAccountId == world.ContractOfficer);
        DraftScheme.Read(editions[2].Terms).Numbered(5)!.Complete().ShouldBe(new OutcomeCap(5, 400_00));
        DraftScheme.Read(editions[4].Terms).Terms[3].Kind.ShouldBe("outcome-cap");
        DraftScheme.Read(editions[6].Terms).Terms.Select(t => t.Number).ShouldBe([1, 2, 3, 5]);
        (editions[5].InForceFrom, editions[6].InForceFrom).ShouldBe((DraftSteps.From, (LocalDate?)null));
        (await db.ContractSchemes.CountAsync(s => s.ContractId == world.ContractId)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Whoever_changes_what_another_has_changed_is_told_who_and_nothing_is_lost(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var draft = (await world.StartAsync(database)).Value;
        await world.ChangeAsync(database, draft, new DraftChange.Remove(3), seen: 1, by: world.TeamLeader);

        var late = await world.ChangeAsync(database, draft, new DraftChange.Add("outcome-cap"), seen: 1);

        late.Refusal!.Code.ShouldBe("contracts.draft-changed");
        late.Refusal.Facts[0].ShouldBe("Rhian Morgan");
        await using var db = database.Open();
        (await db.DraftEditions.CountAsync(e => e.DraftId == draft)).ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_same_form_twice_changes_once_and_a_term_that_is_gone_is_refused_by_its_number(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var draft = (await world.StartAsync(database, new DraftSource.Nothing())).Value;

        var first = await world.ChangeAsync(database, draft, new DraftChange.Add("block-payment"), seen: 1, key: "one");
        var again = await world.ChangeAsync(database, draft, new DraftChange.Add("block-payment"), seen: 1, key: "one");

        again.Value.ShouldBe(first.Value);
        (await world.ChangeAsync(database, draft, new DraftChange.Move(9, 1))).Refusal!.ShouldBe(new Cylch.Rules.Refusal("contracts.no-such-term", 9));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_database_itself_refuses_to_change_an_edition_or_saved_terms(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.StartAsync(database);
        await using var db = database.Open();

        foreach (var change in (string[])
        [
            "UPDATE draft_editions SET terms = '[]'", "DELETE FROM draft_editions", "UPDATE contract_schemes SET terms = '[]'",
            "UPDATE contract_schemes SET acknowledged_at = NULL", "DELETE FROM contract_schemes",
        ])
        {
            await Should.ThrowAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(change), change);
        }
    }
}
