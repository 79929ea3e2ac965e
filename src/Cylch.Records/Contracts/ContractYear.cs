using Cylch.Rules;
using NodaTime;

namespace Cylch.Records.Contracts;

/// <summary>The payment periods of a contract: its years follow each other, thirteen periods each.</summary>
public static class ContractYear
{
    private const int Days = PaymentPeriod.Days * PaymentPeriod.PerYear;

    /// <summary>The period that holds a day, in whichever contract year that is.</summary>
    public static PaymentPeriod PeriodHolding(LocalDate firstYearStartsOn, LocalDate day)
    {
        var days = Period.DaysBetween(firstYearStartsOn, day);
        var years = (days < 0 ? days - Days + 1 : days) / Days;
        return PaymentPeriod.Holding(firstYearStartsOn.PlusDays(years * Days), day)!.Value;
    }

    /// <summary>The last day of the contract year that holds a day, included.</summary>
    public static LocalDate EndOfYear(LocalDate firstYearStartsOn, LocalDate day) =>
        PeriodHolding(firstYearStartsOn, day).YearStart.PlusDays(Days - 1);
}
