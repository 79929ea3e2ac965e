using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Bulk;
using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Bulk;

public sealed class BulkWriterTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_row_written_in_bulk_reads_back_as_it_was_with_its_gaps(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        await OrganisationAsync(db);
        var at = Instant.FromUtc(2026, 10, 25, 0, 30, 15);

        await new BulkWriter(db).WriteAsync([Person(7, new LocalDate(1942, 5, 12)), Person(8, null)], BulkIds.FromRows, CancellationToken.None);
        await new BulkWriter(db).WriteAsync([Talk(7, at)], BulkIds.FromDatabase, CancellationToken.None);

        var people = await db.People.AsNoTracking().OrderBy(p => p.Id).ToListAsync();
        people.Select(p => (p.Id, p.BornOn, p.KnownAs, p.LivesAlone)).ShouldBe([(7, new LocalDate(1942, 5, 12), "Tŷ \"7\"", true), (8, null, "Tŷ \"8\"", true)]);
        (await db.Conversations.AsNoTracking().SingleAsync()).RecordedAt.ShouldBe(at);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_database_numbers_on_from_rows_that_brought_their_own_numbers(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        await OrganisationAsync(db);

        await new BulkWriter(db).WriteAsync([Person(41, null)], BulkIds.FromRows, CancellationToken.None);
        db.People.Add(Person(0, null));
        await db.SaveChangesAsync();

        (await db.People.MaxAsync(p => p.Id)).ShouldBe(42);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_row_the_database_refuses_takes_the_whole_batch_with_it_when_the_batch_is_one_unit(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var db = database.Open())
        {
            await OrganisationAsync(db);
            await using var unit = await db.Database.BeginTransactionAsync();
            await Should.ThrowAsync<System.Data.Common.DbException>(
                () => new BulkWriter(db).WriteAsync([Person(1, null), Person(1, null)], BulkIds.FromRows, CancellationToken.None));
        }

        await using var after = database.Open();
        (await after.People.AnyAsync()).ShouldBeFalse();
    }

    private static async Task OrganisationAsync(CylchDb db)
    {
        db.Organisations.Add(new Organisation { Kind = OrganisationKind.LocalAuthority, Reference = "A", NameEn = "A", NameCy = "A" });
        await db.SaveChangesAsync();
    }

    private static Person Person(long id, LocalDate? bornOn) => new()
    {
        Id = id, Reference = "P-" + id, AuthorityId = 1, GivenName = "Siân", FamilyName = "Ŵyn", KnownAs = $"Tŷ \"{id}\"", BornOn = bornOn, Language = "cy",
        LivesAlone = true,
    };

    private static Conversation Talk(long personId, Instant at) => new()
    {
        PersonId = personId, HeldOn = new LocalDate(2026, 10, 25), Language = "cy", Place = ConversationPlace.AtHome, RecordedAt = at,
    };
}
