using System.Text;
using Cylch.Rules.Delivery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Delivery;

public sealed class VisitFileReaderTests
{
    [Fact]
    public void A_row_is_typed()
    {
        var reading = new VisitFileText()
            .With(("PaymentClaimed", "13.20"), ("NumberOfCarers", "2"), ("OutcomeNote", "\"Walked to the gate, \"\"da iawn\"\"\""))
            .Read();

        var row = reading.OnlyRow;
        reading.Reader.FileRefusal.ShouldBeNull();
        row.Line.ShouldBe(2);
        reading.Reader.Refs.Text(row.Person).ShouldBe("P000001");
        reading.Reader.Refs.Text(row.Contract).ShouldBe("C001");
        reading.Reader.Refs.Text(row.CareWorker).ShouldBe("W1");
        row.VisitOn.ShouldBe(new LocalDate(2026, 9, 1));
        row.ActualStartAt.ShouldBe(Instant.FromUtc(2026, 9, 1, 7, 3));
        row.ActualEndAt.ShouldBe(Instant.FromUtc(2026, 9, 1, 7, 32, 30));
        row.ActualMinutes.ShouldBe(30);
        row.PlannedMinutes.ShouldBe(30);
        row.CareWorkers.ShouldBe(2);
        row.PaymentClaimedPence.ShouldBe(1320);
        row.ContributionPence.ShouldBeNull();
        row.OutcomeNote.ShouldBe("Walked to the gate, \"da iawn\"");
        row.IsMissed.ShouldBeFalse();
    }

    [Fact]
    public void Columns_may_come_in_any_order_and_after_a_byte_order_mark()
    {
        var row = new VisitFileText().Row().Split(',');
        var text = "\uFEFF" + string.Join(',', VisitFileText.Headings.Split(',').Reverse()) + "\n" + string.Join(',', row.Reverse()) + "\n";

        VisitFileText.Read(text).OnlyRow.ContentKey.ShouldBe(new VisitFileText().With().Read().OnlyRow.ContentKey);
    }

