using Cylch.Records.Delivery;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Delivery;

public class WriteNoteTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_note_is_kept_against_its_outcome_once(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);

        var first = await NoteAsync(small, Note(small), "form");
        var second = await NoteAsync(small, Note(small), "form");

        second.Value.ShouldBe(first.Value);
        var note = await small.AsAsync((db, _) => db.VisitNotes.SingleAsync(Stop));
        (note.OutcomeId, note.Progress, note.Words, note.WrittenByAccountId).ShouldBe(
            (small.World.OutcomeId, NoteProgress.PartOfTheWay, "At y capel.", small.World.CareWorkerId));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_note_that_is_wrong_is_refused_by_name(DatabaseKind kind)
    {
        await using var small = await SmallDatabase.CreateAsync(kind);
        var good = Note(small);

        (await NoteAsync(small, good with { OutcomeId = 99_999 })).Refusal!.Code.ShouldBe("delivery.note-of-another-outcome");
        (await NoteAsync(small, good with { Words = " " })).Refusal!.Code.ShouldBe("delivery.note-without-words");
        (await NoteAsync(small, good with { CareWorker = "" })).Refusal!.Code.ShouldBe("delivery.note-without-name");
        (await NoteAsync(small, good with { Language = "fr" })).Refusal!.Code.ShouldBe("delivery.note-language");
        (await NoteAsync(small, good with { NotedOn = SmallWorld.Today.PlusDays(1) })).Refusal!.Code.ShouldBe("delivery.note-outside-package");
        (await NoteAsync(small, good with { NotedOn = new LocalDate(2026, 4, 6) })).Refusal!.Code.ShouldBe("delivery.note-outside-package");
        (await small.AsAsync((db, _) => db.VisitNotes.CountAsync(Stop))).ShouldBe(0);
    }

    private static WriteNoteInput Note(SmallDatabase small) => new(
        small.World.PackageId, small.World.OutcomeId, new LocalDate(2026, 11, 27), "Delyth Morris", NoteProgress.PartOfTheWay, "At y capel.", "cy");

    private static Task<Decision<long>> NoteAsync(SmallDatabase small, WriteNoteInput input, string? key = null) =>
        small.AsAsync((db, recorder) => new WriteNote(db, recorder).RunAsync(SmallWorld.As(small.World.CareWorkerId, key), input, "visited", Stop));
}
