using Cylch.Rules;
using Cylch.Rules.Settlement;

namespace Cylch.Records.Settlement;

/// <summary>
/// The lines of an e-invoice: the parts of the statement, in the order it is worked out, and corrections by the period they correct. A part that comes
/// to nothing is left out unless there would be no line; nobody's name, outcome or words are in any.
/// </summary>
internal static class InvoiceParts
{
    private const string Total = "Statement / Datganiad";

    public static IReadOnlyList<InvoicePart> Of(IEnumerable<StatementLine> lines, IReadOnlyDictionary<long, int> periods)
    {
        var all = lines.ToList();
        var own = all.Where(line => line.CorrectsRunId is null).GroupBy(line => StatementPart.Of(LineText.KindOf(line))).OrderBy(group => group.Key)
            .Select(group => new InvoicePart(Name(group.Key), null, Sum(group)));
        var corrections = all.Where(line => line.CorrectsRunId is not null).GroupBy(line => periods[line.CorrectsRunId!.Value]).OrderBy(group => group.Key)
            .Select(group => new InvoicePart(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Corrections to period {group.Key} / Cywiriadau i gyfnod {group.Key}"), null, Sum(group)));
        var parts = own.Concat(corrections).Where(part => part.Amount != Money.Zero).ToList();
        return parts.Count > 0 ? parts : [new InvoicePart(Total, null, Money.Zero)];
    }

    private static Money Sum(IEnumerable<StatementLine> lines) => new(lines.Sum(line => line.AmountPence));

    private static string Name(PartOfStatement part) => part switch
    {
        PartOfStatement.Time => "Care time / Amser gofal",
        PartOfStatement.Index => "Indexation / Mynegeio",
        PartOfStatement.Smoothing => "Payments on account / Taliadau ar gyfrif",
        PartOfStatement.Held => "Held until reviewed / Cedwir hyd nes adolygu",
        PartOfStatement.Released => "Held money released / Arian a gadwyd yn cael ei ryddhau",
        PartOfStatement.Results => "Results / Canlyniadau",
        PartOfStatement.Satisfaction => "Satisfaction / Boddhad",
        PartOfStatement.Limits => "Limits / Terfynau",
        PartOfStatement.Gain => "Gain and loss shared / Rhannu ennill a cholled",
        PartOfStatement.Range => "Floor and ceiling / Isafswm ac uchafswm",
        _ => "Deductions / Didyniadau",
    };
}