    [Fact]
    public void A_quoted_heading_after_a_byte_order_mark_is_read()
    {
        var text = "\uFEFF\"FileReference\"" + VisitFileText.Headings["FileReference".Length..] + "\n" + new VisitFileText().Row();

        VisitFileText.Read(text).Rows.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "delivery.file-empty")]
    [InlineData("\r\n\r\n", "delivery.file-empty")]
    [InlineData("HEAD\r\n", "delivery.file-no-rows")]
    [InlineData("HEAD,FileReference\r\n", "delivery.heading-twice")]
    [InlineData("HEAD,KeySafe\r\n", "delivery.heading-unknown")]
    [InlineData("FileReference,Description\r\n", "delivery.heading-missing")]
    [InlineData("\"FileReference\r\n", "delivery.heading-unreadable")]
    [InlineData("HEAD\rrow\r", "delivery.file-bare-returns")]
    public void A_file_that_cannot_be_read_is_refused_by_name(string text, string code) =>
        VisitFileText.Read(text.Replace("HEAD", VisitFileText.Headings, StringComparison.Ordinal)).Reader.FileRefusal!.Code.ShouldBe(code);

    [Fact]
    public void A_file_in_another_encoding_is_refused_by_name()
    {
        var text = VisitFileText.Headings + "\r\n" + new VisitFileText().Row();
        var oneByteLetters = Encoding.Latin1.GetBytes("Siân," + text);

        Refusal(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text))).ShouldBe("delivery.file-utf16");
        Refusal(Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes(text))).ShouldBe("delivery.file-utf16");
        Refusal(Encoding.Unicode.GetBytes(text)).ShouldBe("delivery.file-utf16");
        Refusal(oneByteLetters).ShouldBe("delivery.file-not-utf8");

        static string? Refusal(IEnumerable<byte> file) => VisitFileText.Read(file.ToArray()).Reader.FileRefusal?.Code;
    }

    [Theory]
    [InlineData("VisitDate", "31/02/2026", "delivery.date-wrong")]
    [InlineData("VisitDate", "2026-09-01", "delivery.date-wrong")]
    [InlineData("VisitDate", "31/12/2025", "delivery.date-outside")]
    [InlineData("VisitDate", "", "delivery.cell-empty")]
    [InlineData("WeekEnding", "6/9/2026", "delivery.date-wrong")]
    [InlineData("Created", "yesterday", "delivery.moment-wrong")]
    [InlineData("StartTimeClaimed", "24:00:00", "delivery.time-wrong")]
    [InlineData("ActualStartTime", "08:60:00", "delivery.time-wrong")]
    [InlineData("ActualStartTime", "8:00", "delivery.time-wrong")]
    [InlineData("ActualStartTime", "", "delivery.cell-empty")]
    [InlineData("ActualStartTime", "08:03:00+00:00", "delivery.offset-wrong")]
    [InlineData("ActualStartTime", "08:03:00+02:00", "delivery.time-wrong")]
    [InlineData("DurationClaimed", "00:00:00", "delivery.duration-zero")]
    [InlineData("ActualDuration", "24:00:01", "delivery.duration-too-long")]
    [InlineData("ActualDuration", "half an hour", "delivery.duration-wrong")]
    [InlineData("PaymentClaimed", "£13.20", "delivery.amount-wrong")]
    [InlineData("PaymentClaimed", "-13.20", "delivery.amount-wrong")]
    [InlineData("ServiceUserContribution", "13.205", "delivery.amount-wrong")]
    [InlineData("NumberOfCarers", "two", "delivery.number-wrong")]
    [InlineData("NumberOfCarers", "0", "delivery.care-workers-outside")]
    [InlineData("SecondaryVisit", "perhaps", "delivery.yes-no-wrong")]
    [InlineData("ServiceUserRef", "=1+1", "delivery.cell-formula")]
    [InlineData("ServiceUserDetails", "@SUM(A1)", "delivery.cell-formula")]
    [InlineData("OutcomeNote", "-2+3", "delivery.cell-formula")]
    [InlineData("CareWorkerRef", "+44", "delivery.cell-formula")]
    [InlineData("ServiceUserDetails", "Mair\0Ellis", "delivery.nul-byte")]
    [InlineData("ServiceUserDetails", "Mair\rEllis", "delivery.bare-return")]
    [InlineData("ServiceUserDetails", "Mair\u0001Ellis", "delivery.control-character")]
    public void A_bad_cell_is_refused_by_name_and_column(string heading, string cell, string code)
    {
        var reason = new VisitFileText().With((heading, cell)).Read().OnlyReason;

        reason.Refusal.Code.ShouldBe(code);
        reason.Column.ShouldBe(heading);
    }

    [Fact]
    public void Everything_wrong_with_a_row_is_named()
    {
        var reading = new VisitFileText().With(("VisitDate", "x"), ("ActualDuration", "y"), ("ServiceUserRef", "")).Read();

        reading.Codes.ShouldBe(["delivery.date-wrong", "delivery.duration-wrong", "delivery.cell-empty"], ignoreOrder: true);
    }

    [Fact]
    public void A_cell_longer_than_its_limit_is_refused() =>
        new VisitFileText().With(("ServiceUserRef", new string('P', 61))).Read().OnlyReason.Refusal
            .ShouldBe(new Refusal("delivery.cell-too-long", "ServiceUserRef", 60));

    [Fact]
    public void Letters_that_are_not_UTF8_cost_their_own_row_only()
    {
        var good = new VisitFileText().Row();
        var bytes = Encoding.Latin1.GetBytes($"{VisitFileText.Headings}\n{good.Replace("Mair", "Siân", StringComparison.Ordinal)}\n{good}\n");

        var reading = VisitFileText.Read(bytes);

        reading.OnlyReason.Refusal.ShouldBe(new Refusal("delivery.not-utf8", "ServiceUserDetails"));
        reading.Rows.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(",", "delivery.columns-wrong")]
    [InlineData("\"", "delivery.quote-stray")]
    public void A_row_that_cannot_be_cut_is_refused_as_a_whole(string ending, string code)
    {
        var reading = new VisitFileText().WithLine(new VisitFileText().Row(("OutcomeNote", "well")) + ending).With().Read();

        reading.OnlyReason.Refusal.Code.ShouldBe(code);
        reading.OnlyReason.Column.ShouldBeNull();
        reading.OnlyRow.Line.ShouldBe(3);
    }

    [Fact]
    public void An_unclosed_quote_costs_its_own_line_and_no_more()
    {
        var broken = new VisitFileText().Row(("OutcomeNote", "\"never closed"));
        var reading = new VisitFileText().With().WithLine(broken).With(("ServiceUserRef", "P2")).With(("OutcomeNote", "\"a, b\"")).Read();

        reading.OnlyReason.Refusal.Code.ShouldBe("delivery.quote-unclosed");
        reading.Refused[0].Line.ShouldBe(3);
        Encoding.UTF8.GetString(reading.Refused[0].Raw.Span).ShouldBe(broken);
        reading.Rows.Select(row => row.Line).ShouldBe([2, 4, 5]);
    }

    [Fact]
    public void A_note_may_hold_line_breaks_inside_quotes()
    {
        var reading = new VisitFileText().With(("OutcomeNote", "\"one\r\ntwo\"")).With(("ServiceUserRef", "P2")).Read();

        reading.Rows.Select(row => row.Line).ShouldBe([2, 4]);
        reading.Rows[0].OutcomeNote.ShouldBe("one\r\ntwo");
    }

    [Fact]
    public void A_line_of_ten_megabytes_is_named_and_passed_over_within_fixed_memory()
    {
        var good = new VisitFileText().Row();
        var text = $"{VisitFileText.Headings}\n{good}\n{new string('x', 10_000_000)}\n{good}\n";

        var reading = VisitFileText.Read(text);

        reading.OnlyReason.Refusal.ShouldBe(new Refusal("delivery.record-too-long", VisitFileReader.RecordLimit));
        reading.Refused[0].Raw.Length.ShouldBe(VisitFileReader.RecordLimit);
        reading.Refused[0].HasWholeCells.ShouldBeFalse();
        reading.Rows.Select(row => row.Line).ShouldBe([2, 4]);
    }

    [Fact]
    public void The_spring_hour_that_no_clock_showed_is_refused()
    {
        var reading = new VisitFileText().With(("VisitDate", "29/03/2026"), ("StartTimeClaimed", "00:45:00"), ("ActualStartTime", "01:15:00")).Read();

        reading.OnlyReason.Refusal.ShouldBe(
            new Refusal("delivery.time-skipped", "ActualStartTime", "01:15:00", new LocalDate(2026, 3, 29)));
    }

    [Fact]
    public void The_autumn_hour_that_came_twice_asks_which()
    {
        var text = new VisitFileText().With(("VisitDate", "25/10/2026"), ("StartTimeClaimed", "00:30:00"), ("ActualStartTime", "01:15:00"));

        text.Read().OnlyReason.Refusal.Code.ShouldBe("delivery.time-twice");
        Start("+01:00").ShouldBe(Instant.FromUtc(2026, 10, 25, 0, 15));
        Start("+00:00").ShouldBe(Instant.FromUtc(2026, 10, 25, 1, 15));

        static Instant Start(string offset) => new VisitFileText()
            .With(("VisitDate", "25/10/2026"), ("StartTimeClaimed", "00:30:00"), ("ActualStartTime", "01:15:00" + offset))
            .Read().OnlyRow.ActualStartAt;
    }

    [Theory]
    [InlineData("23:55:00", "00:03:00", 2)]
    [InlineData("00:10:00", "23:58:00", 31)]
    [InlineData("08:00:00", "21:00:00", 1)]
    public void A_start_across_midnight_from_the_claim_is_on_the_next_or_last_day(string claimed, string actual, int day)
    {
        var row = new VisitFileText().With(("StartTimeClaimed", claimed), ("ActualStartTime", actual)).Read().OnlyRow;

        row.ActualStartAt.InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).Day.ShouldBe(day);
        row.VisitOn.Day.ShouldBe(1);
    }

    [Fact]
    public void A_missed_visit_needs_no_actual_times_and_no_duration()
    {
        var row = new VisitFileText()
            .With(("MissedReason", "In hospital"), ("ActualStartTime", ""), ("ActualDuration", ""), ("DurationClaimed", "00:00:00"))
            .Read().OnlyRow;

        row.IsMissed.ShouldBeTrue();
        row.ActualSeconds.ShouldBe(0);
        row.ActualStartSeconds.ShouldBe(row.ClaimedStartSeconds);
    }

    [Fact]
    public void A_missed_visit_that_lasted_is_refused() =>
        new VisitFileText().With(("MissedReason", "In hospital")).Read().OnlyReason.Refusal.Code.ShouldBe("delivery.missed-but-visited");

    [Fact]
    public void A_row_after_a_refused_one_takes_nothing_from_it()
    {
        var reading = new VisitFileText().With(("ServiceUserRef", "=P")).With(("ServiceUserRef", "=P")).With().With().Read();

        reading.Refused.Count.ShouldBe(2);
        reading.Rows.Select(row => reading.Reader.Refs.Text(row.Person)).ShouldBe(["P000001", "P000001"]);
    }

    [Fact]
    public void A_first_row_that_repeats_its_heading_is_read_for_itself()
    {
        var reading = new VisitFileText().With(("FileReference", "FileReference")).Read();

        reading.Reader.Refs.Text(reading.OnlyRow.FileReference).ShouldBe("FileReference");
    }

    [Fact]
    public void Another_councils_columns_are_another_profile()
    {
        var profile = new VisitFileProfile(
            "short",
            [
                new("Person", VisitField.PersonRef, true),
                new("Day", VisitField.VisitDate, true),
                new("From", VisitField.ActualStart, true),
                new("For", VisitField.ActualDuration, true),
            ],
            VisitDateForm.YearMonthDay,
            VisitTimeForm.HoursMinutes,
            ExtraColumns.Ignored);

        var reading = VisitFileText.Read(Encoding.UTF8.GetBytes("Day,Colour,From,For,Person\n2026-09-01,red,08:00,00:30,P9\n"), profile: profile);

        reading.OnlyRow.ActualMinutes.ShouldBe(30);
        reading.OnlyRow.ActualStartAt.ShouldBe(Instant.FromUtc(2026, 9, 1, 7, 0));
        reading.Reader.Refs.Text(reading.OnlyRow.Person).ShouldBe("P9");
    }

    [Fact]
    public void The_days_a_file_may_tell_of_must_have_an_end() => Should.Throw<ArgumentException>(
        () => new VisitFileReader(VisitFileProfile.TwentyFourColumns, new DateRange(new LocalDate(2026, 1, 1)), 1));
}
