using Cylch.Records.Contracts;
using Cylch.Records.Delivery;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Delivery;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Delivery;

public sealed class RunVisitImportTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_file_becomes_visits_refused_rows_and_one_event_each(DatabaseKind kind)
    {
        await using var steps = await VisitImportSteps.CreateAsync(kind);
        var import = await steps.ImportAsync(new VisitSheet().Days(24)
            .Visit(VisitSheet.Day, ("ServiceUserRef", "P-9999"), ("StartTimeClaimed", "17:00:00"), ("ActualStartTime", "17:00:00"))
            .Visit(VisitSheet.Day, ("VisitDate", "31/02/2026"), ("NumberOfCarers", "12"))
            .Visit(new LocalDate(2026, 11, 20), ("MissedReason", "Not at home"), ("ActualStartTime", ""), ("ActualDuration", ""), ("OutcomeNote", "Nobody there")));

        import.State.ShouldBe(VisitImportState.Finished);
        Tally(import).ShouldBe(new VisitTally(27, 25, 0, 2));
        Tally(import).Balances.ShouldBeTrue();
        import.BytesRead.ShouldBe(import.FileBytes);
        var visit = await steps.ReadAsync(db => db.Visits.SingleAsync(v => v.ImportId == import.Id && v.MissedReason != null));
        visit.ActualMinutes.ShouldBe(0);
        visit.Note.ShouldBe("Nobody there");
        var refusals = await steps.RefusalsAsync(import.Id);
        refusals.Select(r => (r.LineNumber, r.Code)).ShouldBe(
            [(26, "delivery.person-unknown"), (27, "delivery.date-wrong"), (27, "delivery.care-workers-outside")]);
        refusals[0].RawText.ShouldContain("P-9999");
        refusals[2].RawText.ShouldBe("");
        var events = await steps.ReadAsync(db => db.ChangeEvents.Where(e => e.SubjectKind == "import").Select(e => e.Action).ToListAsync());
        events.ShouldBe([nameof(ReceiveVisitFile), nameof(ConfirmVisitImport), nameof(RunVisitImport)]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Idempotent_the_same_visits_in_parts_or_in_another_order_are_taken_once(DatabaseKind kind)
    {
        var sheet = new VisitSheet().Days(35);
        await using var whole = await VisitImportSteps.CreateAsync(kind);
        await whole.ImportAsync(sheet);
        var again = await whole.SendAsync(sheet.Reversed());
        VisitImportPreview.Read((await whole.ImportAsync(again.Value.ImportId)).Preview).RowsAlreadyHeld.ShouldBe(35);
        (await whole.ConfirmAsync(again.Value.ImportId)).Refusal!.Code.ShouldBe("delivery.import-nothing-new");

        await using var parts = await VisitImportSteps.CreateAsync(kind);
        await parts.ImportAsync(sheet.Part(20..));
        await parts.ImportAsync(sheet.Part(..25).Reversed());

        (await parts.VisitsAsync()).ShouldBe(await whole.VisitsAsync());
        (await whole.VisitsAsync()).Count.ShouldBe(35);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Durable_an_import_that_dies_at_any_commit_goes_on_to_the_same_end(DatabaseKind kind)
    {
        // A row twice in the file, in two batches: read again after a crash, the second is still refused and not already held.
        var sheet = new VisitSheet().Days(24).Visit(VisitSheet.Day).Days(0)
            .Visit(VisitSheet.Day.PlusDays(1), ("ActualStartTime", "09:20:00"), ("CareWorkerRef", "W2")).Line("\"never closed");
        await using var straight = await VisitImportSteps.CreateAsync(kind);
        var expected = await straight.ImportAsync(sheet);
        Tally(expected).ShouldBe(new VisitTally(27, 24, 0, 3));
        for (var commit = 1; commit <= 3; commit++)
        {
            await using var broken = await VisitImportSteps.CreateAsync(kind);
            var id = (await broken.SendAsync(sheet)).Value.ImportId;
            await broken.ConfirmAsync(id);
            await Should.ThrowAsync<ProcessDiedException>(() => broken.RunAsync(id, new DiesAtCommit(commit)));
            var left = await broken.ImportAsync(id);
            left.RowsRead.ShouldBe((commit - 1) * 10);
            (await broken.VisitsAsync()).Count.ShouldBe((int)left.RowsAccepted);

            (await broken.RunAsync(id)).Refusal.ShouldBeNull();

            Tally(await broken.ImportAsync(id)).ShouldBe(Tally(expected));
            (await broken.VisitsAsync()).ShouldBe(await straight.VisitsAsync());
            (await broken.RefusalsAsync(id)).Select(r => (r.LineNumber, r.Code, r.RawText))
                .ShouldBe((await straight.RefusalsAsync(expected.Id)).Select(r => (r.LineNumber, r.Code, r.RawText)));
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Stopped_between_batches_it_keeps_and_counts_what_it_took_and_can_go_on(DatabaseKind kind)
    {
        await using var steps = await VisitImportSteps.CreateAsync(kind);
        var id = (await steps.SendAsync(new VisitSheet().Days(45))).Value.ImportId;
        await steps.ConfirmAsync(id);
        await steps.RunAsync(id, new StopsAtCommit(1, () => steps.CancelAsync(id)));

        var stopped = await steps.ImportAsync(id);
        stopped.State.ShouldBe(VisitImportState.Cancelled);
        Tally(stopped).ShouldBe(new VisitTally(20, 20, 0, 0));
        (await steps.VisitsAsync()).Count.ShouldBe(20);

        await steps.ConfirmAsync(id);
        await steps.RunAsync(id);
        var ended = await steps.ImportAsync(id);
        ended.State.ShouldBe(VisitImportState.Finished);
        Tally(ended).ShouldBe(new VisitTally(45, 45, 0, 0));
        (await steps.CancelAsync(id)).Refusal!.Code.ShouldBe("delivery.import-finished");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Said_stop_before_it_begins_nothing_is_taken(DatabaseKind kind)
    {
        await using var steps = await VisitImportSteps.CreateAsync(kind);
        var id = (await steps.SendAsync(new VisitSheet().Days(3))).Value.ImportId;
        await steps.ConfirmAsync(id);
        await steps.CancelAsync(id);
        (await steps.ImportAsync(id)).State.ShouldBe(VisitImportState.Cancelling);

        await steps.RunAsync(id);

        (await steps.ImportAsync(id)).State.ShouldBe(VisitImportState.Cancelled);
        (await steps.VisitsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Two_processes_at_one_import_take_each_visit_once(DatabaseKind kind)
    {
        await using var steps = await VisitImportSteps.CreateAsync(kind);
        var id = (await steps.SendAsync(new VisitSheet().Days(25))).Value.ImportId;
        await steps.ConfirmAsync(id);

        var outer = await steps.RunAsync(id, new StopsAtCommit(1, async () => (await steps.RunAsync(id)).Refusal.ShouldBeNull()));

        outer.Refusal!.Code.ShouldBe("delivery.import-run-elsewhere");
        Tally(await steps.ImportAsync(id)).ShouldBe(new VisitTally(25, 25, 0, 0));
        (await steps.VisitsAsync()).Count.ShouldBe(25);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Visits_of_a_closed_period_are_taken_and_counted_as_late(DatabaseKind kind)
    {
        await using var steps = await VisitImportSteps.CreateAsync(kind);
        await steps.ReadAsync(async db =>
        {
            var scheme = new ContractScheme
            {
                ContractId = steps.World.ContractId, Number = 1, InForceFrom = new LocalDate(2026, 4, 6), Terms = "[]", SavedAt = SmallWorld.Now,
            };
            db.Add(scheme);
            await db.SaveChangesAsync();
            db.Add(new SettlementRun
            {
                ContractId = steps.World.ContractId, SchemeId = scheme.Id, YearStartsOn = new LocalDate(2026, 4, 6), PeriodNumber = 7,
                FromOn = new LocalDate(2026, 9, 21), UntilOn = new LocalDate(2026, 10, 18), TotalPence = 0, PreparedAt = SmallWorld.Now,
                ApprovedAt = SmallWorld.Now,
            });
            return await db.SaveChangesAsync();
        });

        var import = await steps.ImportAsync(new VisitSheet().Days(20));

        VisitImportPreview.Read(import.Preview).RowsLate.ShouldBe(14);
        import.RowsLate.ShouldBe(14);
        import.RowsAccepted.ShouldBe(20);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Rows_are_refused_for_what_the_records_know(DatabaseKind kind)
    {
        await using var steps = await VisitImportSteps.CreateAsync(kind);
        var import = await steps.ImportAsync(new VisitSheet()
            .Visit(VisitSheet.Day)
            .Visit(VisitSheet.Day, ("ServiceUserRef", "P-0002"))
            .Visit(VisitSheet.Day, ("ContractNumber", "C-002"))
            .Visit(VisitSheet.Day, ("ContractNumber", "C-777"))
            .Visit(new LocalDate(2026, 4, 6))
            .Visit(new LocalDate(2026, 12, 3))
            .Visit(new LocalDate(2026, 3, 29), ("StartTimeClaimed", "01:30:00"))
            .Visit(new LocalDate(2026, 10, 25), ("StartTimeClaimed", "01:30:00"), ("ActualStartTime", "01:30:00"))
            .Visit(new LocalDate(2026, 10, 25), ("StartTimeClaimed", "01:30:00+01:00"), ("ActualStartTime", "01:30:00+01:00"), ("DurationClaimed", "00:30:00"), ("ActualDuration", "00:30:00"))
            .Visit(new LocalDate(2026, 10, 25), ("StartTimeClaimed", "01:30:00+00:00"), ("ActualStartTime", "01:30:00+00:00"), ("DurationClaimed", "00:30:00"), ("ActualDuration", "00:30:00"))
            .Visit(VisitSheet.Day, ("ActualStartTime", "09:30:00"), ("CareWorkerRef", "W2"))
            .Visit(new LocalDate(2026, 11, 23), ("ActualStartTime", "08:30:00"), ("StartTimeClaimed", "08:30:00"))
            .Visit(new LocalDate(2026, 11, 24), ("ActualStartTime", "08:55:00"), ("StartTimeClaimed", "08:55:00")));

        (await steps.RefusalsAsync(import.Id)).Select(r => (r.LineNumber, r.Code)).ShouldBe(
        [
            (3, "delivery.person-unknown"), (4, "delivery.contract-of-another"), (5, "delivery.contract-unknown"), (6, "delivery.date-outside-package"),
            (7, "delivery.date-outside"), (8, "delivery.date-outside"), (9, "delivery.time-twice"), (9, "delivery.time-twice"),
            (12, "delivery.person-overlap"), (13, "delivery.person-overlap-held"),
        ]);
        Tally(import).ShouldBe(new VisitTally(13, 4, 0, 9));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Without_its_kept_file_an_import_says_so_and_can_go_on_once_it_is_back(DatabaseKind kind)
    {
        await using var steps = await VisitImportSteps.CreateAsync(kind);
        var sheet = new VisitSheet().Days(3);
        var id = (await steps.SendAsync(sheet)).Value.ImportId;
        await steps.ConfirmAsync(id);
        File.Delete(steps.Uploads.PathOf((await steps.ImportAsync(id)).FileHash));

        (await steps.RunAsync(id)).Refusal!.Code.ShouldBe("delivery.upload-gone");
        (await steps.ImportAsync(id)).State.ShouldBe(VisitImportState.Failed);

        (await steps.SendAsync(sheet)).Value.ShouldBe(new ReceivedVisitFile(id, WasHeld: true));
        await steps.ConfirmAsync(id);
        await steps.RunAsync(id);
        (await steps.ImportAsync(id)).State.ShouldBe(VisitImportState.Finished);
    }

    private static VisitTally Tally(VisitImport import) => new(import.RowsRead, import.RowsAccepted, import.RowsAlreadyHeld, import.RowsRefused);
}
