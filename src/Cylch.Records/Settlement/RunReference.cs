using System.Globalization;

namespace Cylch.Records.Settlement;

/// <summary>What a statement is called in payment files and on its e-invoice, so that the two tie.</summary>
public static class RunReference
{
    public static string Of(SettlementRun run, string contractNumber)
    {
        ArgumentNullException.ThrowIfNull(run);
        return string.Create(CultureInfo.InvariantCulture, $"{contractNumber}/{run.YearStartsOn.Year}/{run.PeriodNumber}");
    }
}
