using Cylch.Rules.Contracts;
using Cylch.Rules.Plans;

namespace Cylch.Rules.Settlement;

/// <summary>Works out the prices that do not depend on results: time, block and the value of a plan.</summary>
internal static class TimeWork
{
    private const int MinutesAnHour = 60;

    public static TimeBankMovement Bank(TimeLineInputs facts) =>
        TimeBank.Close(facts.BankOpeningMinutes, facts.BankCapMinutes, Total(facts.Envelope), Total(facts.Given));

    public static Money Price(TimeAtRate term, TimeLineInputs facts, Steps? steps = null)
    {
        var rows = Spans.Of(term.Basis == TimeBasis.Envelope ? facts.Envelope : facts.Given);
        var rates = RateTable.Of(term);
        var minutesTimesPence = 0L;
        foreach (var row in rows)
        {
            var rate = RateOf(rates, row);
            minutesTimesPence += row.Minutes * rate;
            steps?.Add(
                term.Basis switch { TimeBasis.Envelope => "time.agreed", TimeBasis.PlannedWithinEnvelope => "time.planned", _ => "time.given" },
                Operand.Exact(new Share(row.Minutes * rate, MinutesAnHour)),
                Operand.Of(row.Band), Operand.Minutes(row.Minutes), Operand.PenceAnHour(rate));
        }

        var bank = Bank(facts);
        if (term.Basis != TimeBasis.Envelope)
        {
            minutesTimesPence -= Beyond(rates, rows, bank.BeyondMinutes, steps);
        }

        Banked(bank, steps);
        var pence = Rounding.HalfUp(minutesTimesPence, MinutesAnHour);
        steps?.Rounded(new Share(minutesTimesPence, MinutesAnHour), pence);
        return new Money(pence);
    }

    public static Money Block(BlockPayment term, BlockLineInputs facts, Steps? steps = null)
    {
        var part = Rounding.EqualPart(new Money(term.AnnualPence), facts.PartNumber, term.Parts);
        steps?.Add(
            "block.part", Operand.Pence(part.Pence),
            Operand.Pence(term.AnnualPence), Operand.Count(facts.PartNumber), Operand.Count(term.Parts));
        return part;
    }

    public static Money PlanValue(PlanLineInputs facts, Steps? steps = null)
    {
        var minutes = (long)facts.WeeklyMinutes * facts.Weeks;
        var value = Rounding.HalfUp(minutes * facts.PenceAnHour, MinutesAnHour);
        steps?.Add(
            "plan.value", Operand.Pence(value),
            Operand.Minutes(facts.WeeklyMinutes), Operand.Count(facts.Weeks), Operand.PenceAnHour(facts.PenceAnHour));
        return new Money(value);
    }

    public static Money UpFront(UpFrontShare term, PlanLineInputs facts, Steps? steps = null)
    {
        var value = PlanValue(facts, steps);
        var upFront = Rounding.HalfUp(value, term.Share);
        steps?.Add("plan.up-front", Operand.Pence(upFront.Pence), Operand.Pence(value.Pence), Operand.Part(term.Share));
        return upFront;
    }

    /// <summary>Minutes beyond envelope and bank go unpaid, those at the lowest rate first.</summary>
    private static long Beyond(RateTable rates, ReadOnlySpan<BandMinutes> rows, int beyondMinutes, Steps? steps)
    {
        var taken = 0L;
        var rate = long.MinValue;
        while (beyondMinutes > 0)
        {
            var (next, minutes) = NextRate(rates, rows, rate);
            var off = Math.Min(minutes, beyondMinutes);
            taken += off * next;
            beyondMinutes -= off;
            rate = next;
            if (off > 0)
            {
                steps?.Add(
                    "time.beyond", Operand.Exact(new Share(-(off * next), MinutesAnHour)),
                    Operand.Minutes(off), Operand.PenceAnHour(next));
            }
        }

        return taken;
    }

    private static (long Rate, int Minutes) NextRate(RateTable rates, ReadOnlySpan<BandMinutes> rows, long above)
    {
        var least = long.MaxValue;
        var minutes = 0;
        foreach (var row in rows)
        {
            var rate = RateOf(rates, row);
            if (rate > above && rate < least)
            {
                least = rate;
                minutes = 0;
            }

            minutes += rate == least ? row.Minutes : 0;
        }

        return (least, minutes);
    }

    private static void Banked(TimeBankMovement bank, Steps? steps)
    {
        if (steps is null)
        {
            return;
        }

        if (bank.DrawnMinutes > 0)
        {
            steps.Add(
                "time.bank-drawn", Operand.Minutes(bank.ClosingMinutes),
                Operand.Minutes(bank.OpeningMinutes), Operand.Minutes(bank.DrawnMinutes));
        }

        if (bank.CreditedMinutes > 0)
        {
            steps.Add(
                "time.bank-credited", Operand.Minutes(bank.ClosingMinutes),
                Operand.Minutes(bank.OpeningMinutes), Operand.Minutes(bank.CreditedMinutes));
        }

        if (bank.LapsedMinutes > 0)
        {
            steps.Add("time.bank-lapsed", Operand.Minutes(bank.LapsedMinutes));
        }
    }

    private static long RateOf(RateTable rates, BandMinutes row) =>
        rates.PenceAnHour(row.Band, row.From)
        ?? throw new InvalidOperationException($"No rate for {row.Band} on {row.From}: the inputs were not checked.");

    private static int Total(IReadOnlyList<BandMinutes> rows)
    {
        var minutes = 0;
        foreach (var row in Spans.Of(rows))
        {
            minutes += row.Minutes;
        }

        return minutes;
    }
}
