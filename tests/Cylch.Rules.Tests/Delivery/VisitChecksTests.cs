using Cylch.Rules.Delivery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Delivery;

public sealed class VisitChecksTests
{
    private static readonly DateRange September = new(new LocalDate(2026, 9, 1), new LocalDate(2026, 9, 30));

    [Fact]
    public void A_visit_that_fits_is_accepted_with_its_package()
    {
        var verdict = Judge(new VisitFileText().With()).ShouldHaveSingleItem();

        verdict.Standing.ShouldBe(VisitStanding.Accepted);
        verdict.PackageId.ShouldBe(11);
    }

    [Theory]
    [InlineData("ServiceUserRef", "P9", "delivery.person-unknown", "ServiceUserRef")]
    [InlineData("ContractNumber", "C9", "delivery.contract-unknown", "ContractNumber")]
    [InlineData("ContractNumber", "C002", "delivery.contract-of-another", "ContractNumber")]
    [InlineData("ProviderRef", "D002", "delivery.contract-of-another", "ContractNumber")]
    [InlineData("VisitDate", "01/10/2026", "delivery.date-outside-contract", "VisitDate")]
    [InlineData("VisitDate", "20/09/2026", "delivery.date-outside-package", "VisitDate")]
    [InlineData("ServiceUserRef", "P000003", "delivery.package-unknown", "VisitDate")]
    public void A_visit_that_does_not_fit_what_is_known_is_refused_by_name(string heading, string cell, string code, string column)
    {
        var reason = Judge(new VisitFileText().With((heading, cell))).ShouldHaveSingleItem().Reasons.ShouldHaveSingleItem();

        reason.Refusal.Code.ShouldBe(code);
        reason.Column.ShouldBe(column);
    }

    [Fact]
    public void A_provider_may_not_send_the_visits_of_another() =>
        Judge(new VisitFileText().With(), sentBy: "D002").ShouldHaveSingleItem().Reasons[0].Refusal.Code.ShouldBe("delivery.contract-of-another");

    [Fact]
    public void A_package_is_the_one_that_runs_on_the_day() =>
        Judge(new VisitFileText().With(("VisitDate", "25/09/2026"))).ShouldHaveSingleItem().PackageId.ShouldBe(12);

    [Fact]
    public void The_same_visit_twice_in_a_file_is_refused_naming_the_first() =>
        Codes(new VisitFileText().With().With(("FileReference", "F2"), ("OurRef", "INV2")))
            .ShouldBe(["", "delivery.visit-twice (2)"]);

    [Theory]
    [InlineData("MissedReason", "Not at home", "")]
    [InlineData("SecondaryVisit", "true", "00:30:00")]
    public void A_visit_that_takes_nobodys_or_only_a_care_workers_time_is_still_known_when_sent_twice(string heading, string cell, string duration)
    {
        var visit = new[] { (heading, cell), ("ActualDuration", duration) };
        var nobodys = visit.Append(("CareWorkerRef", "")).ToArray();

        Codes(new VisitFileText().With(visit).With(visit)).ShouldBe(["", "delivery.visit-twice (2)"]);
        Codes(new VisitFileText().With(nobodys).With(nobodys)).ShouldBe(["", "delivery.visit-twice (2)"]);
    }

    [Fact]
    public void A_visit_refused_for_running_into_another_is_known_when_sent_again() =>
        Codes(new VisitFileText().With().With(("OutcomeNote", "Another.")).With(("OutcomeNote", "Another.")).With(("OutcomeNote", "A third.")))
            .ShouldBe(
            [
                "", "delivery.care-worker-overlap (W1, 2) and delivery.person-overlap (P000001, 2)", "delivery.visit-twice (3)",
                "delivery.care-worker-overlap (W1, 2) and delivery.person-overlap (P000001, 2)",
            ]);

