using System.Globalization;
using Cylch.Rules.Settlement;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class LatePaymentTests
{
    private static readonly DatedRate[] Rates =
    [
        new(InterestRateKind.Margin, new LocalDate(2002, 8, 7), 800, true), new(InterestRateKind.BankRate, new LocalDate(2022, 12, 15), 350, true),
        new(InterestRateKind.BankRate, new LocalDate(2023, 6, 22), 500, true), new(InterestRateKind.BankRate, new LocalDate(2023, 8, 3), 525, true),
        new(InterestRateKind.BankRate, new LocalDate(2024, 8, 1), 500, true),
    ];

    [Fact]
    public void Interest_is_as_the_worked_example_says()
    {
        var cases = Documented().ToList();
        cases.Count.ShouldBe(5);
        foreach (var cells in cases)
        {
            var facts = new LatePaymentFacts(
                Pounds(cells[3]), Day(cells[1])!.Value, Day(cells[2]), 30, 30,
                [.. cells[4] == "–" ? [] : cells[4].Split(", ").Select(p => p.Split(' ')).Select(p => new PaidPart(Day(p[0])!.Value, Pounds(p[1])))],
                Day(cells[5])!.Value);
            var accrual = LatePayment.Of(facts, Rates).Value;
            (accrual.DueOn, accrual.DaysLate, accrual.Interest).ShouldBe(
                (Day(cells[6])!.Value, int.Parse(cells[7], CultureInfo.InvariantCulture), Pounds(cells[8])), cells[0]);
        }
    }

    // What collectors of debts published for these half years: 11.5 % and 13.25 %.
    [Theory]
    [InlineData(2023, 1, 2, 1150)]
    [InlineData(2023, 6, 30, 1150)]
    [InlineData(2024, 1, 1, 1325)]
    [InlineData(2024, 7, 1, 1325)]
    [InlineData(2025, 1, 1, 1300)]
    public void The_rate_is_that_of_the_reference_day_before_interest_starts(int year, int month, int day, int hundredths)
    {
        var startsOn = new LocalDate(year, month, day);
        var facts = new LatePaymentFacts(new Money(1000_00), startsOn.PlusDays(-30), startsOn.PlusDays(-30), 30, 30, [], startsOn);

        var accrual = LatePayment.Of(facts, Rates).Value;

        (accrual.Stretches[0].From, accrual.HundredthsOfPercent).ShouldBe((startsOn, hundredths));
    }

    [Fact]
    public void A_rate_that_is_not_known_is_refused_by_the_day_it_is_missing_for()
    {
        var facts = new LatePaymentFacts(new Money(1), new LocalDate(2022, 1, 3), null, 30, 30, [], new LocalDate(2022, 12, 1));

        LatePayment.Of(facts, Rates).Refusal.ShouldBe(new Refusal("settlement.bank-rate-missing", new LocalDate(2021, 12, 31)));
        LatePayment.Of(facts with { ShownOn = new LocalDate(2023, 1, 3), AsOn = new LocalDate(2023, 12, 1) }, Rates[1..]).Refusal!.Code.ShouldBe("settlement.margin-missing");
        LatePayment.Of(facts with { AsOn = new LocalDate(2022, 2, 1) }, []).Value.IsLate.ShouldBeFalse();
    }

    /// <summary>Day by day and in decimal, sharing nothing with the rule.</summary>
    [Fact]
    public void Interest_equals_a_slow_sum_of_days()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var facts = Story(seed);
            var accrual = LatePayment.Of(facts, Rates).Value;
            var sum = 0m;
            for (var day = accrual.DueOn.PlusDays(1); day <= facts.AsOn; day = day.PlusDays(1))
            {
                var owed = facts.Amount.Pence - facts.Paid.Where(p => p.On < day).Sum(p => p.Amount.Pence);
                sum += Math.Max(0, owed) * (decimal)accrual.HundredthsOfPercent;
            }

            accrual.Interest.Pence.ShouldBe((long)Math.Round(sum / 3_650_000m, MidpointRounding.AwayFromZero), $"seed {seed}");
        }
    }

    [Fact]
    public void The_order_of_payments_and_splitting_one_in_two_change_nothing()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var facts = Story(seed);
            var split = facts.Paid.SelectMany(p => new[] { p with { Amount = new Money(p.Amount.Pence / 2) }, p with { Amount = new Money(p.Amount.Pence - p.Amount.Pence / 2) } });
            LatePayment.Of(facts with { Paid = [.. split.Reverse()] }, Rates).Value.Interest
                .ShouldBe(LatePayment.Of(facts, Rates).Value.Interest, $"seed {seed}");
        }
    }

    private static LatePaymentFacts Story(int seed)
    {
        var numbers = SeededNumbers.For(2026, "late-payment", seed);
        var shownOn = new LocalDate(2023, 1, 3).PlusDays(numbers.Below(500));
        var amount = 1 + numbers.Below(50_000_000);
        var approved = numbers.Below(45) - 5;
        return new LatePaymentFacts(
            new Money(amount), shownOn, approved < 0 ? null : shownOn.PlusDays(approved), 30, 30,
            [.. Enumerable.Range(0, numbers.Below(5)).Select(_ => new PaidPart(shownOn.PlusDays(numbers.Below(200)), new Money(amount / 4)))],
            shownOn.PlusDays(numbers.Below(250)));
    }

    private static IEnumerable<string[]> Documented()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cylch.slnx")))
        {
            folder = folder.Parent!;
        }

        return File.ReadLines(Path.Combine(folder.FullName, "docs", "worked-examples", "late-payment", "two-payments.md"))
            .SkipWhile(l => !l.StartsWith("| Case", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|'))
            .Select(l => l.Trim('|', ' ').Split(" | "));
    }

    private static LocalDate? Day(string text) => text == "–" ? null : LocalDatePattern.Iso.Parse(text).Value;

    private static Money Pounds(string text) => new((long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 100));
}
