using Cylch.Records.Contracts;
using Cylch.Rules;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Which payment period a page is about: the one asked for, or the last that is over.</summary>
internal static class PeriodChoice
{
    public static PaymentPeriod Of(LocalDate firstYearStartsOn, LocalDate today, int? year, int? number)
    {
        if (number is not (>= 1 and <= PaymentPeriod.PerYear) || year is not (>= 2000 and <= 2100))
        {
            return ContractYear.PeriodHolding(firstYearStartsOn, today.PlusDays(-PaymentPeriod.Days));
        }

        // Contract years begin in spring, so the first of July is always within the year that is meant.
        return new PaymentPeriod(ContractYear.PeriodHolding(firstYearStartsOn, new LocalDate(year.Value, 7, 1)).YearStart, number.Value);
    }

    /// <summary>The period before or after another; null when it has not begun.</summary>
    public static PaymentPeriod? Beside(PaymentPeriod period, int step, LocalDate firstYearStartsOn, LocalDate today)
    {
        var other = ContractYear.PeriodHolding(firstYearStartsOn, period.Start.PlusDays(step * PaymentPeriod.Days));
        return other.Start > today ? null : other;
    }
}