    [Fact]
    public void Law_a_row_is_said_to_be_sent_twice_exactly_when_an_earlier_row_of_a_known_package_has_its_content()
    {
        var numbers = new SeededNumbers(8);
        var file = new VisitFileText();
        for (var row = 0; row < 600; row++)
        {
            var isMissed = numbers.Below(6) == 0;
            file = file.With(
                ("ActualStartTime", $"{8 + numbers.Below(4):00}:00:00"), ("CareWorkerRef", $"W{numbers.Below(3)}"), ("OutcomeNote", $"{numbers.Below(2)}"),
                ("ServiceUserRef", $"P00000{1 + numbers.Below(2)}"), ("SecondaryVisit", numbers.Below(3) == 0 ? "true" : "false"),
                ("MissedReason", isMissed ? "Not at home" : ""), ("ActualDuration", isMissed ? "" : "00:30:00"));
        }

        var reading = file.Read();
        var checks = Checks(reading);
        var firstOf = new Dictionary<UInt128, int>();
        var twice = 0;
        foreach (var row in reading.Rows)
        {
            var reasons = checks.Check(row).Reasons.Select(reason => reason.Refusal.ToString()).ToList();
            if (firstOf.TryAdd(row.ContentKey, row.Line))
            {
                reasons.ShouldNotContain(reason => reason.StartsWith("delivery.visit-twice", StringComparison.Ordinal));
            }
            else
            {
                reasons.ShouldBe([$"delivery.visit-twice ({firstOf[row.ContentKey]})"]);
                twice++;
            }
        }

        twice.ShouldBeGreaterThan(200);
        firstOf.Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void A_visit_already_held_is_counted_and_no_error()
    {
        var row = new VisitFileText().With().Read().OnlyRow;
        var held = new HeldVisit(row.ContentKey, "P000001", "D001", "W1", row.ActualStartSeconds, row.ActualSeconds, false);

        Judge(new VisitFileText().With(), held: held).ShouldHaveSingleItem().Standing.ShouldBe(VisitStanding.AlreadyHeld);
    }

    [Fact]
    public void A_changed_visit_runs_into_the_one_already_held()
    {
        var row = new VisitFileText().With().Read().OnlyRow;
        var held = new HeldVisit(row.ContentKey, "P000001", "D001", "W1", row.ActualStartSeconds, row.ActualSeconds, false);

        var reasons = Judge(new VisitFileText().With(("ActualDuration", "00:31:00")), held: held).ShouldHaveSingleItem().Reasons;

        reasons.Select(reason => reason.Refusal.ToString())
            .ShouldBe(["delivery.care-worker-overlap-held (W1)", "delivery.person-overlap-held (P000001)"]);
    }

    [Fact]
    public void A_care_worker_cannot_be_in_two_places() =>
        Codes(new VisitFileText().With().With(("ServiceUserRef", "P000002"), ("ActualStartTime", "08:32:29")))
            .ShouldBe(["", "delivery.care-worker-overlap (W1, 2)"]);

    [Fact]
    public void Visits_that_only_touch_do_not_overlap() =>
        Codes(new VisitFileText().With().With(("ServiceUserRef", "P000002"), ("ActualStartTime", "08:32:30"))).ShouldBe(["", ""]);

    [Fact]
    public void A_second_care_worker_is_no_overlap_when_the_row_says_so()
    {
        Codes(new VisitFileText().With().With(("CareWorkerRef", "W2"), ("SecondaryVisit", "true"))).ShouldBe(["", ""]);
        Codes(new VisitFileText().With(("SecondaryVisit", "true")).With(("CareWorkerRef", "W2"))).ShouldBe(["", ""]);
        Codes(new VisitFileText().With().With(("CareWorkerRef", "W2"))).ShouldBe(["", "delivery.person-overlap (P000001, 2)"]);
    }

    [Fact]
    public void A_missed_visit_takes_nobodys_time()
    {
        var missed = new[] { ("MissedReason", "Not at home"), ("ActualDuration", "") };

        Codes(new VisitFileText().With(missed).With()).ShouldBe(["", ""]);
        Codes(new VisitFileText().With().With(missed)).ShouldBe(["", ""]);
    }

    [Fact]
    public void A_refused_visit_takes_nobodys_time() =>
        Codes(new VisitFileText()
            .With()
            .With(("ServiceUserRef", "P000002"), ("ActualStartTime", "08:20:00"), ("ActualDuration", "01:00:00"))
            .With(("ServiceUserRef", "P000002"), ("ActualStartTime", "09:00:00"), ("CareWorkerRef", "W2")))
            .ShouldBe(["", "delivery.care-worker-overlap (W1, 2)", ""]);

    [Fact]
    public void Rows_checked_are_accepted_held_or_refused()
    {
        var reading = new VisitFileText().With().With().With(("ServiceUserRef", "P9")).Read();
        var checks = Checks(reading);
        foreach (var row in reading.Rows)
        {
            checks.Check(row);
        }

        checks.Tally.ShouldBe(new VisitTally(3, 1, 0, 2));
        checks.Tally.Balances.ShouldBeTrue();
    }

    private static VisitChecks Checks(VisitFileReading reading, string? sentBy = null)
    {
        var facts = new VisitFacts(
            new HashSet<string> { "P000001", "P000002", "P000003" },
            new Dictionary<string, KnownContract> { ["C001"] = new("D001", September), ["C002"] = new("D003", September) },
            new Dictionary<(string PersonRef, string ContractNumber), IReadOnlyList<KnownPackage>>
            {
                [("P000001", "C001")] =
                [
                    new(11, new DateRange(new LocalDate(2026, 9, 1), new LocalDate(2026, 9, 15))),
                    new(12, new DateRange(new LocalDate(2026, 9, 25))),
                ],
                [("P000002", "C001")] = [new(13, September)],
            },
            sentBy);
        return new VisitChecks(facts, reading.Reader.Headings!, reading.Reader.Refs);
    }

    private static List<VisitVerdict> Judge(VisitFileText file, string? sentBy = null, HeldVisit? held = null)
    {
        var reading = file.Read();
        var checks = Checks(reading, sentBy);
        if (held is { } visit)
        {
            checks.Hold(visit);
        }

        return [.. reading.Rows.Select(row => checks.Check(row))];
    }

    private static IEnumerable<string> Codes(VisitFileText file) =>
        Judge(file).Select(verdict => string.Join(" and ", verdict.Reasons.Select(reason => reason.Refusal.ToString())));
}
