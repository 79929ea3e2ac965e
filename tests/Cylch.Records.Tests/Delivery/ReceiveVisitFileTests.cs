using System.Text;
using Cylch.Records.Delivery;
using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Delivery;

public sealed class ReceiveVisitFileTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_sent_file_is_read_and_shown_and_nothing_is_taken(DatabaseKind kind)
    {
        await using var steps = await VisitImportSteps.CreateAsync(kind);
        var received = await steps.SendAsync(new VisitSheet().Days(10).Visit(VisitSheet.Day, ("ServiceUserRef", "P-9999")));

        var import = await steps.ImportAsync(received.Value.ImportId);
        import.State.ShouldBe(VisitImportState.Previewed);
        var preview = VisitImportPreview.Read(import.Preview);
        (preview.RowsRead, preview.RowsToAccept, preview.RowsRefused).ShouldBe((11, 10, 1));
        preview.Sums.Select(s => (s.ContractNumber, s.WeekFrom, s.Visits, s.ActualMinutes)).ShouldBe(
            [("C-001", "2026-10-05", 7L, 406L), ("C-001", "2026-10-12", 3L, 174L)]);
        var wrong = preview.Refusals.ShouldHaveSingleItem();
        (wrong.Line, wrong.Code).ShouldBe((12, "delivery.person-unknown"));
        KeptRefusal.Read(wrong.Code, wrong.Facts).Facts.ShouldBe(["P-9999"]);
        (await steps.VisitsAsync()).ShouldBeEmpty();
        File.ReadAllText(steps.Uploads.PathOf(import.FileHash)).ShouldStartWith(VisitSheet.Headings);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_same_bytes_again_are_the_earlier_import(DatabaseKind kind)
    {
        await using var steps = await VisitImportSteps.CreateAsync(kind);
        var sheet = new VisitSheet().Days(2);
        var first = (await steps.SendAsync(sheet, key: "form")).Value;

        (await steps.SendAsync(sheet, key: "form")).Value.ImportId.ShouldBe(first.ImportId);
        (await steps.SendAsync(sheet)).Value.ShouldBe(new ReceivedVisitFile(first.ImportId, WasHeld: true));
        (await steps.ReadAsync(db => db.VisitImports.CountAsync())).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_same_bytes_from_another_provider_are_an_import_of_theirs_with_nothing_in_it(DatabaseKind kind)
    {
        await using var steps = await VisitImportSteps.CreateAsync(kind);
        await steps.ImportAsync(new VisitSheet().Days(2));

        var theirs = await steps.SendAsync(new VisitSheet().Days(2), steps.World.OtherProviderId);

        var preview = VisitImportPreview.Read((await steps.ImportAsync(theirs.Value.ImportId)).Preview);
        (preview.RowsToAccept, preview.RowsAlreadyHeld, preview.RowsRefused).ShouldBe((0, 0, 2));
        preview.Refusals.Select(r => r.Code).ShouldBe(
            ["delivery.person-unknown", "delivery.contract-of-another", "delivery.person-unknown", "delivery.contract-of-another"]);
    }

    [Theory]
    [InlineData("", "delivery.file-empty")]
    [InlineData("PK\u0003\u0004rest", "delivery.file-zip")]
    [InlineData("%PDF-1.7", "delivery.file-not-csv")]
    [InlineData("<html><body>", "delivery.file-not-csv")]
    [InlineData("a;b;c;d;e;f;g\r\n1;2;3;4;5;6;7", "delivery.file-separator")]
    [InlineData("Name,Age\r\nx,1", "delivery.heading-unknown")]
    [InlineData("\uFFFEa", "delivery.heading-unknown")]
    public async Task A_file_that_is_no_visit_file_is_refused_by_name_and_leaves_nothing(string text, string code)
    {
        await using var steps = await VisitImportSteps.CreateAsync(DatabaseKind.Sqlite);

        (await steps.SendAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)))).Refusal!.Code.ShouldBe(code);

        await NothingIsLeftAsync(steps);
    }

    [Fact]
    public async Task Other_encodings_are_refused_by_name()
    {
        await using var steps = await VisitImportSteps.CreateAsync(DatabaseKind.Sqlite);
        var text = new VisitSheet().Days(1).Text();

        (await steps.SendAsync(new MemoryStream([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]))).Refusal!.Code.ShouldBe("delivery.file-utf16");
        (await steps.SendAsync(new MemoryStream(Encoding.Unicode.GetBytes(text)))).Refusal!.Code.ShouldBe("delivery.file-utf16");
        (await steps.SendAsync(new MemoryStream(Encoding.Latin1.GetBytes("Tŷ,ê," + text)))).Refusal!.Code.ShouldBe("delivery.file-not-utf8");
        (await steps.SendAsync(new MemoryStream(Encoding.UTF8.GetBytes(VisitSheet.Headings + "\r\n")))).Refusal!.Code.ShouldBe("delivery.file-no-rows");
        await NothingIsLeftAsync(steps);
    }

    [Fact]
    public async Task A_provider_without_a_contract_can_send_nothing()
    {
        await using var steps = await VisitImportSteps.CreateAsync(DatabaseKind.Sqlite);

        (await steps.SendAsync(new VisitSheet().Days(1), steps.World.AuthorityId)).Refusal!.Code.ShouldBe("delivery.no-contract");

        await NothingIsLeftAsync(steps);
    }

    [Fact]
    public async Task Of_a_file_without_end_no_more_than_the_limit_is_read()
    {
        await using var steps = await VisitImportSteps.CreateAsync(DatabaseKind.Sqlite);
        var endless = new OneLine(Encoding.UTF8.GetBytes(VisitSheet.Headings + "\r\n"), length: 1L << 40);

        (await steps.SendAsync(endless)).Refusal!.Code.ShouldBe("delivery.file-too-big");

        endless.Given.ShouldBeLessThan(steps.Uploads.LimitBytes + (1 << 20));
        await NothingIsLeftAsync(steps);
    }

    [Fact]
    public async Task What_a_process_that_died_was_writing_is_removed_and_what_is_still_written_is_not()
    {
        await using var steps = await VisitImportSteps.CreateAsync(DatabaseKind.Sqlite);
        var now = SmallWorld.Now.ToDateTimeOffset();
        Directory.CreateDirectory(steps.Uploads.Folder);
        string Part(string name, DateTimeOffset writtenAt)
        {
            var path = Path.Combine(steps.Uploads.Folder, name + ".part");
            File.WriteAllText(path, "half");
            File.SetLastWriteTimeUtc(path, writtenAt.UtcDateTime);
            return path;
        }

        var (left, held, fresh) = (Part("left", now.AddHours(-2)), Part("held", now.AddHours(-2)), Part("fresh", now));
        await using (new FileStream(held, FileMode.Open, FileAccess.Write, FileShare.None))
        {
            steps.Uploads.RemoveUnfinished(now.AddHours(-1));
        }

        (File.Exists(left), File.Exists(held), File.Exists(fresh)).ShouldBe((false, true, true));
    }

    private static async Task NothingIsLeftAsync(VisitImportSteps steps)
    {
        (await steps.ReadAsync(db => db.VisitImports.CountAsync())).ShouldBe(0);
        (await steps.ReadAsync(db => db.Submissions.CountAsync())).ShouldBe(0);
        Directory.GetFiles(steps.Uploads.Folder).ShouldBeEmpty();
    }
}
